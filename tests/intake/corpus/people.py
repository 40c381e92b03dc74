"""Personal data is refused by kind and place, never by value; what only looks like it is not."""

from tests.intake.corpus.case import DAY, TITLE, Case, csv_text, error, info, mapping, sheet

_NAMES = ("Nguyễn Thị Bé Hai", "Trần Văn Tám", "Lê Hoàng Nam", "Phạm Thị Út")


def _refused(kind: str, form: str, why: str, payload: bytes, at: str) -> Case:
    return Case(
        f"people_{kind}_by_{form}",
        why,
        payload,
        told=(error(f"personal_{kind}", at),),
        is_acceptable=False,
    )


def _list(heading: str, *values: str) -> bytes:
    lines = (f"{i}\tNgã Bảy\t{value}" for i, value in enumerate(values, 1))
    return csv_text(TITLE, DAY, f"STT\tXã, phường\t{heading}", *lines)


CASES = [
    _refused(
        "person_name",
        "heading",
        "A list of people, however short, has no place here.",
        _list("Họ và tên người tham gia BHXH", "x", "y"),
        "3",
    ),
    _refused(
        "person_name",
        "values",
        "Names under a heading that does not say so.",
        _list("Người được vận động", *_NAMES),
        "4",
    ),
    _refused(
        "identity_number", "heading", "Identity numbers by heading.", _list("Số CCCD", "092"), "3"
    ),
    _refused(
        "identity_number",
        "values",
        "One identity number anywhere is enough.",
        _list("Ghi chú", "", "CCCD 092085001234"),
        "5",
    ),
    _refused(
        "insurance_number",
        "heading",
        "Insurance numbers by heading.",
        _list("Mã số BHXH", "1"),
        "3",
    ),
    _refused(
        "insurance_number",
        "values",
        "A health-insurance card's number in a note.",
        _list("Ghi chú", "thẻ GD4929212345678"),
        "4",
    ),
    _refused("phone", "heading", "Telephone numbers by heading.", _list("SĐT", "1"), "3"),
    _refused(
        "phone",
        "values",
        "A mobile number in a note.",
        _list("Ghi chú", "", "liên hệ 0912.345.678"),
        "5",
    ),
    _refused("birth_date", "heading", "Days of birth by heading.", _list("Năm sinh", "1985"), "3"),
    _refused(
        "birth_date",
        "values",
        "Days of the last century are days of birth.",
        _list("Ngày", "01/02/1985", "3/4/1990", "15-06-1978", "07.08.1969"),
        "4",
    ),
    Case(
        "people_in_a_second_sheet",
        "The place of personal data in a workbook is told by sheet and cell.",
        sheet([DAY], ["STT", "Họ tên", "Thực hiện"], [1, "Nguyễn Thị Bé Hai", 1], name="DS"),
        file="bao cao.xlsx",
        told=(error("personal_person_name", "DS!B2"),),
        is_acceptable=False,
    ),
    Case(
        "units_that_sound_like_people",
        "Communes called like people are none.",
        csv_text(
            TITLE,
            DAY,
            "Xã, phường\tThực hiện",
            "Hồ Đắc Kiện\t101",
            "Lương Tâm\t102",
            "Châu Thành\t103",
            "Trần Đề\t104",
            "Mai Hương\t105",
        ).replace("Mai Hương".encode(), "Mỹ Hương".encode()),
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count
31570 vsi 2025-09-30 101
31492 vsi 2025-09-30 102
31366 vsi 2025-09-30 103
31673 vsi 2025-09-30 104
31591 vsi 2025-09-30 105
"""
        },
        told=(info("date_from_title"), mapping("3", "1=unit_name;2=participant_count.vsi")),
    ),
    Case(
        "signatures_are_no_list_of_people",
        "Whoever made and signed the sheet may stand below it, with the office's telephone.",
        csv_text(
            "BHXH THÀNH PHỐ CẦN THƠ\t\tĐT: 0292 3820 123",
            TITLE,
            DAY,
            "Xã, phường\tThực hiện\tGhi chú",
            "Ngã Bảy\t101\t",
            "Long Mỹ\t102\t",
            "Người lập biểu\t\tGiám đốc",
            "(Ký, ghi rõ họ tên)\t\t(Ký, đóng dấu)",
            "Nguyễn Thị Bé Hai\t\tTrần Văn Tám",
        ),
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count
31340 vsi 2025-09-30 101
31471 vsi 2025-09-30 102
"""
        },
        told=(info("date_from_title"), mapping("4", "1=unit_name;2=participant_count.vsi;3=note")),
    ),
]
