"""One file of the corpus and what a careful official would read in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.intake.workbooks import Tab, xlsx

CONTEXT = {"province": "92", "received_on": "2025-10-06"}
MARKS = {"e": "error", "w": "warning", "i": "info"}


@dataclass(frozen=True)
class Told:
    """A finding: code, severity, place (`T9!F7`, `T9`, `7 Tỷ lệ`), and its question if it asks.

    `ask` is the question's key; where that ends in a fingerprint or a name, its first word.
    """

    code: str
    severity: str
    at: str = ""
    ask: str = ""
    suggested: str = ""

    def as_json(self) -> dict[str, str]:
        """Only what is said."""
        return {name: value for name, value in vars(self).items() if value}


def error(code: str, at: str = "", *, ask: str = "") -> Told:
    """What blocks the file."""
    return Told(code, "error", at, ask)


def warning(code: str, at: str = "", *, ask: str = "", suggested: str = "") -> Told:
    """What needs a person's word."""
    return Told(code, "warning", at, ask, suggested)


def info(code: str, at: str = "") -> Told:
    """What is only told."""
    return Told(code, "info", at)


def mapping(at: str, suggested: str) -> Told:
    """The one question of a new form: what its columns mean."""
    return warning("mapping_unconfirmed", at, ask="mapping", suggested=suggested)


def whose(sheet: str = "", suggested: str = "people_committee") -> Told:
    """The question whose targets a sheet states."""
    return warning("whose_targets", sheet, ask="issuer", suggested=suggested)


@dataclass(frozen=True)
class Case:
    """A file (its name tells the form), why it is here, and its reading.

    `tables` holds for each kind the rows as text: canonical columns, then a line for each
    record, parted by spaces, `-` for a blank. `answers` are given by the question's key;
    `mapping:*` stands for the key with this file's own fingerprint.
    """

    name: str
    why: str
    payload: bytes
    file: str = "bao cao.csv"
    tables: Mapping[str, str] = field(default_factory=dict)
    told: Sequence[Told] = ()
    context: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)
    is_acceptable: bool = True
    aliases: Sequence[str] = ()


def csv_text(*lines: str, encoding: str = "utf-8") -> bytes:
    """A text file of these lines."""
    return ("\n".join(lines) + "\n").encode(encoding)


def sheet(*rows: Sequence[object], name: str = "T9", **more: object) -> bytes:
    """A workbook of one sheet."""
    return xlsx(Tab(name, rows, **more))  # type: ignore[arg-type]


VSI = "2=unit_name;3=target_count.vsi;4=participant_count.vsi;5=attainment_pct.vsi"
"""The mapping of the usual sheet: STT, unit, target, count, rate."""

VSI_REPORTS = """
unit_code indicator_code as_of_date participant_count attainment_pct
31340 vsi 2025-09-30 1215 81.0
31471 vsi 2025-09-30 986 98.6
"""
VSI_TARGETS = """
unit_code indicator_code period_start period_end target_count issuer decision_no
31340 vsi 2025-01-01 2025-12-31 1500 people_committee -
31471 vsi 2025-01-01 2025-12-31 1000 people_committee -
"""
VSI_TABLES = {"reports": VSI_REPORTS, "targets": VSI_TARGETS}
"""What the usual sheet says: Ngã Bảy 1215 of 1500, Long Mỹ 986 of 1000, at the end of September."""

TITLE = "KẾT QUẢ PHÁT TRIỂN NGƯỜI THAM GIA BHXH TỰ NGUYỆN"
DAY = "(Số liệu đến ngày 30/9/2025)"
HEADINGS = ("STT", "Xã, phường", "Chỉ tiêu", "Thực hiện", "Tỷ lệ %")
LINES = (("1", "Ngã Bảy", "1500", "1215", "81,0"), ("2", "Long Mỹ", "1000", "986", "98,6"))


def usual_told(at: str = "3", sheet_name: str = "", code: str = VSI) -> tuple[Told, ...]:
    """What a usual sheet tells: the day it took, its columns, whose targets."""
    return (info("date_from_title", sheet_name), mapping(at, code), whose(sheet_name))
