"""Every file in sql/ says truly what it is, what a row is and what it reads, and is portable."""

import re
from pathlib import Path

import pytest

from campaign.home import REFERENCE_NAMES, SQL_DIR, Home
from campaign.kinds import SPECS
from campaign.publish.check import current_path
from campaign.store import query

_FLOORS = ("10_staging", "20_core", "30_marts", "80_plausible", "90_checks")
_PREFIXES = {
    "10_staging": ("stg_",),
    "20_core": ("core_",),
    "30_marts": ("mart_",),
    "80_plausible": ("new_", "odd_"),
    "90_checks": ("fail_", "warn_"),
}
_FILES = sorted(SQL_DIR.rglob("*.sql"))
_OBJECTS = [path for path in _FILES if path.parent.name not in ("80_plausible", "90_checks")]
_RAW = {f"raw_{name}" for name in (*SPECS, *REFERENCE_NAMES, "uploads", "months", "thresholds")}
# A file's own rows, shown to the questions about its plausibility alone.
_INCOMING = {f"incoming_{name}" for name in (*SPECS, "file")}
_FLOOR_OF = (
    {path.stem: _FLOORS.index(path.parent.name) for path in _FILES}
    | dict.fromkeys(_RAW, -1)
    # Made by campaign/projection when core is made.
    | {"core_projection": _FLOORS.index("20_core")}
    | dict.fromkeys(_INCOMING, _FLOORS.index("80_plausible"))
)

_BANNED = {
    "QUALIFY": r"\bqualify\b",
    "USING join": r"\busing\s*\(",
    "NATURAL join": r"\bnatural\b",
    "comma join": r"\bfrom\s+\w+(\s+as\s+\w+)?\s*,",
    "GROUP BY ALL": r"\bgroup\s+by\s+all\b",
    "generate_series": r"\b(generate_series|range)\s*\(",
    "unnest": r"\bunnest\b",
    "rounding": r"\b(round|floor|ceil|ceiling|trunc|format|printf)\s*\(",
    "arg_max": r"\b(arg_max|arg_min|max_by|min_by|quantile_cont|percentile_cont)\b",
    "the clock": r"\b(now\s*\(|current_date|current_timestamp|today\s*\()",
}
_STAR = re.compile(r"(\bselect\s+(distinct\s+)?|,\s*)(\w+\.)?\*", re.IGNORECASE)

_SUFFIXES = re.compile(
    r"^(is|has)_\w+$"
    r"|^\w+_(code|name|name_vi|name_en|date|at|count|pct|share|days|km2)$"
    r"|^\w*(qualifier|_kind|_type|_url|_rank|_value|_id)$"
)
# Words of the domain that are neither counts nor ratios nor dates, each with one meaning.
_OTHER_COLUMNS = {
    "action_status", "cell", "decision_no", "default_issuer", "description", "earlier_month_end",
    "issuer", "judged_month_end", "measure", "measure_group", "month_end", "note", "note_en",
    "note_vi", "owner_role", "pace_reason", "pace_status", "phase", "previous_month_end",
    "state", "title", "unit_level",
    "upload_sequence",
}  # fmt: skip


def _header(path: Path) -> str:
    """The comment lines before the first statement, as one text."""
    lines = []
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)


def _body(path: Path) -> str:
    return re.sub(r"--.*", "", path.read_text("utf-8"))


def _said(path: Path, label: str) -> str:
    """What the header says after `label`, up to its full stop."""
    found = re.search(rf"{label}: ([^.]+)\.", _header(path))
    assert found, f"{path.name} has no '{label}: …' line"
    return found[1]


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


def _really_read(path: Path) -> set[str]:
    words = set(re.findall(r"\w+", _body(path)))
    return (words & set(_FLOOR_OF)) - {path.stem}


def _stem(path: Path) -> str:
    return path.stem


every_file = pytest.mark.parametrize("path", _FILES, ids=_stem)
every_object = pytest.mark.parametrize("path", _OBJECTS, ids=_stem)


@every_file
def test_file_keeps_to_eighty_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 80


@every_file
def test_file_is_named_after_its_floor(path: Path) -> None:
    assert path.stem.startswith(_PREFIXES[path.parent.name])


@every_file
def test_header_says_first_what_it_is(path: Path) -> None:
    what = _header(path).split("One row per:")[0]
    assert len(what.split()) >= 2
    assert what.rstrip().endswith(".")


@every_file
def test_header_says_what_one_row_is(path: Path) -> None:
    assert _said(path, "One row per")


@every_file
def test_header_lists_exactly_what_the_body_reads(path: Path) -> None:
    said = _names(_said(path, "Reads"))
    assert len(said) == len(set(said))
    assert set(said) == _really_read(path)


@every_file
def test_every_source_of_a_from_or_join_is_known(path: Path) -> None:
    sources = re.findall(r"\b(?<!distinct )(?:from|join)\s+(\w+)(?![.\w])", _body(path).lower())
    local = set(re.findall(r"(?:\bwith|,)\s*(\w+)\s+as\s*\(", _body(path).lower()))
    assert set(sources) <= local | set(_FLOOR_OF)


@every_file
def test_file_reads_its_own_or_lower_floors_only(path: Path) -> None:
    own = _FLOORS.index(path.parent.name)
    assert {name for name in _really_read(path) if _FLOOR_OF[name] > own} == set()


@every_file
def test_only_staging_reads_raw_tables(path: Path) -> None:
    raw = _really_read(path) & _RAW
    assert bool(raw) == (path.parent.name == "10_staging")


@every_file
def test_only_plausibility_reads_a_files_own_rows(path: Path) -> None:
    assert not _really_read(path) & _INCOMING or path.parent.name == "80_plausible"


@every_file
def test_body_keeps_to_the_portable_subset(path: Path) -> None:
    body = _body(path)
    found = [name for name, pattern in _BANNED.items() if re.search(pattern, body, re.IGNORECASE)]
    assert found == []


@every_file
def test_columns_are_named_and_never_starred(path: Path) -> None:
    assert _STAR.search(_body(path)) is None


def test_every_column_of_a_mart_is_named_as_agreed(shipped_home: Home) -> None:
    path = current_path(shipped_home)
    assert path is not None
    names = {row["column_name"] for row in query.columns_of_marts(path)}
    odd = {name for name in names if not _SUFFIXES.match(name)}
    assert odd == _OTHER_COLUMNS


@every_object
def test_key_in_the_header_is_unique_on_the_shipped_figures(path: Path, shipped_home: Home) -> None:
    build = current_path(shipped_home)
    assert build is not None
    key = ", ".join(_names(_said(path, "One row per")))
    sql = f"SELECT {key}, count(*) AS n FROM {path.stem} GROUP BY {key} HAVING count(*) > 1"
    assert query.rows(build, sql) == []


@pytest.mark.parametrize("name", ["mart_progress", "mart_reporting", "mart_drive_summary"])
def test_shipped_figures_fill_the_marts_that_keys_are_tested_on(
    name: str, shipped_home: Home
) -> None:
    build = current_path(shipped_home)
    assert build is not None
    assert query.rows(build, f"SELECT 1 FROM {name} LIMIT 1")
