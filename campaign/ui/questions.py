"""What only a person can say about a file: the questions, and the answers given so far."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from campaign.findings import Ask, Finding
from campaign.publish import Checked
from campaign.ui.parts import issuer_names, note, plain
from campaign.ui.values import indicator_names
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.findings import finding_text, value_text
from campaign.words.names import unit_label
from campaign.words.roles import role_text

_STATE = "_upload_questions"
_COLUMNS_A_ROW = 3
_MEASURES = (
    "participant_count",
    "target_count",
    "attainment_pct",
    "coverage_pct",
    "target_coverage_pct",
    "gap_count",
    "new_count",
    "returned_count",
    "stopped_count",
    "pair",
)
_PLAIN_ROLES = ("skip", "unit_name", "unit_code", "as_of_date", "note")
_PEOPLE_ROLES = tuple(
    f"people_count.{kind}" for kind in ("population", "participating_age", "labour_force", "pupils")
)


@dataclass
class Questions:
    """The questions asked about one file, in order, and a person's answers by key."""

    file_id: str
    asked: dict[str, Finding] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)


def questions_of(file_id: str) -> Questions:
    """What was asked and answered about the chosen file; empty for another file."""
    known: Questions | None = st.session_state.get(_STATE)
    if known is None or known.file_id != file_id:
        known = Questions(file_id)
        st.session_state[_STATE] = known
    return known


def show_questions(view: View, questions: Questions, checked: Checked) -> None:
    """Every question with its answers to choose from; a new answer reads the file again."""
    for finding in checked.findings:
        if finding.ask is not None:
            questions.asked.setdefault(finding.ask.key, finding)
    if not questions.asked:
        return
    st.markdown(f"**{view.words.say('question.title')}**")
    before = dict(questions.answers)
    for finding in questions.asked.values():
        if finding.ask is None:
            continue
        with st.container(border=True):
            _show(view, questions, checked, finding, finding.ask)
    if questions.answers != before:
        st.rerun()


def _show(view: View, questions: Questions, checked: Checked, finding: Finding, ask: Ask) -> None:
    text = finding_text(view.words, finding)
    place = f"{plain(view.words.capital(text.place))}: " if text.place else ""
    st.markdown(f"{place}{plain(text.message)} {plain(text.remedy)}")
    kind, _, _ = ask.key.partition(":")
    if kind == "mapping":
        _ask_mapping(view, questions, checked, ask)
    elif kind == "as_of" and not ask.options:
        _ask_day(view, questions, ask)
    else:
        _ask_choice(view, questions, finding, ask)


def _ask_day(view: View, questions: Questions, ask: Ask) -> None:
    given = questions.answers.get(ask.key)
    day = st.date_input(
        view.words.say("question.as_of"),
        value=dt.date.fromisoformat(given) if given else None,
        format="DD/MM/YYYY",
        key=_key(questions, ask.key),
    )
    if isinstance(day, dt.date):
        questions.answers[ask.key] = day.isoformat()


def _ask_choice(view: View, questions: Questions, finding: Finding, ask: Ask) -> None:
    labels = _labels(view, finding, ask)
    current = questions.answers.get(ask.key, ask.suggested)
    options = list(labels)
    picked = st.selectbox(
        view.words.say("question.answer"),
        options,
        index=options.index(current) if current in labels else None,
        format_func=lambda option: labels[option],
        placeholder=view.words.say("question.choose"),
        key=_key(questions, ask.key),
    )
    if picked is not None and picked != current:
        questions.answers[ask.key] = picked


def _labels(view: View, finding: Finding, ask: Ask) -> dict[str, str]:
    """The answers in words, by code."""
    words = view.words
    match ask.key.partition(":")[0]:
        case "unit":
            return _unit_labels(view, ask.options)
        case "indicator":
            names = indicator_names(view)
            return {code: names.get(code, code) for code in ask.options}
        case "issuer":
            names = issuer_names(view)
            return {code: names[code] for code in ask.options if code in names}
        case "as_of":
            return {code: words.date(dt.date.fromisoformat(code)) for code in ask.options}
        case "sheet":
            every = words.say("question.all_sheets")
            return {name: every if name == "all" else name for name in ask.options}
        case "encoding":
            return {way: words.say(f"encoding.{way}") for way in ask.options}
        case _:
            return _figures(words, finding, ask)


# The two ways to read a figure: the suggested one, then the other.
_WAYS = {
    "ambiguous_mark": ("whole", "decimal"),
    "ambiguous_rate": ("as_share", "as_pct"),
    "counts_in_thousands": ("scaled", "unscaled"),
    "said_in_thousands": ("scaled", "unscaled"),
}


def _figures(words: Words, finding: Finding, ask: Ask) -> dict[str, str]:
    """What the value of a question would be under each answer."""
    suggested, other = (
        words.say("question.read_as", figure=value_text(words, finding.params[name]))
        for name in _WAYS[finding.code]
    )
    return {option: suggested if option == ask.suggested else other for option in ask.options}


def _unit_labels(view: View, likely: Sequence[str]) -> dict[str, str]:
    """The likely units first, then all others of the province."""
    units = {
        row["unit_code"]: unit_label(view.words, row)
        for row in view.select(
            "mart_unit", where={"province_code": view.province_code}, order_by=("unit_name",)
        )
    }
    first = {code: units[code] for code in likely if code in units}
    return first | units


def _ask_mapping(view: View, questions: Questions, checked: Checked, ask: Ask) -> None:
    """The meaning of every column that has a heading or values, three in a row."""
    words = view.words
    names = indicator_names(view)
    own = _roles_by_column(questions.answers.get(ask.key, ask.suggested or ""))
    columns = checked.reading.columns.get(ask.key, ())
    options = [
        *_PLAIN_ROLES,
        *_PEOPLE_ROLES,
        *(f"{measure}.{code}" for code in names for measure in _MEASURES),
    ]
    shown = [i for i, column in enumerate(columns, start=1) if column.label or column.samples]
    picked: dict[int, str] = {}
    for start in range(0, len(shown), _COLUMNS_A_ROW):
        cells = st.columns(_COLUMNS_A_ROW)
        for cell, number in zip(cells, shown[start : start + _COLUMNS_A_ROW], strict=False):
            column = columns[number - 1]
            role = own.get(number, "skip")
            choices = options if role in options else [role, *options]
            with cell:
                picked[number] = st.selectbox(
                    plain(column.label) or words.say("question.column", number=str(number)),
                    choices,
                    index=choices.index(role),
                    format_func=lambda code: role_text(words, code, indicator_names=names),
                    key=_key(questions, f"{ask.key}:{number}"),
                )
                samples = plain("; ".join(column.samples)) or words.say("value.none")
                note(words.say("question.samples", samples=samples))
    if picked and picked != {number: own.get(number, "skip") for number in picked}:
        questions.answers[ask.key] = _mapping_code(picked)


def _roles_by_column(code: str) -> dict[int, str]:
    pairs = (part.partition("=") for part in code.split(";") if part)
    return {int(number): role for number, _, role in pairs if number.isdigit()}


def _mapping_code(roles: Mapping[int, str]) -> str:
    return ";".join(f"{number}={role}" for number, role in roles.items() if role != "skip")


def _key(questions: Questions, name: str) -> str:
    return f"question_{questions.file_id}_{name}"
