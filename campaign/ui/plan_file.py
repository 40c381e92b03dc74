"""The plan as targets to download: what the sidebar takes back as it is."""

import datetime as dt
from functools import partial

import streamlit as st

from campaign.export.plan import PlanFile, plan_file, plan_file_name, units_without_people
from campaign.export.templates import TemplateForm
from campaign.plan.scenario import Plan
from campaign.publish.check import today
from campaign.thresholds import CALENDAR_YEARS
from campaign.ui.choice import choose
from campaign.ui.entry import enter_date_or_none
from campaign.ui.forms import MIME
from campaign.ui.parts import note, plain
from campaign.ui.plan_choices import PlanChoices
from campaign.ui.plan_decision import show_meaning
from campaign.ui.plan_ground import Ground
from campaign.ui.simulated import marked_name
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import unit_label

_UNIT_ITSELF = "unit_itself"
_IN_FORCE, _OF_PLAN = "target", "plan"
_DECISION_MOST_CHARS = 100
_LEAST_WIDTH = 300


def show_download(view: View, ground: Ground, choices: PlanChoices, plan: Plan) -> None:
    """Whose targets these are to be, by which decision, and both forms of the file."""
    words = view.words
    st.subheader(words.say("plan.file"), anchor=False)
    note(words.say("plan.file.caption"))
    about = _about(view, ground, choices)
    show_meaning(view, about)
    unknown = units_without_people(plan, ground.rows)
    if unknown:
        names = words.join([plain(unit_label(words, ground.rows[code])) for code in unknown])
        st.info(words.say("plan.file.unknown", n=len(unknown), units=names), icon=":material/help:")
    with st.container(horizontal=True):
        for form in (TemplateForm.XLSX, TemplateForm.CSV):
            st.download_button(
                words.say(f"plan.file.{form.value}"),
                partial(plan_file, plan, about, words=words, form=form),
                file_name=marked_name(view, _file_name(view, choices, form)),
                mime=MIME[form],
                icon=":material/download:",
                on_click="ignore",
                disabled=len(unknown) == len(plan.quotas),
                key=f"plan_{form.value}",
            )


def _file_name(view: View, choices: PlanChoices, form: TemplateForm) -> str:
    return plan_file_name(
        province_code=view.province_code,
        indicator_code=view.indicator_code,
        last=choices.last,
        form=form,
    )


def _about(view: View, ground: Ground, choices: PlanChoices) -> PlanFile:
    words = view.words
    issuers = {row["issuer"]: row for row in view.select("mart_issuer", order_by=("issuer_rank",))}
    labels = {issuer: str(row[f"issuer_name_{words.language}"]) for issuer, row in issuers.items()}
    usual = _UNIT_ITSELF if _UNIT_ITSELF in labels else next(iter(labels))
    with st.grid(2, min_column_width=_LEAST_WIDTH, gap="medium"):
        issuer = choose("plan_issuer", words.say("plan.file.issuer"), labels, default=usual)
        decision_no = st.text_input(
            words.say("plan.file.decision"),
            max_chars=_DECISION_MOST_CHARS,
            placeholder=words.say("plan.file.decision.none"),
            key=f"plan_decision_{words.language}",
        )
        decided_on = _choose_decided(words, choices)
        first = _choose_first(words, ground, choices)
    return PlanFile(
        rows=ground.rows,
        indicator=view.indicator,
        issuer=issuers[issuer],
        first=first,
        last=choices.last,
        as_of=ground.as_of,
        decision_no=decision_no.strip(),
        decided_on=decided_on,
    )


def _choose_decided(words: Words, choices: PlanChoices) -> dt.date | None:
    """The decision's day: today, or the plan's last day where that is over already."""
    return enter_date_or_none(
        "decided",
        words.say("plan.file.decided"),
        first=dt.date(CALENDAR_YEARS[0], 1, 1),
        last=choices.last,
        default=min(today(), choices.last),
        tip=words.say("plan.file.decided.help"),
    )


def _choose_first(words: Words, ground: Ground, choices: PlanChoices) -> dt.date:
    """The targets' first day: that of the targets in force, which they then stand beside.

    Targets that begin with the plan count, and are seen, from the next month's reports on.
    """
    begins = ground.target_begins
    if begins is None or begins >= ground.first:
        return ground.first
    labels = {
        code: words.say("plan.file.days", first=first, last=choices.last)
        for code, first in ((_IN_FORCE, begins), (_OF_PLAN, ground.first))
    }
    picked = choose(
        "since",
        words.say("plan.file.since"),
        labels,
        default=_IN_FORCE,
        tip=words.say("plan.file.since.help"),
    )
    return begins if picked == _IN_FORCE else ground.first
