"""Whether a file's figures can be true beside what is already known: its rows and the build.

Every rule is a question in sql/80_plausible; here its rows become findings.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from campaign import intake
from campaign.findings import Finding, Month, Named, Term
from campaign.home import SQL_DIR
from campaign.store import incoming, query
from campaign.terms import Severity
from campaign.thresholds import FAR_TARGET_YEARS, MAX_FINDINGS, MAX_PLAUSIBLE_ROWS, NAMED_UNITS
from campaign.words import words_for
from campaign.words.names import unit_label

Row = Mapping[str, Any]

_UNDATED = Term("value.undated")


@dataclass(frozen=True)
class _Names:
    """What codes are called, and the name of the file itself."""

    units: Mapping[str, Named]
    indicators: Mapping[str, Named]
    issuers: Mapping[str, Named]
    file_name: str

    def listed(self, codes: str) -> tuple[object, ...]:
        """The first units of a list of codes, and a mark when there are more."""
        names: list[object] = [self.units[code] for code in codes.split(",")]
        return (*names[:NAMED_UNITS], *(["…"] if len(names) > NAMED_UNITS else []))

    def place(self, row: Row) -> dict[str, object]:
        """Whom and what a row speaks of."""
        return {
            "unit": self.units[row["unit_code"]],
            "indicator": self.indicators[row["indicator_code"]],
        }


def plausibility(
    path: Path | None, reading: intake.Reading, *, received_on: dt.date
) -> tuple[Finding, ...]:
    """What is implausible about a file beside the build `path`, by line; nothing without one.

    Warnings, and infos that only tell; never an error, because unlikely figures can be true.
    At most MAX_FINDINGS, then one that says how many there are.
    """
    if path is None or not reading.row_count:
        return ()
    if reading.row_count > MAX_PLAUSIBLE_ROWS:
        params = {"n": reading.row_count, "most": MAX_PLAUSIBLE_ROWS}
        return (Finding("history_not_compared", Severity.INFO, params=params),)
    found = incoming.odd_rows(
        path, reading.tables, received_on=received_on, sql_dir=SQL_DIR, limit=MAX_FINDINGS
    )
    names = _names(path, Path(reading.name).name)
    headings = _headings(reading)
    findings = [
        _as_headed(rule(row, names), row, headings)
        for name, rule in _RULES.items()
        for row in found[name].rows
    ]
    findings.sort(key=lambda finding: (finding.line or 0, finding.code))
    total = sum(odd.row_count for odd in found.values())
    if total > MAX_FINDINGS:
        params = {"shown": MAX_FINDINGS, "total": total}
        more = Finding("more_warnings", Severity.WARNING, params=params)
        return (*findings[:MAX_FINDINGS], more)
    return tuple(findings)


def _names(path: Path, file_name: str) -> _Names:
    vi, en = words_for("vi"), words_for("en")
    units = query.select(path, "mart_unit")
    indicators = query.select(path, "mart_indicator")
    issuers = query.select(path, "mart_issuer")
    return _Names(
        units={u["unit_code"]: Named(unit_label(vi, u), unit_label(en, u)) for u in units},
        indicators={
            i["indicator_code"]: Named(i["indicator_short_name_vi"], i["indicator_short_name_en"])
            for i in indicators
        },
        issuers={i["issuer"]: Named(i["issuer_name_vi"], i["issuer_name_en"]) for i in issuers},
        file_name=file_name,
    )


def _headings(reading: intake.Reading) -> dict[str, list[intake.ColumnShown]]:
    """The file's own columns, by the code of what they mean."""
    headings: dict[str, list[intake.ColumnShown]] = defaultdict(list)
    for columns in reading.columns.values():
        for column in columns:
            headings[column.role].append(column)
    return headings


def _as_headed(
    finding: Finding, row: Row, headings: Mapping[str, Sequence[intake.ColumnShown]]
) -> Finding:
    """The finding at its cell, with its column as the person sees it, where that is one column.

    A canonical file has just the name that the finding has.
    """
    parts = (row.get("indicator_code"), row.get("denominator_kind"))
    roles = [f"{finding.column}.{part}" for part in parts if part] + [str(finding.column)]
    for role in roles:
        if len(headings.get(role, ())) == 1 and finding.line is not None:
            (column,) = headings[role]
            return replace(
                finding, column=column.label, sheet=column.sheet, cell=column.cell(finding.line)
            )
    return finding


def _warning(code: str, row: Row, column: str, **params: object) -> Finding:
    """A warning at the row's line; its value is that of the column."""
    value = row.get(column)
    shown = None if value is None else str(value)
    return Finding(code, Severity.WARNING, row["line_number"], column, shown, params)


_ODD_KIND = {"manyfold": "manyfold", "own": "unusually", "peers": "unlike_others"}


def _step(row: Row, names: _Names) -> Finding:
    count, previous = row["participant_count"], row["previous_count"]
    way = "rises" if count > previous else "falls"
    usual = row["usual_change_count"]
    return _warning(
        f"count_{way}_{_ODD_KIND[row['odd_kind']]}",
        row,
        "participant_count",
        **names.place(row),
        count=count,
        previous=previous,
        month=Month(row["month_end"]),
        previous_month=Month(row["previous_month_end"]),
        usual=None if usual is None else round(usual),
        usual_pct=row["usual_change_pct"],
    )


def _copy(row: Row, names: _Names) -> Finding:
    params = {
        "indicator": names.indicators[row["indicator_code"]],
        "month": Month(row["month_end"]),
        "n": row["copied_unit_count"],
        "compared": row["compared_unit_count"],
        "units": names.listed(row["unit_codes"]),
    }
    return Finding("counts_copied", Severity.WARNING, column="participant_count", params=params)


def _known_people(row: Row, names: _Names) -> dict[str, object]:
    """Which count of people, of which day, from which file."""
    return {
        "kind": Term(f"denominator.{row['denominator_kind']}"),
        "date": row["as_of_date"] or _UNDATED,
        "source": row["file_name"] or names.file_name,
    }


def _people(row: Row, names: _Names) -> Finding:
    counts = {"count": row["participant_count"], "people": row["people_count"]}
    if not row["is_above_own"]:
        known = _known_people(row, names)
        code = "count_above_people"
    else:
        known = {"kind": _own_kind(row)}
        code = "count_above_own_people"
    return _warning(code, row, "participant_count", **names.place(row), **counts, **known)


def _own_kind(row: Row) -> Term:
    """The kind of people that a row names, if it and its indicator name any."""
    kind = row["denominator_kind"]
    return Term(f"denominator.{kind}" if kind else "field.denominator_count")


def _coverage(row: Row, names: _Names) -> Finding:
    pct = row["coverage_pct"]
    return _warning("coverage_above_full", row, "coverage_pct", **names.place(row), pct=pct)


def _denominator(row: Row, names: _Names) -> Finding:
    people, standing = row["people_count"], row["standing_count"]
    column = row["column_name"]
    return _warning(
        "people_differ",
        {**row, column: people},
        column,
        unit=names.units[row["unit_code"]],
        people=people,
        standing=standing,
        change=abs(people - standing) * 100 / standing if standing else 100.0,
        **_known_people(row, names),
    )


def _target(row: Row, names: _Names) -> Finding:
    is_counted = row["target_count"] is not None and row["earlier_count"] is not None
    name = "target_count" if is_counted else "target_coverage_pct"
    return _warning(
        "target_falls",
        row,
        name,
        **names.place(row),
        issuer=names.issuers[row["issuer"]],
        target=row[name],
        earlier=row["earlier_count" if is_counted else "earlier_coverage_pct"],
        start=row["period_start_date"],
        end=row["period_end_date"],
    )


def _zero_target(row: Row, names: _Names) -> Finding:
    params = {
        "indicator": names.indicators[row["indicator_code"]],
        "issuer": names.issuers[row["issuer"]],
        "n": row["zero_target_count"],
        "units": names.listed(row["unit_codes"]),
    }
    return Finding("targets_zero", Severity.WARNING, column="target_count", params=params)


def _date(row: Row, _names: _Names) -> Finding:
    params = {"n": row["old_row_count"], "first": row["first_date"], "last": row["last_date"]}
    return Finding("report_dates_old", Severity.WARNING, column="as_of_date", params=params)


def _far_target(row: Row, _names: _Names) -> Finding:
    return _warning(
        "target_dates_far",
        row,
        row["far_column_name"],
        what=Term(f"uploaded.{row['far_column_name']}"),
        n=row["far_row_count"],
        years=FAR_TARGET_YEARS,
        first=row["first_date"],
        last=row["last_date"],
    )


def _clash(row: Row, _names: _Names) -> Finding:
    params = {
        "n": row["differing_row_count"],
        "source": row["file_name"],
        "by": row["received_by_name"],
    }
    return Finding("contradicts_upload", Severity.INFO, params=params)


_RULES: dict[str, Callable[[Row, _Names], Finding]] = {
    "odd_clash": _clash,
    "odd_copy": _copy,
    "odd_coverage": _coverage,
    "odd_date": _date,
    "odd_denominator": _denominator,
    "odd_far_target": _far_target,
    "odd_people": _people,
    "odd_step": _step,
    "odd_target": _target,
    "odd_zero_target": _zero_target,
}
