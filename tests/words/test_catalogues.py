"""The two catalogues: the same keys and gaps, every key used, every used key there."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from string import Formatter

import pytest

from campaign.home import PAGES_DIR, SQL_DIR, Home
from campaign.plan.choices import PlanBasis, PlanStep, PlanTotal
from campaign.store import pointer, query
from campaign.terms import (
    ActionStatus,
    ActivityType,
    DenominatorKind,
    DriveKind,
    Kind,
    MapMeasure,
    ResultType,
    Severity,
    UnusedPhasing,
)
from campaign.words import LANGUAGES, words_for

_PROJECT = PAGES_DIR.parent
_EXPANDED = {
    "kind.{}": Kind,
    "severity.{}": Severity,
    "activity.{}": ActivityType,
    "bulletin.activity.{}": ActivityType,
    "result.{}": ResultType,
    "bulletin.{}": (ResultType.ENROLLED_VSI, ResultType.ENROLLED_HI),
    "bulletin.unit.{}": (ResultType.ENROLLED, ResultType.CASHLESS_SWITCH),
    "drive_kind.{}": DriveKind,
    "denominator.{}": DenominatorKind,
    "action_status.{}": ActionStatus,
    "measure.{}": MapMeasure,
    "phasing_unused.{}": UnusedPhasing,
    "plan.basis.{}": PlanBasis,
    "plan.mix.{}": PlanBasis,
    "plan.unknown.{}": PlanBasis,
    "plan.step.{}": PlanStep,
    "plan.per.{}": PlanStep,
    "plan.periods.{}": PlanStep,
    "plan.total.{}": PlanTotal,
    "map.small.{}": MapMeasure,
    "class.missing.{}": MapMeasure,
    "language.{}": LANGUAGES,
    "state.{}": ("on_time", "late", "revised", "missing", "exempt", "not_due"),
    "unit.{}": ("practice", "award", "action"),
    "qualifier.{}.sentence": ("at_least", "about"),
    "check.{}": [path.stem for path in sorted((SQL_DIR / "90_checks").glob("*.sql"))],
    "page.{}": [path.stem for path in sorted(PAGES_DIR.glob("*.py"))],
    "page.{}.help": [path.stem for path in sorted(PAGES_DIR.glob("*.py"))],
}
_COMPOSED = [(prefix, str(value)) for prefix, values in _EXPANDED.items() for value in values]


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@lru_cache(maxsize=1)
def _trees() -> tuple[ast.AST, ...]:
    files = [*(_PROJECT / "campaign").rglob("*.py"), *PAGES_DIR.glob("*.py"), _PROJECT / "app.py"]
    return tuple(ast.parse(path.read_text("utf-8")) for path in files)


def _nodes() -> Iterator[ast.AST]:
    for tree in _trees():
        yield from ast.walk(tree)


def _pattern(node: ast.JoinedStr) -> str:
    """An f-string as a pattern of keys: a value stands for one part without a point."""
    parts = [
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[^.]+"
        for part in node.values
    ]
    return "".join(parts)


def _said() -> Iterator[ast.expr]:
    for node in _nodes():
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "say" and node.args:
            yield node.args[0]


def test_both_languages_have_the_same_keys() -> None:
    assert set(words_for("vi").messages) == set(words_for("en").messages)


@pytest.mark.parametrize("key", sorted(words_for("vi").messages))
def test_every_form_of_a_sentence_has_the_same_gaps(key: str) -> None:
    forms = [form for language in LANGUAGES for form in words_for(language).messages[key]]
    assert all(form.strip() for form in forms)
    # A singular may spell its number out; everything else must be filled alike.
    assert len({frozenset(_gaps(form) - {"n"}) for form in forms}) == 1


def _has_words(form: str) -> bool:
    return re.search(r"[^\W\d_]", re.sub(r"\{\w+\}", "", form)) is not None


def test_no_sentence_is_left_in_the_other_language() -> None:
    vi, en = (words_for(language).messages for language in LANGUAGES)
    same = {key for key in vi if vi[key] == en[key] and _has_words(vi[key][0])}
    assert same == {"app.name", "language.vi", "language.en"}


def test_every_sentence_said_in_the_source_exists() -> None:
    said = {node.value for node in _said() if isinstance(node, ast.Constant)}
    assert len(said) > 100
    assert said <= set(words_for("vi").messages)


def test_every_composed_sentence_said_in_the_source_exists() -> None:
    keys = set(words_for("vi").messages)
    patterns = {_pattern(node) for node in _said() if isinstance(node, ast.JoinedStr)}
    assert {p for p in patterns if not any(re.fullmatch(p, key) for key in keys)} == set()


@pytest.mark.parametrize(("prefix", "value"), _COMPOSED)
def test_every_value_that_is_composed_into_a_key_can_be_said(prefix: str, value: str) -> None:
    assert words_for("vi").has(prefix.format(value))
    assert words_for("en").has(prefix.format(value))


def test_every_sentence_is_used() -> None:
    words = {node.value for node in _nodes() if isinstance(node, ast.Constant)}
    patterns = [_pattern(node) for node in _nodes() if isinstance(node, ast.JoinedStr)]
    # A pattern without a fixed first word would match every key.
    own = [re.compile(p) for p in patterns if re.match(r"[a-z_]+\\\.|[a-z_]+\.", p)]
    keys = set(words_for("vi").messages) - words
    assert {key for key in keys if not any(p.fullmatch(key) for p in own)} == set()


def test_every_column_of_every_mart_is_explained(shipped_home: Home) -> None:
    path = pointer.build_path(shipped_home, str(pointer.current_build_id(shipped_home)))
    columns = query.columns_of_marts(path)
    needed = {f"mart.{row['mart_name']}" for row in columns}
    needed |= {f"field.{row['column_name']}" for row in columns}
    explained = {key for key in words_for("vi").messages if key.startswith(("mart.", "field."))}
    # Checks that warn show their own columns on the data page.
    for check in (SQL_DIR / "90_checks").glob("warn_*.sql"):
        columns = query.rows(path, f"DESCRIBE {check.read_text('utf-8')}")
        needed |= {f"field.{row['column_name']}" for row in columns}
    assert explained == needed


def test_a_missing_sentence_is_a_fault() -> None:
    with pytest.raises(KeyError):
        words_for("vi").say("no.such.sentence")


def test_an_unknown_language_gives_vietnamese() -> None:
    assert words_for("fr") is words_for("vi")
