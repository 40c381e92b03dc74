"""A plan as a file of targets that the intake takes without a question."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from campaign.export.form_sheet import Cell, Column, FormSheet, form_bytes
from campaign.export.tables import csv_bytes
from campaign.export.templates import TemplateForm
from campaign.intake.headings import STANDARD_HEADINGS
from campaign.kinds import SPECS
from campaign.plan.scenario import Plan, UnitQuota
from campaign.terms import Kind
from campaign.words import Words, words_for
from campaign.words.names import unit_label

Row = Mapping[str, Any]

_COLUMNS = (
    "unit_code",
    "unit_name",
    "indicator_code",
    "period_start",
    "period_end",
    "target_count",
    "issuer",
    "decision_no",
    "decided_on",
    "qualifier",
    "note",
)


@dataclass(frozen=True)
class PlanFile:
    """What a file of targets says beside the quotas.

    `rows` are rows of mart_progress by unit code; `indicator` and `issuer` rows of
    mart_indicator and mart_issuer; `first` and `last` the days of the targets, `as_of` the one
    on which the plan begins where a unit's people have no day of their own. `decided_on` says
    which of an issuer's decisions is the later one; without it the targets count as decided
    on their first day.
    """

    rows: Mapping[str, Row]
    indicator: Row
    issuer: Row
    first: dt.date
    last: dt.date
    as_of: dt.date
    decision_no: str
    decided_on: dt.date | None


def plan_file(plan: Plan, about: PlanFile, *, words: Words, form: TemplateForm) -> bytes:
    """Targets of all units of a plan whose people today are known, in Vietnamese.

    A target is the people today and the quota; `words` only says what the workbook is.
    """
    lines = [_line(quota.unit_code, quota.quota_count, about) for quota in _kept(plan, about)]
    if form is TemplateForm.CSV:
        return csv_bytes(_COLUMNS, [[line[name] for name in _COLUMNS] for line in lines])
    return form_bytes(_sheet(lines, about, words))


def units_without_people(plan: Plan, rows: Mapping[str, Row]) -> list[str]:
    """Codes of the units that are not in the file, because nobody knows where they stand."""
    codes = [quota.unit_code for quota in plan.quotas]
    return [code for code in codes if rows[code]["participant_count"] is None]


def plan_file_name(
    *, province_code: str, indicator_code: str, last: dt.date, form: TemplateForm
) -> str:
    """The file's name; its only date is the day on which the plan ends."""
    return f"chi-tieu-ke-hoach_{province_code}_{indicator_code}_{last:%Y%m%d}.{form.value}"


def _kept(plan: Plan, about: PlanFile) -> list[UnitQuota]:
    unknown = set(units_without_people(plan, about.rows))
    return [quota for quota in plan.quotas if quota.unit_code not in unknown]


def _line(unit_code: str, quota_count: int, about: PlanFile) -> dict[str, Any]:
    row = about.rows[unit_code]
    words = words_for("vi")
    key = "plan.file.note_simulated" if row["is_simulated"] else "plan.file.note"
    return {
        "unit_code": unit_code,
        "unit_name": unit_label(words, row),
        "indicator_code": about.indicator["indicator_code"],
        "period_start": about.first,
        "period_end": about.last,
        "target_count": row["participant_count"] + quota_count,
        "issuer": about.issuer["issuer"],
        "decision_no": about.decision_no or None,
        "decided_on": about.decided_on,
        "qualifier": row["participant_qualifier"],
        "note": words.say(
            key,
            people=row["participant_count"],
            quota=quota_count,
            day=row["reported_date"] or about.as_of,
        ),
    }


def _sheet(lines: Sequence[Row], about: PlanFile, words: Words) -> FormSheet:
    """The same lines under the headings of the forms, with names for codes."""
    vi = words_for("vi")
    names = {
        "indicator_code": str(about.indicator["indicator_short_name_vi"]),
        "issuer": str(about.issuer["issuer_name_vi"]),
    }
    rows: list[tuple[Cell, ...]] = []
    for line in lines:
        told = {**line, **names, "qualifier": vi.say(f"qualifier_name.{line['qualifier']}")}
        rows.append(tuple(told[name] for name in _COLUMNS))
    return FormSheet(
        name=words.say("plan.file.sheet"),
        instruction=words.say("plan.file.instruction"),
        lists_name=words.say("template.lists"),
        columns=tuple(_column(name) for name in _COLUMNS),
        rows=rows,
    )


def _column(name: str) -> Column:
    if name == "unit_name":
        return Column((STANDARD_HEADINGS[name],))
    return Column((STANDARD_HEADINGS[name],), SPECS[Kind.TARGETS].column(name).cell_type)
