"""Which unit a cell means: codes, names as people write them, and names that mean another."""

from tests.intake.corpus.case import (
    DAY,
    TITLE,
    Case,
    csv_text,
    error,
    info,
    mapping,
    sheet,
    warning,
)

_DATED = info("date_from_title")
_TOLD = (_DATED, mapping("3", "1=unit_name;2=participant_count.vsi"))
_CODED = (_DATED, mapping("3", "1=unit_code;2=unit_name;3=participant_count.vsi"))


def _names(*names: str) -> bytes:
    """Units by name, with 101, 102, … people."""
    lines = (f"{name}\t{100 + i}" for i, name in enumerate(names, 1))
    return csv_text(TITLE, DAY, "Xã, phường\tThực hiện", *lines)


def _codes(*lines: str) -> bytes:
    return csv_text(TITLE, DAY, "Mã xã\tXã, phường\tThực hiện", *lines)


def _read(*codes: str) -> dict[str, str]:
    """The same units by code, in the same order; a blank code is a line that was not read."""
    rows = [f"{code} vsi 2025-09-30 {100 + i}" for i, code in enumerate(codes, 1) if code]
    if not rows:
        return {}
    return {"reports": "\n".join(["unit_code indicator_code as_of_date participant_count", *rows])}


def _refused(name: str, why: str, *names: str, code: str, asked: bool = False) -> Case:
    told = (
        error(code, f"{i} Xã, phường", ask="unit" if asked else "")
        for i in range(4, 4 + len(names))
    )
    return Case(name, why, _names(*names), told=(*_TOLD, *told), is_acceptable=False)


CASES = [
    Case(
        "codes_without_zeros",
        "Excel took the codes for numbers and dropped their leading zeros.",
        sheet(
            [TITLE],
            [DAY],
            ["Mã xã", "Xã, phường", "Thực hiện"],
            [3388, "Đoàn Kết", 101],
            [3390, "Bình Lư", 102],
        ),
        file="bao cao.xlsx",
        context={"province": "12"},
        tables=_read("03388", "03390"),
        told=(
            info("date_from_title", "T9"),
            mapping("T9!3", "1=unit_code;2=unit_name;3=participant_count.vsi"),
        ),
    ),
    Case(
        "prefixes",
        "Types short and long, offices before them.",
        _names(
            "P. Ninh Kiều",
            "P.Tân An",
            "X. Thạnh An",
            "UBND phường Cái Răng",
            "BHXH Thốt Nốt",
            "PHƯỜNG Ô MÔN",
            "UBND xã Cờ Đỏ",
        ),
        tables=_read("31135", "31147", "31231", "31186", "31207", "31153", "31261"),
        told=_TOLD,
    ),
    Case(
        "numbers_before_names",
        "The line's number has slipped into the name.",
        _names("12. Phường Ninh Kiều", "3) Xã Thạnh An", "07 - Long Mỹ"),
        tables=_read("31135", "31231", "31471"),
        told=_TOLD,
    ),
    Case(
        "names_without_accents",
        "Typed without a Vietnamese keyboard; each is one unit only.",
        _names("Nga Bay", "Phuong Ninh Kieu", "XA THANH AN", "Xa Phien"),
        tables=_read("31340", "31135", "31231", "31495"),
        told=_TOLD,
    ),
    Case(
        "former_name_within_its_time",
        "A former name that the list allows until a day.",
        _names("Trung tâm Ngã Bảy"),
        aliases=("Trung tâm Ngã Bảy|31340||2025-12-31|",),
        tables=_read("31340"),
        told=_TOLD,
    ),
    Case(
        "former_name_after_its_time",
        "The same after that day is no name of a unit any more.",
        _names("Khu phố chợ"),
        aliases=("Khu phố chợ|31340||2025-06-30|",),
        told=(*_TOLD, error("unknown_unit", "4 Xã, phường")),
        is_acceptable=False,
    ),
    Case(
        "former_unit_that_is_a_part",
        "A former ward is only a part of today's: its figure is not the whole's.",
        _names("Lái Hiếu", "Long Mỹ"),
        aliases=("Lái Hiếu|31340|||part",),
        tables=_read("", "31471"),
        told=(*_TOLD, error("former_unit_is_part", "4 Xã, phường")),
        is_acceptable=False,
    ),
    Case(
        "two_former_names_of_one_unit",
        "Two former communes of one ward are never summed, nor one taken for both.",
        _names("Đại Thành cũ", "Tân Thành cũ"),
        aliases=("Đại Thành cũ|31411|||", "Tân Thành cũ|31411|||"),
        tables=_read("31411"),
        told=(*_TOLD, error("names_of_one_unit", "5")),
        is_acceptable=False,
    ),
    Case(
        "slip_in_a_name",
        "One letter wrong and one unit near: taken, and asked.",
        _names("Ninh Kiêu", "Long Mỹ"),
        tables=_read("31135", "31471"),
        told=(*_TOLD, warning("unit_suggested", "4 Xã, phường", ask="unit", suggested="31135")),
    ),
    Case(
        "slip_in_a_name_answered",
        "A person says which unit was meant, and it is not the nearest.",
        _names("Ninh Kiêu", "Long Mỹ"),
        answers={"unit:*": "31147"},
        tables=_read("31147", "31471"),
        told=_TOLD,
    ),
    Case(
        "slip_in_a_name_remembered",
        "The choice holds for the months to come.",
        _names("Ninh Kiêu", "Long Mỹ"),
        remembered={"unit:*": "31135"},
        tables=_read("31135", "31471"),
        told=_TOLD,
    ),
    Case(
        "numbers_in_names",
        "Vị Thanh is not Vị Thanh 1, Long Phú not Long Phú 1.",
        _names("Vị Thanh", "Vị Thanh 1", "Long Phú", "Long Phú 1"),
        tables=_read("31321", "31465", "31639", "31480"),
        told=_TOLD,
    ),
    _refused(
        "type_tells_apart",
        "There is a ward Vị Thanh and a commune Vị Thanh 1, a commune Long Phú and a ward Long"
        " Phú 1: with the other type the name may mean either.",
        "Xã Vị Thanh",
        "Phường Long Phú",
        "TT. Kế Sách",
        code="unknown_unit_near",
        asked=True,
    ),
    _refused(
        "former_districts",
        "Former districts share names with wards and are never them.",
        "Quận Ninh Kiều",
        "TP Vị Thanh",
        "TX. Ngã Năm",
        "Huyện Kế Sách",
        "H. Long Phú",
        "Q Cái Răng",
        code="unknown_unit",
    ),
    _refused(
        "office_or_ward",
        "“BHXH Long Mỹ” may be the office or the ward: asked.",
        "BHXH Long Mỹ",
        code="ambiguous_unit",
        asked=True,
    ),
    Case(
        "name_in_two_provinces",
        "Without its province the name means two communes: asked.",
        _names("Khánh Hòa", "Long Mỹ"),
        context={"province": ""},
        tables=_read("", "31471"),
        told=(*_TOLD, error("ambiguous_unit", "4 Xã, phường", ask="unit")),
        is_acceptable=False,
    ),
    Case(
        "name_in_two_provinces_settled",
        "The province settles it.",
        _names("Khánh Hòa"),
        context={"province": "15"},
        tables=_read("04342"),
        told=_TOLD,
    ),
    Case(
        "code_of_another_list",
        "An office's own codes say nothing against names that are sure.",
        _codes("TA0092A\tNgã Bảy\t101", "TA0092B\tLong Mỹ\t102"),
        tables=_read("31340", "31471"),
        told=_CODED,
    ),
    Case(
        "code_and_name_differ",
        "A code of one unit beside the name of another: which one counts?",
        _codes("31471\tNgã Bảy\t101", "31471\tLong Mỹ\t102"),
        tables=_read("", "31471"),
        told=(*_CODED, error("unit_mismatch", "4 Mã xã")),
        is_acceptable=False,
    ),
    Case(
        "unit_twice",
        "The same unit on two lines: the second is told and not read.",
        _names("Ngã Bảy", "Phường Ngã Bảy"),
        tables=_read("31340"),
        told=(*_TOLD, error("duplicate_key", "5")),
        is_acceptable=False,
    ),
    Case(
        "code_beside_a_name_without_accents",
        "Lao Cai may be ward or province without its accents; the code beside it says which.",
        _codes("02647\tLao Cai\t101"),
        context={"province": "15"},
        tables=_read("02647"),
        told=_CODED,
    ),
    Case(
        "ward_called_as_its_province",
        "Ward and province of one name are told apart by the type, whoever stands before it.",
        _names("UBND phường Lào Cai"),
        context={"province": "15"},
        tables=_read("02647"),
        told=_TOLD,
    ),
    Case(
        "ward_called_as_its_province_without_accents",
        "And without accents.",
        _names("Phuong Lao Cai"),
        context={"province": "15"},
        tables=_read("02647"),
        told=_TOLD,
    ),
]
