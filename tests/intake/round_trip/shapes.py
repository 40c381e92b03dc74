"""The words and the shapes of wide tables."""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.intake.round_trip.names import WAYS

UNIT_HEADINGS = ("Xã, phường", "Đơn vị", "Tên đơn vị", "Xã/Phường", "Địa phương")
DAY_HEADINGS = ("Ngày báo cáo", "Kỳ báo cáo", "Số liệu đến ngày")
INDICATORS = {
    "vsi": ("BHXH tự nguyện", "BHXH TN", "Bảo hiểm xã hội tự nguyện"),
    "hi": ("BHYT", "Bảo hiểm y tế"),
    "hi_household": ("BHYT hộ gia đình", "BHYT HGĐ"),
    "hi_pupil": ("BHYT học sinh", "BHYT HSSV"),
    "csi": ("BHXH bắt buộc", "BHXH BB"),
    "ui": ("BHTN", "Bảo hiểm thất nghiệp"),
}
PEOPLE = {
    "population": ("Dân số", "Tổng dân số", "Dân số (người)"),
    "labour_force": ("Lực lượng lao động",),
    "participating_age": ("Số người trong độ tuổi tham gia", "Dân số trong độ tuổi"),
    "pupils": ("Số học sinh", "Tổng số HSSV"),
}
MEASURES = {
    "target_count": ("Chỉ tiêu", "Kế hoạch", "Chỉ tiêu giao", "KH", "Chỉ tiêu (người)"),
    "participant_count": ("Thực hiện", "Kết quả", "Số người tham gia", "Lũy kế", "Đang tham gia"),
    "attainment_pct": ("Tỷ lệ hoàn thành (%)", "% hoàn thành", "Đạt (%)", "Tỷ lệ thực hiện"),
    "coverage_pct": ("Tỷ lệ bao phủ (%)", "Bao phủ", "Tỷ lệ bao phủ dân số", "% bao phủ"),
    "gap_count": ("Còn thiếu", "Còn phải phát triển", "Còn lại", "Chưa đạt"),
    "new_count": ("Tăng mới", "Phát triển mới", "Tham gia mới"),
}
PAIRS = ("TH/KH", "Thực hiện/Chỉ tiêu", "Kết quả/Kế hoạch")
SIGNATURES = (
    ("Người lập biểu", "GIÁM ĐỐC"),
    ("(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)"),
)


@dataclass(frozen=True)
class Column:
    """A column: its headings from the top down, its role, and whose figures it holds."""

    path: tuple[str, ...]
    role: str
    measure: str = ""
    of: str = ""


@dataclass(frozen=True)
class Shape:
    """What stands around the figures of a wide table."""

    heading_rows: int
    is_merged: bool
    has_numbering: bool
    has_places: bool
    has_codes: bool
    day_place: str
    has_sections: bool
    section_sums: bool
    total: str
    has_signatures: bool
    has_letterhead: bool
    blank_rows: bool
    pairs: bool
    wording: int
    way: str


SHAPES = st.builds(
    Shape,
    heading_rows=st.integers(1, 3),
    is_merged=st.booleans(),
    has_numbering=st.booleans(),
    has_places=st.booleans(),
    has_codes=st.sampled_from([False, False, True]),
    day_place=st.sampled_from(["title", "title", "column"]),
    has_sections=st.sampled_from([False, False, True]),
    section_sums=st.booleans(),
    total=st.sampled_from(["", "first", "last", "last"]),
    has_signatures=st.booleans(),
    has_letterhead=st.booleans(),
    blank_rows=st.booleans(),
    pairs=st.sampled_from([False, False, True]),
    wording=st.integers(0, 10),
    way=st.sampled_from(sorted(WAYS)),
)
