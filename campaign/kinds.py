"""The canonical columns of every kind of upload: the contract between offices, reader and store."""

from dataclasses import dataclass
from enum import StrEnum

from campaign.terms import (
    ActionStatus,
    ActivityType,
    DenominatorKind,
    DriveKind,
    Kind,
    Qualifier,
    ResultType,
)


class CellType(StrEnum):
    """How a cell is read from text."""

    TEXT = "text"
    COUNT = "count"
    PCT = "pct"
    DATE = "date"
    URL = "url"


@dataclass(frozen=True)
class Column:
    """One canonical column; `choices` lists the only values allowed."""

    name: str
    cell_type: CellType = CellType.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class KindSpec:
    """One kind of upload: its columns, its key, and the columns of which one must hold a figure."""

    kind: Kind
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    figures: tuple[str, ...] = ()
    date_pair: tuple[str, str] | None = None
    needs_date_or_source: str | None = None

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError when the kind has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def names(self) -> tuple[str, ...]:
        """All column names in canonical order."""
        return tuple(column.name for column in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        """Columns that a file of this kind must have, the unit aside."""
        return tuple(column.name for column in self.columns if column.required)

    @property
    def value_names(self) -> tuple[str, ...]:
        """Columns that are not part of the key: what a later upload can change."""
        return tuple(name for name in self.names if name not in self.key)


UNIT_HEADERS = ("unit_code", "unit_name", "unit")
"""Headers that name the unit; `unit` takes a code or a name. They become unit_code."""

FILLED_BEFORE = frozenset((*UNIT_HEADERS, "drive_code", "result_type"))
"""What a template states, or a person fills down, before there is anything to tell."""


def _choices(*enums: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for enum in enums for member in enum)


def _count(name: str, *, required: bool = False) -> Column:
    return Column(name, CellType.COUNT, required)


def _pct(name: str) -> Column:
    return Column(name, CellType.PCT)


def _date(name: str, *, required: bool = False) -> Column:
    return Column(name, CellType.DATE, required)


def _text(name: str, *, required: bool = False) -> Column:
    return Column(name, CellType.TEXT, required)


def _qualifier(name: str = "qualifier") -> Column:
    return Column(name, choices=_choices(Qualifier))


_UNIT = Column("unit_code")
_SOURCE = Column("source_url", CellType.URL)
_NOTE = Column("note")
_DRIVE = Column("drive_code", required=True)
_OPTIONAL_DRIVE = Column("drive_code")

_REPORTS = KindSpec(
    Kind.REPORTS,
    (
        _UNIT,
        _text("indicator_code", required=True),
        _date("as_of_date"),
        _count("participant_count"),
        _pct("coverage_pct"),
        _pct("attainment_pct"),
        _count("gap_count"),
        _count("denominator_count"),
        Column("denominator_kind", choices=_choices(DenominatorKind)),
        _count("new_count"),
        _count("returned_count"),
        _count("stopped_count"),
        _qualifier(),
        _qualifier("coverage_qualifier"),
        _qualifier("attainment_qualifier"),
        _qualifier("gap_qualifier"),
        _text("issuer"),
        _SOURCE,
        _date("published_date"),
        _NOTE,
    ),
    key=("unit_code", "indicator_code", "as_of_date"),
    figures=("participant_count", "coverage_pct", "attainment_pct", "gap_count"),
    needs_date_or_source="as_of_date",
)

_TARGETS = KindSpec(
    Kind.TARGETS,
    (
        _UNIT,
        _text("indicator_code", required=True),
        _date("period_start", required=True),
        _date("period_end", required=True),
        _count("target_count"),
        _pct("target_coverage_pct"),
        _text("issuer", required=True),
        _text("decision_no"),
        _date("decided_on"),
        _qualifier(),
        _SOURCE,
        _NOTE,
    ),
    key=("unit_code", "indicator_code", "issuer", "period_start", "decision_no"),
    figures=("target_count", "target_coverage_pct"),
    date_pair=("period_start", "period_end"),
)

_PHASING = KindSpec(
    Kind.PHASING,
    (
        _UNIT,
        _text("indicator_code", required=True),
        _text("issuer", required=True),
        _date("period_start", required=True),
        _text("decision_no"),
        _date("month", required=True),
        _pct("weight_pct"),
        _SOURCE,
        _NOTE,
    ),
    key=("unit_code", "indicator_code", "issuer", "period_start", "decision_no", "month"),
    figures=("weight_pct",),
)

_DENOMINATORS = KindSpec(
    Kind.DENOMINATORS,
    (
        _UNIT,
        Column("denominator_kind", required=True, choices=_choices(DenominatorKind)),
        _date("as_of_date"),
        _count("people_count", required=True),
        _qualifier(),
        _SOURCE,
        _NOTE,
    ),
    key=("unit_code", "denominator_kind", "as_of_date"),
    needs_date_or_source="as_of_date",
)

_DRIVES = KindSpec(
    Kind.DRIVES,
    (
        _DRIVE,
        _text("name_vi", required=True),
        _text("name_en"),
        Column("drive_kind", required=True, choices=_choices(DriveKind)),
        _text("phase"),
        _date("starts_on"),
        _date("ends_on"),
        _UNIT,
        _SOURCE,
        _NOTE,
    ),
    key=("drive_code",),
    date_pair=("starts_on", "ends_on"),
)

_ACTIVITIES = KindSpec(
    Kind.ACTIVITIES,
    (
        _DRIVE,
        _UNIT,
        Column("activity_type", required=True, choices=_choices(ActivityType)),
        _date("held_on"),
        _count("activity_count", required=True),
        _count("attendee_count"),
        _qualifier(),
        _SOURCE,
        _NOTE,
    ),
    key=("drive_code", "unit_code", "activity_type", "held_on"),
)

_RESULTS = KindSpec(
    Kind.RESULTS,
    (
        _DRIVE,
        _UNIT,
        Column("result_type", required=True, choices=_choices(ResultType)),
        _count("result_count", required=True),
        _qualifier(),
        _SOURCE,
        _NOTE,
    ),
    key=("drive_code", "unit_code", "result_type"),
)


def _register(kind: Kind, *dates_and_more: Column) -> KindSpec:
    """A register of sayings about units; the date columns tell the three kinds apart."""
    columns = (
        _UNIT,
        _text("title", required=True),
        _text("description"),
        *dates_and_more,
        _OPTIONAL_DRIVE,
        _SOURCE,
    )
    return KindSpec(kind, columns, key=("unit_code", "title"))


_PRACTICES = _register(Kind.PRACTICES, _date("started_on"))
_AWARDS = _register(Kind.AWARDS, _date("awarded_on"))
_ACTIONS = _register(
    Kind.ACTIONS,
    _date("decided_on"),
    _date("due_on"),
    _text("owner_role"),
    Column("status", choices=_choices(ActionStatus)),
)

SPECS: dict[Kind, KindSpec] = {
    spec.kind: spec
    for spec in (
        _REPORTS,
        _TARGETS,
        _PHASING,
        _DENOMINATORS,
        _DRIVES,
        _ACTIVITIES,
        _RESULTS,
        _PRACTICES,
        _AWARDS,
        _ACTIONS,
    )
}
