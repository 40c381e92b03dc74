"""What publishing a file would do to the pages: the would-be build, made aside and thrown away."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from campaign import intake
from campaign.home import SQL_DIR, Home
from campaign.publish.assemble import build_id_of, facts_of
from campaign.publish.check import Checked, current_path
from campaign.publish.run import entry_of
from campaign.publish.shown import Pages, Standing, measure_shown, month_end_of
from campaign.store import build, ledger, query
from campaign.store.build import CheckResult, Facts
from campaign.store.disk import folder_aside
from campaign.store.facts import facts_in
from campaign.store.progress import Progress
from campaign.store.query import Row
from campaign.terms import Kind, MapMeasure
from campaign.thresholds import RANK_MOVES_SHOWN

_NOBODY = ""
_PCT = {MapMeasure.ATTAINMENT: "attainment_pct", MapMeasure.COVERAGE: "coverage_pct"}


@dataclass(frozen=True)
class Headline:
    """One indicator of a province before and after, in the latest month that the file touches.

    `before` is of the latest month up to that one which the pages know now; the reported
    units are both of `month_end` itself.
    """

    province_code: str
    indicator_code: str
    month_end: dt.date
    before: Standing | None
    after: Standing | None
    reported_before_count: int
    reported_after_count: int
    unit_count: int

    @property
    def is_moved(self) -> bool:
        """Whether any figure changes; the same figure carried into a later month is the same."""
        if self.before is None or self.after is None:
            return self.before is not self.after
        return replace(self.before, month_end=self.after.month_end) != self.after


@dataclass(frozen=True)
class RankMove:
    """A unit whose place changes among its province's units; place 1 has the highest share."""

    province_code: str
    indicator_code: str
    month_end: dt.date
    measure: MapMeasure
    unit_code: str
    old_rank: int
    new_rank: int
    old_pct: float
    new_pct: float


@dataclass(frozen=True)
class Rehearsal:
    """What publishing would do to the build `build_id`, the current one when it was made.

    `rank_moves` are the farthest, `rank_move_count` all; with `blocking` checks nothing
    would be published, so there is nothing to compare. `warnings` hold only new rows.
    """

    build_id: str | None
    headlines: tuple[Headline, ...] = ()
    rank_moves: tuple[RankMove, ...] = ()
    rank_move_count: int = 0
    blocking: tuple[CheckResult, ...] = ()
    warnings: tuple[CheckResult, ...] = ()

    @property
    def is_blocked(self) -> bool:
        """Whether a check would stop the publication."""
        return bool(self.blocking)


def rehearse(home: Home, checked: Checked, *, progress: Progress | None = None) -> Rehearsal:
    """Build what would be if the file were published, compare it with what is, and remove it.

    Takes no lock and promotes nothing: other processes publish and read on. Raises what
    building raises (UploadUnreadableError, ReferenceDamagedError, OSError).
    """
    current = current_path(home)
    with folder_aside(home.builds) as folder:
        would_be = folder / "rehearsal.duckdb"
        results = _build(home, checked, current, would_be, progress)
        blocking = tuple(result for result in results if result.is_blocking)
        build_id = current.stem if current else None
        if blocking:
            return Rehearsal(build_id, blocking=blocking)
        try:
            headlines, moves = _compare(current, would_be, checked.reading)
            warnings = tuple(_new_warnings(current, would_be, results))
        finally:
            query.close(would_be)
    moves.sort(key=lambda move: (-abs(move.new_rank - move.old_rank), move.new_rank))
    shown = tuple(moves[:RANK_MOVES_SHOWN])
    return Rehearsal(build_id, tuple(headlines), shown, len(moves), (), warnings)


def _build(
    home: Home,
    checked: Checked,
    current: Path | None,
    path: Path,
    progress: Progress | None,
) -> list[CheckResult]:
    """Make the would-be build `path` of what stands and the file's rows."""
    entries = ledger.read_entries(home)
    active = ledger.active_uploads(entries)
    sequence = sum(entry.upload is not None for entry in entries) + 1
    upload = entry_of(checked, sequence=sequence, by=_NOBODY).upload
    # A file without a kind has no rows either; entry_of has refused it.
    fresh = [Facts(upload, checked.reading.tables)] if upload else []
    # The current build's own rows are those of the raw files, as its name says, and need not be
    # read again; publishing itself always reads the raw files.
    is_current = current is not None and current.stem == build_id_of(home, entries)
    standing = facts_in(current, active) if current and is_current else facts_of(home, active)
    return build.build(
        path,
        facts=chain(standing, fresh),
        reference=home.reference_files(),
        sql_dir=SQL_DIR,
        fact_count=len(active) + len(fresh),
        progress=progress,
    )


def _compare(
    current: Path | None, would_be: Path, reading: intake.Reading
) -> tuple[list[Headline], list[RankMove]]:
    """The headlines and ranks of every province that the file speaks of."""
    before, after = Pages(current), Pages(would_be)
    indicators = after.indicators()
    headlines: list[Headline] = []
    moves: list[RankMove] = []
    for province, touched in sorted(_touched(reading, after.provinces()).items()):
        for indicator in indicators:
            month = touched.get(indicator) or after.last_month(province)
            headline = _headline(before, after, province, indicator, month)
            if indicator in touched or headline.is_moved:
                headlines.append(headline)
            moves += _rank_moves(before, after, province, indicator, month)
    return headlines, moves


def _touched(
    reading: intake.Reading, province_of: Mapping[str, str]
) -> dict[str, dict[str, dt.date | None]]:
    """By province and indicator the latest month in the file's reports; None without a date."""
    touched: dict[str, dict[str, dt.date | None]] = defaultdict(dict)
    for kind, table in reading.tables.items():
        if "unit_code" not in table.column_names:
            continue
        keys = [name for name in ("unit_code", "indicator_code") if name in table.column_names]
        is_dated = kind is Kind.REPORTS and "as_of_date" in table.column_names
        values = [("as_of_date", "max")] if is_dated else []
        for row in table.group_by(keys).aggregate(values).to_pylist():
            if row["unit_code"] not in province_of:
                continue
            found = touched[province_of[row["unit_code"]]]
            if "indicator_code" in row:
                known, day = found.get(row["indicator_code"]), row.get("as_of_date_max")
                ends = (known, day and month_end_of(day))
                found[row["indicator_code"]] = max(filter(None, ends), default=None)
    return touched


def _headline(
    before: Pages, after: Pages, province: str, indicator: str, month: dt.date
) -> Headline:
    old_count, _ = before.reported(province, indicator, month)
    new_count, unit_count = after.reported(province, indicator, month)
    return Headline(
        province_code=province,
        indicator_code=indicator,
        month_end=month,
        before=before.standing(province, indicator, month),
        after=after.standing(province, indicator, month),
        reported_before_count=old_count,
        reported_after_count=new_count,
        unit_count=unit_count,
    )


def _rank_moves(
    before: Pages, after: Pages, province: str, indicator: str, month: dt.date
) -> Iterator[RankMove]:
    new_rows = _communes(after.rows(province, indicator, month))
    measure = measure_shown(new_rows)
    new = _ranks(new_rows, _PCT[measure])
    old = _ranks(_communes(before.rows(province, indicator, month)), _PCT[measure])
    for unit, (new_rank, new_pct) in new.items():
        old_rank, old_pct = old.get(unit, (new_rank, new_pct))
        if old_rank != new_rank:
            yield RankMove(
                province, indicator, month, measure, unit, old_rank, new_rank, old_pct, new_pct
            )


def _communes(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row["unit_level"] == "commune"]


def _ranks(rows: Iterable[Row], name: str) -> dict[str, tuple[int, float]]:
    """Rank and share by unit; equal shares have the same rank."""
    known = sorted((row for row in rows if row[name] is not None), key=lambda row: -row[name])
    ranks: dict[str, tuple[int, float]] = {}
    rank, last = 0, None
    for place, row in enumerate(known, start=1):
        if row[name] != last:
            rank, last = place, row[name]
        ranks[row["unit_code"]] = (rank, row[name])
    return ranks


def _new_warnings(
    current: Path | None, would_be: Path, results: Iterable[CheckResult]
) -> Iterator[CheckResult]:
    """The rows of warning checks that the current build does not have."""
    for result in results:
        sql = (SQL_DIR / "90_checks" / f"{result.name}.sql").read_text("utf-8")
        known = set(query.table(current, sql)[1]) if current else set()
        columns, rows = query.table(would_be, sql)
        new = [row for row in rows if row not in known]
        if new:
            yield build.check_result(result.name, columns, new)
