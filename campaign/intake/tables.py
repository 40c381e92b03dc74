"""From a sheet to a table whose columns are known: headings, a person's word, lines."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from campaign.findings import Ask, Finding
from campaign.intake import periods
from campaign.intake.body import Body, sort_lines
from campaign.intake.context import Context
from campaign.intake.headings import SKIP
from campaign.intake.layout import Layout
from campaign.intake.mapping import (
    CANONICAL_NAMES,
    MEASURES,
    ColumnMapping,
    map_columns,
    repeated,
)
from campaign.intake.reference import Reference
from campaign.intake.table import Table
from campaign.intake.titles import said_days, said_year, says_thousands, spoken_of
from campaign.intake.units import UnitFinder
from campaign.terms import Severity

_AS_OF = "as_of"


@dataclass
class Known:
    """A table whose columns are known, its lines, its day, and all that was noticed."""

    table: Table
    body: Body
    mapping: ColumnMapping
    day: dt.date | None
    year: int | None
    is_canonical: bool
    first_line: int
    findings: list[Finding] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)


class TableReader:
    """Turns layouts into known tables, asking what only a person can say."""

    def __init__(self, reference: Reference, context: Context, *, is_only: bool) -> None:
        self._reference = reference
        self._context = context
        self._is_only = is_only
        self._units = UnitFinder(
            reference,
            province=context.province,
            answers={**context.remembered, **context.answers},
        )

    def know(self, layout: Layout) -> Known:
        """The table of a layout with every column's role."""
        findings: list[Finding] = []
        answers: dict[str, str] = {}
        day, year = self._day(layout, findings, answers)
        mapping = map_columns(layout.paths, reference=self._reference, year=year)
        if not layout.is_canonical:
            day = day or self._day_of_headings(mapping, layout, findings, year)
            mapping = self._with_indicator(mapping, layout, findings, answers)
            # Without its insurance a form cannot be agreed on.
            if not any(finding.code == "no_indicator" for finding in findings if _blocks(finding)):
                mapping = self._agreed(mapping, layout, findings, answers)
        findings += _repeated(mapping, layout, day)
        body = sort_lines(layout, mapping.roles, units=self._units, reference=self._reference)
        findings += _unclear(body, layout)
        labels = tuple(" – ".join(path) for path in layout.paths)
        first_line, is_canonical = layout.first_line, layout.is_canonical
        table = Table(
            layout.sheet,
            labels,
            mapping.roles,
            body.lines,
            body.totals,
            is_canonical=is_canonical,
            is_in_thousands=any(map(says_thousands, layout.titles)),
        )
        return Known(table, body, mapping, day, year, is_canonical, first_line, findings, answers)

    def _day(
        self, layout: Layout, findings: list[Finding], answers: dict[str, str]
    ) -> tuple[dt.date | None, int | None]:
        """The day of the figures and the year, by a person's word, the titles or the tab."""
        sheet = layout.sheet
        year = said_year(layout.titles)
        if self._context.as_of is not None:
            return self._context.as_of, self._context.as_of.year
        key = _AS_OF if self._is_only or sheet.name is None else f"{_AS_OF}:{sheet.name}"
        given = periods.whole(self._context.answers.get(key, ""))
        if given is not None:
            answers[key] = given.isoformat()
            return given, given.year
        days = said_days(layout.titles)
        tab = periods.whole(sheet.name or "") or (
            periods.month_alone(sheet.name or "", year=year) if year else None
        )
        # A copy of last month's sheet keeps its title or its tab, and nobody can tell which.
        if tab is not None and all((day.year, day.month) != (tab.year, tab.month) for day in days):
            days = sorted({*days, tab})
        if len(days) == 1:
            params = {"date": days[0]}
            findings.append(
                Finding("date_from_title", Severity.INFO, params=params, sheet=sheet.name)
            )
            return days[0], days[0].year
        if days:
            options = tuple(day.isoformat() for day in days)
            findings.append(Finding("which_date", sheet=sheet.name, ask=Ask(key, options)))
        return None, year

    def _day_of_headings(
        self,
        mapping: ColumnMapping,
        layout: Layout,
        findings: list[Finding],
        year: int | None,
    ) -> dt.date | None:
        """The one day that the headings speak of, where nothing above them tells any."""
        # A column of another year speaks for itself alone.
        days = {r.day for r in mapping.roles if r.day and year in (None, r.day.year)}
        if len(days) != 1 or any(_blocks(finding) for finding in findings):
            return None
        (day,) = days
        params = {"date": day}
        name = layout.sheet.name
        findings.append(Finding("date_from_title", Severity.INFO, params=params, sheet=name))
        return day

    def date_question(self, layout_sheet: str | None) -> Finding:
        """The question for the day of a table that says none."""
        key = _AS_OF if self._is_only or layout_sheet is None else f"{_AS_OF}:{layout_sheet}"
        return Finding("no_date", sheet=layout_sheet, ask=Ask(key))

    def _with_indicator(
        self,
        mapping: ColumnMapping,
        layout: Layout,
        findings: list[Finding],
        answers: dict[str, str],
    ) -> ColumnMapping:
        """Figures headed without an indicator are of the one that the titles speak of."""
        roles = mapping.roles
        bare = [r for r in roles if r.name in MEASURES and r.indicator is None]
        own = {role.indicator for role in roles if role.indicator is not None}
        if not bare or mapping.index_of("indicator_code", "drive_code") is not None:
            return mapping
        key = f"indicator:{mapping.fingerprint}"
        given = self._context.answers.get(key, "")
        said = {given} if given in self._reference.indicator_codes else own
        said = said or spoken_of(layout.titles, self._reference)
        earlier = self._context.remembered.get(key)
        if len(said) != 1 and not own:
            options = tuple(sorted(said or self._reference.indicator_codes))
            suggested = earlier if earlier in options else None
            severity = Severity.WARNING if suggested else Severity.ERROR
            ask = Ask(key, options, suggested)
            findings.append(Finding("no_indicator", severity, sheet=layout.sheet.name, ask=ask))
            said = {suggested} if suggested else set()
            answers |= {key: suggested} if suggested else {}
        if len(said) != 1:
            return replace(
                mapping, roles=tuple(replace(r, name=SKIP) if r in bare else r for r in roles)
            )
        indicator = next(iter(said))
        if indicator == given:
            answers[key] = indicator
        return replace(
            mapping,
            # The same headings in a sheet on another insurance are another form.
            fingerprint=mapping.fingerprint if own else f"{mapping.fingerprint}.{indicator}",
            roles=tuple(
                replace(r, indicator=indicator, is_certain=False) if r in bare else r for r in roles
            ),
        )

    def _agreed(
        self,
        mapping: ColumnMapping,
        layout: Layout,
        findings: list[Finding],
        answers: dict[str, str],
    ) -> ColumnMapping:
        """The mapping as a person has confirmed it, else the likely one with the question."""
        if mapping.is_certain:
            return mapping
        given = self._context.answers.get(mapping.key)
        wanted = self._context.answer(mapping.key)
        agreed = wanted and mapping.with_answer(wanted, indicators=self._reference.indicator_codes)
        if agreed:
            answers[mapping.key] = agreed.code
            return agreed
        code = "mapping_unconfirmed" if given is None else "mapping_unusable"
        finding = Finding(
            code,
            Severity.WARNING if given is None else Severity.ERROR,
            layout.first_line,
            value=given,
            sheet=layout.sheet.name,
            ask=Ask(mapping.key, suggested=mapping.code),
        )
        findings.append(finding)
        answers[mapping.key] = mapping.code
        return mapping


def _blocks(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _unclear(body: Body, layout: Layout) -> Iterator[Finding]:
    """What in the lines belongs to another table, or to several units at once."""
    sheet = layout.sheet
    for line in body.further_tables:
        yield Finding("further_table", line=line, sheet=sheet.name)
    for line, index in body.shared_figures:
        label = " – ".join(layout.paths[index]) if index < len(layout.paths) else None
        cell = sheet.place(line, index)
        yield Finding("shared_figure", line=line, column=label, sheet=sheet.name, cell=cell)


def _repeated(mapping: ColumnMapping, layout: Layout, day: dt.date | None) -> Iterator[Finding]:
    for index in repeated(mapping, day=day):
        label = " – ".join(layout.paths[index])
        yield Finding(
            "repeated_column",
            line=layout.first_line,
            column=label,
            sheet=layout.sheet.name,
            cell=layout.sheet.place(layout.first_line, index),
        )


def long_names(known: Known) -> list[str]:
    """The columns of a table as a canonical header: what is not mapped keeps its own words."""
    names = []
    for role, label in zip(known.table.roles, known.table.labels, strict=True):
        is_unknown = role.name not in CANONICAL_NAMES
        names.append((label if known.is_canonical else "") if is_unknown else role.name)
    return names
