"""What names or numbers a person is refused; what only looks like it is not."""

import pytest

from campaign.intake.letters import fold
from campaign.intake.personal import personal_data
from campaign.intake.sheet import Line, Sheet
from tests.intake.files import read, reference

_UNITS = frozenset(
    fold(text) for unit in reference().units.values() for text in (unit.name, unit.full_name)
)


def _refused(*rows: str) -> str | None:
    lines = tuple(Line(n, tuple(row.split("|"))) for n, row in enumerate(rows, 1))
    finding = personal_data(Sheet(lines), unit_names=_UNITS)
    assert finding is None or finding.value is None
    return finding.code.removeprefix("personal_") if finding else None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Họ và tên", "person_name"),
        ("HỌ TÊN CHỦ HỘ", "person_name"),
        ("Họ và tên người tham gia BHXH tự nguyện", "person_name"),
        ("Số CCCD", "identity_number"),
        ("Mã số BHXH", "insurance_number"),
        ("Số điện thoại", "phone"),
        ("Ngày, tháng, năm sinh", "birth_date"),
    ],
)
def test_a_heading_of_people_is_refused_when_anything_stands_below(heading: str, kind: str) -> None:
    assert _refused(f"STT|{heading}", "1|x") == kind
    assert _refused(f"STT|{heading}", "1|") is None


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("092085001234", "identity_number"),
        ("CCCD: 092085001234.", "identity_number"),
        ("GD4929212345678", "insurance_number"),
        ("0912345678", "phone"),
        ("+84912345678", "phone"),
        ("ĐT 0912 345 678", "phone"),
    ],
)
def test_one_number_of_a_person_anywhere_is_enough(cell: str, kind: str) -> None:
    assert _refused("Ghi chú", "", cell) == kind


@pytest.mark.parametrize(
    "cell",
    [
        "1215",
        "31471",
        "02923820123",
        "2025-09-30",
        "1.234.567.890",
        "0.912345678",
        "045930",
        "125/BC",
    ],
)
def test_numbers_of_the_campaign_are_no_numbers_of_people(cell: str) -> None:
    assert _refused("Ghi chú", cell) is None


def test_a_column_of_names_is_refused_and_a_few_signatures_are_not() -> None:
    names = ("Nguyễn Thị Bé Hai", "Trần Văn Tám", "LÊ HOÀNG NAM", "Phạm Thị Út")
    assert _refused("Danh sách", *names) == "person_name"
    assert _refused("Xã", *["Ngã Bảy"] * 9, *names[:2]) is None


@pytest.mark.parametrize("prefix", ["", "Xã ", "Phường "])
def test_units_called_like_people_are_none(prefix: str) -> None:
    units = ("Hồ Đắc Kiện", "Lương Tâm", "Châu Thành", "Trần Đề", "Lê Lợi", "Cao Sơn")
    assert _refused("Xã", *(prefix + unit for unit in units)) is None


def test_the_value_is_never_told() -> None:
    reading = read("Ghi chú\n092085001234\n")
    assert "092085001234" not in repr(reading.findings)
    assert reading.row_count == 0


@pytest.mark.parametrize(("count", "kind"), [(3, None), (4, "person_name")])
def test_a_few_names_are_signatures_and_more_are_a_list(count: int, kind: str | None) -> None:
    names = ["Nguyễn Văn Nam", "Trần Thị Bích", "Lê Hoàng Phúc", "Phạm Minh Tuấn"]
    assert _refused("Người ký", *names[:count]) == kind
