"""A plan's file: taken back by the intake as it is, and shown as targets once published."""

import dataclasses
import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from campaign import intake, publish
from campaign.export.plan import PlanFile, plan_file, plan_file_name, units_without_people
from campaign.export.templates import TemplateForm
from campaign.home import Home
from campaign.intake import Context, Reading
from campaign.plan.choices import PlanBasis, PlanStep
from campaign.plan.periods import periods_between
from campaign.plan.scenario import Plan, PlanUnit, Scenario, make_plan
from campaign.publish import Incoming
from campaign.store import query
from campaign.terms import Kind
from campaign.words import LANGUAGES, words_for
from tests.intake.files import reference
from tests.publish.scenes import current

FIRST, PLANNED, LAST = dt.date(2025, 1, 1), dt.date(2025, 10, 1), dt.date(2025, 12, 31)
TODAY = dt.date(2025, 10, 6)


def _rows(home: Home, *, issuer: str = "people_committee") -> dict[str, Any]:
    where = {
        "province_code": "MH",
        "indicator_code": "vsi",
        "issuer": issuer,
        "month_end": dt.date(2025, 9, 30),
        "unit_level": "commune",
    }
    rows = query.select(current(home), "mart_progress", where=where, order_by=("unit_code",))
    return {row["unit_code"]: row for row in rows}


def _plan(rows: dict[str, Any]) -> Plan:
    units = [
        PlanUnit(code, row["participant_count"], row["denominator_count"], row["gap_count"])
        for code, row in rows.items()
    ]
    total = sum(unit.gap_count or 0 for unit in units)
    months = periods_between(PLANNED, LAST, PlanStep.MONTH)
    return make_plan(units, Scenario(total, months, {PlanBasis.GAP: 1.0}))


def _about(
    home: Home,
    decision_no: str = "12/KH-UBND",
    *,
    decided_on: dt.date | None = TODAY,
    issuer_code: str = "unit_itself",
) -> PlanFile:
    (indicator,) = query.select(current(home), "mart_indicator", where={"indicator_code": "vsi"})
    (issuer,) = query.select(current(home), "mart_issuer", where={"issuer": issuer_code})
    return PlanFile(
        rows=_rows(home),
        indicator=indicator,
        issuer=issuer,
        first=FIRST,
        last=LAST,
        as_of=dt.date(2025, 9, 30),
        decision_no=decision_no,
        decided_on=decided_on,
    )


def _name(form: TemplateForm) -> str:
    return plan_file_name(province_code="MH", indicator_code="vsi", last=LAST, form=form)


def _read(payload: bytes, form: TemplateForm) -> Reading:
    context = Context(province="MH", received_on=TODAY)
    return intake.read(_name(form), payload, reference=reference(), context=context)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", TemplateForm)
def test_the_intake_reads_the_file_without_one_finding(
    shipped_home: Home, form: TemplateForm, language: str
) -> None:
    about = _about(shipped_home)
    plan = _plan(_rows(shipped_home))
    reading = _read(plan_file(plan, about, words=words_for(language), form=form), form)
    assert reading.findings == ()
    assert set(reading.tables) == {Kind.TARGETS}
    read = {row["unit_code"]: row for row in reading.tables[Kind.TARGETS].to_pylist()}
    expected = {
        quota.unit_code: about.rows[quota.unit_code]["participant_count"] + quota.quota_count
        for quota in plan.quotas
    }
    assert len(expected) == 102
    assert {code: row["target_count"] for code, row in read.items()} == expected
    assert {
        (r["indicator_code"], r["issuer"], r["period_start"], r["period_end"], r["decision_no"])
        for r in read.values()
    } == {("vsi", "unit_itself", FIRST, LAST, "12/KH-UBND")}
    assert {row["decided_on"] for row in read.values()} == {TODAY}


@pytest.mark.parametrize("form", TemplateForm)
def test_without_a_decision_number_and_day_stay_blank(
    shipped_home: Home, form: TemplateForm
) -> None:
    plan = _plan(_rows(shipped_home))
    about = _about(shipped_home, decision_no="", decided_on=None)
    reading = _read(plan_file(plan, about, words=words_for("vi"), form=form), form)
    assert [f for f in reading.findings if f.severity == "error"] == []
    rows = reading.tables[Kind.TARGETS].to_pylist()
    assert {(row["decision_no"], row.get("decided_on")) for row in rows} == {(None, None)}


@pytest.mark.parametrize("decision_no", ["=1+1", "@SUM(A1)", "12; DROP", '"12"\n13', "-", "1,5"])
@pytest.mark.parametrize("form", TemplateForm)
def test_whatever_is_typed_as_a_number_runs_nowhere_and_loses_no_row(
    shipped_home: Home, form: TemplateForm, decision_no: str
) -> None:
    plan = _plan(_rows(shipped_home))
    payload = plan_file(plan, _about(shipped_home, decision_no), words=words_for("vi"), form=form)
    reading = _read(payload, form)
    assert [f for f in reading.findings if f.severity == "error"] == []
    assert reading.tables[Kind.TARGETS].num_rows == 102


def test_the_file_becomes_the_targets_of_its_issuer(shipped_home: Home, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    shutil.copytree(shipped_home.root, home.root)
    plan = _plan(_rows(home))
    form = TemplateForm.XLSX
    payload = plan_file(plan, _about(home), words=words_for("vi"), form=form)
    (done,) = publish.publish(home, [Incoming(_name(form), payload)], by="Lan", confirm=True)
    assert done.upload_id is not None
    own = _rows(home, issuer="unit_itself")
    gaps = {code: row["gap_count"] for code, row in own.items() if row["target_count"] is not None}
    assert gaps == {quota.unit_code: quota.quota_count for quota in plan.quotas}
    before, after = _rows(shipped_home), _rows(home)
    # A zero target asks for nothing, so the plan's own speaks for the one unit that has it.
    (zero,) = (code for code, row in before.items() if row["target_count"] == 0)
    before[zero] |= {"is_default_issuer": False}
    assert after == before


# One unit's target came without number and day, as if it had been given on the period's first.
_OLD: set[str | None] = {"19/QĐ-UBND", "37/QĐ-UBND", None}
_NEW: set[str | None] = {"12/KH-UBND"}
_BEHIND_DATED = _OLD - {None} | _NEW


def _decisions(home: Home, month_end: dt.date, plan: Plan) -> set[str | None]:
    """By which of the committee's decisions the units of a plan are judged in a month."""
    where = {"indicator_code": "vsi", "issuer": "people_committee", "month_end": month_end}
    rows = query.select(current(home), "mart_progress", where=where)
    planned = {quota.unit_code for quota in plan.quotas}
    return {row["decision_no"] for row in rows if row["unit_code"] in planned}


@pytest.mark.parametrize("form", TemplateForm)
@pytest.mark.parametrize(
    ("decided_on", "in_september", "in_october"),
    [
        pytest.param(dt.date(2025, 9, 30), _NEW, _NEW, id="of the last month"),
        pytest.param(TODAY, _OLD, _NEW, id="of the next month"),
        pytest.param(None, _BEHIND_DATED, _BEHIND_DATED, id="undated"),
    ],
)
def test_a_dated_plan_goes_before_earlier_decisions_of_its_issuer(
    shipped_home: Home,
    tmp_path: Path,
    form: TemplateForm,
    decided_on: dt.date | None,
    in_september: set[str | None],
    in_october: set[str | None],
) -> None:
    home = Home(tmp_path / "home")
    shutil.copytree(shipped_home.root, home.root)
    about = _about(home, decided_on=decided_on, issuer_code="people_committee")
    plan = _plan(about.rows)
    payload = plan_file(plan, about, words=words_for("vi"), form=form)
    report = "unit_code,indicator_code,as_of_date,participant_count\nMH001,vsi,2025-10-31,900\n"
    files = [Incoming(_name(form), payload), Incoming("t10.csv", report.encode())]
    done = publish.publish(home, files, by="Lan", confirm=True)
    assert all(one.upload_id for one in done)
    assert _decisions(home, dt.date(2025, 9, 30), plan) == in_september
    assert _decisions(home, dt.date(2025, 10, 31), plan) == in_october


def test_a_unit_of_unknown_people_is_not_in_the_file_and_is_named(shipped_home: Home) -> None:
    rows = _rows(shipped_home)
    known = _plan(rows)
    gone = known.quotas[0].unit_code
    rows[gone] = {**rows[gone], "participant_count": None}
    about = dataclasses.replace(_about(shipped_home), rows=rows)
    assert units_without_people(known, rows) == [gone]
    text = plan_file(known, about, words=words_for("vi"), form=TemplateForm.CSV).decode()
    assert gone not in text
    assert len(text.splitlines()) == 102


def test_simulated_figures_say_so_in_every_line(shipped_home: Home) -> None:
    plan = _plan(_rows(shipped_home))
    payload = plan_file(plan, _about(shipped_home), words=words_for("en"), form=TemplateForm.CSV)
    lines = payload.decode("utf-8-sig").splitlines()[1:]
    assert all("Số liệu mô phỏng" in line for line in lines)
