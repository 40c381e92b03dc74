"""The ways in which offices write numbers, rates, days, and nothing at all."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

from campaign.terms import Qualifier
from campaign.thresholds import MAX_PCT
from tests.intake.round_trip.figures import Figure

Cell = str | int | float | dt.date | None

# Before this day many of the names were those of other units.
_FIRST_DAY = dt.date(2025, 7, 1)
_EPOCH = dt.date(1899, 12, 30)
_ROMAN = ("I", "II", "III", "IV")
_PREFIXES = {
    Qualifier.EXACT: ("",),
    Qualifier.AT_LEAST: ("trên ", "hơn ", ">", "> "),
    Qualifier.ABOUT: ("khoảng ", "gần ", "~"),
}
_MARKS = (("", ","), ("", "."), (".", ","), (",", "."), (" ", ","), (" ", "."), ("'", "."))
_RATES = ("bare", "sign", "spaced sign", "share")


@dataclass(frozen=True)
class Numbers:
    """How numbers are written: the mark between thousands, the decimal one, rates, blanks.

    `is_native` leaves numbers to the workbook; `has_formats` shows its shares as percents.
    """

    group: str
    decimal: str
    rate: str
    blank: str
    prefix: int = 0
    is_native: bool = False
    has_formats: bool = False

    @property
    def most_pct(self) -> int:
        """Shares of more than one and a half are taken for percents, and no office has many."""
        return 150 if self.rate == "share" else MAX_PCT

    def truth(self) -> dict[str, str]:
        """What a person answers to the questions about numbers."""
        return {
            "mark": "comma" if self.decimal == "," else "point",
            "rate": "share" if self.rate == "share" else "pct",
            "scale": "1",
        }

    def cell(self, figure: Figure | None) -> Cell:
        """A figure as it stands in its cell."""
        if figure is None:
            return self.blank or None
        is_rate = isinstance(figure.value, Decimal)
        if self.is_native and figure.qualifier is Qualifier.EXACT:
            if not is_rate:
                return int(figure.value)
            return float(figure.value / 100 if self.rate == "share" else figure.value)
        prefixes = _PREFIXES[figure.qualifier]
        text = self.rate_text(figure.value) if is_rate else self.count_text(int(figure.value))
        return prefixes[self.prefix % len(prefixes)] + text

    def count_text(self, count: int) -> str:
        """A count with its thousands parted."""
        return f"{count:,}".replace(",", self.group)

    def rate_text(self, rate: Decimal | int) -> str:
        """A rate by the decimal mark, as percent or as a share of one."""
        shown = Decimal(rate) / 100 if self.rate == "share" else Decimal(rate)
        text = f"{shown:f}".replace(".", self.decimal)
        return text + {"sign": "%", "spaced sign": " %"}.get(self.rate, "")


def numbers(*, is_workbook: bool, is_canonical: bool) -> st.SearchStrategy[Numbers]:
    """Every way of writing numbers; by contract a canonical file has percents, never shares."""
    return st.builds(
        lambda marks, **rest: Numbers(*marks, **rest),
        st.sampled_from(_MARKS + ((("\u00a0", ","), ("\u202f", ",")) if is_workbook else ())),
        rate=st.sampled_from(_RATES[:3] if is_canonical else _RATES),
        blank=st.sampled_from(["", "", "-", "...", "–", "n/a"]),
        prefix=st.integers(0, 3),
        is_native=st.booleans() if is_workbook else st.just(value=False),
        has_formats=st.booleans(),
    )


@dataclass(frozen=True)
class Days:
    """One way of writing a day, and the days that can be written so."""

    write: Callable[[dt.date], Cell]
    ends: str = "day"

    def strategy(self) -> st.SearchStrategy[dt.date]:
        """The days that this way can tell."""
        days = st.dates(_FIRST_DAY, dt.date(2030, 12, 31))
        return days.map({"day": lambda day: day, "month": _month_end, "quarter": _quarter_end}[
            self.ends
        ])  # fmt: skip


def _month_end(day: dt.date) -> dt.date:
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


def _quarter_end(day: dt.date) -> dt.date:
    return _month_end(day.replace(day=1, month=(day.month + 2) // 3 * 3))


def _quarter(day: dt.date) -> str:
    return _ROMAN[day.month // 3 - 1]


CELL_DAYS = {
    "own": Days(lambda day: day),
    "iso": Days(lambda day: day.isoformat()),
    "day first": Days(lambda day: f"{day.day}/{day.month}/{day.year}"),
    "two digits": Days(lambda day: f"{day:%d/%m/%Y}"),
    "short year": Days(lambda day: f"{day:%d/%m/%y}"),
    "points": Days(lambda day: f"{day:%d.%m.%Y}"),
    "dashes": Days(lambda day: f"{day.day}-{day.month}-{day.year}"),
    "number": Days(lambda day: str((day - _EPOCH).days)),
    "words": Days(lambda day: f"ngày {day.day} tháng {day.month} năm {day.year}"),
    "month": Days(lambda day: f"tháng {day.month}/{day.year}", "month"),
    "month words": Days(lambda day: f"Tháng {day.month} năm {day.year}", "month"),
    "short month": Days(lambda day: f"T{day.month}/{day.year}", "month"),
    "month digits": Days(lambda day: f"{day:%m/%Y}", "month"),
    "quarter": Days(lambda day: f"Quý {_quarter(day)}/{day.year}", "quarter"),
}
"""Ways of writing a day in a cell of its own."""

TITLE_DAYS = {
    "as at": Days(lambda day: f"(Số liệu đến ngày {day.day}/{day.month}/{day.year})"),
    "hour": Days(lambda day: f"Tính đến 17 giờ 00 ngày {day:%d/%m/%Y}"),
    "words": Days(lambda day: f"Đến ngày {day.day} tháng {day.month} năm {day.year}"),
    "month": Days(lambda day: f"THÁNG {day.month} NĂM {day.year}", "month"),
    "short month": Days(lambda day: f"Báo cáo tháng {day.month}/{day.year}", "month"),
    "months": Days(lambda day: f"{day.month} tháng đầu năm {day.year}", "month"),
    "quarter": Days(lambda day: f"Quý {_quarter(day)} năm {day.year}", "quarter"),
}
"""Ways of telling the day of a whole table in a line above it."""
