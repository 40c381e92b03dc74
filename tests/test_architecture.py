"""Imports go down only: one walk over every import of the package, the pages and the server."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Lower floors may be imported by higher ones, never the other way and never sideways.
FLOORS: dict[str, int] = {
    "campaign.terms": 0,
    "campaign.thresholds": 1,
    "campaign.file_names": 0,
    "campaign.kinds": 2,
    "campaign.findings": 2,
    "campaign.home": 2,
    "campaign.projection": 2,
    "campaign.plan": 3,
    "campaign.words": 3,
    "campaign.simulate": 3,
    "campaign.intake": 4,
    "campaign.store": 4,
    "campaign.figures": 4,
    "campaign.geo": 4,
    "campaign.publish": 5,
    "campaign.export": 5,
    "campaign.ui": 6,
    "campaign.cli": 6,
    "campaign.__main__": 7,
    "pages": 7,
    "app": 7,
}
ONLY_HOMES = {
    "duckdb": {"campaign.store"},
    "altair": {"campaign.figures"},
    "pydeck": {"campaign.figures"},
    "geopandas": {"campaign.geo"},
    "vl_convert": {"campaign.figures"},
    "jinja2": {"campaign.export"},
    "streamlit": {"campaign.ui", "pages", "app"},
}
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
# What a page may hand on: the name of a page, a size, never a sentence or a query.
_CODE = re.compile(r"[a-z_]+")
_MOST_FUNCTION_LINES = 41
SOURCES = sorted([*ROOT.glob("campaign/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"])


def module_of(path: Path) -> str:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


def part_of(module: str) -> str | None:
    """The floor's name that a module belongs to; None for what is not ours."""
    parts = module.split(".")
    for length in (2, 1):
        name = ".".join(parts[:length])
        if name in FLOORS:
            return name
    return None


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            if node.module == "campaign":
                yield from (f"campaign.{alias.name}" for alias in node.names)
            else:
                yield node.module


@pytest.mark.parametrize("path", SOURCES, ids=module_of)
def test_every_module_stands_on_a_floor(path: Path) -> None:
    module = module_of(path)
    assert module == "campaign" or part_of(module) is not None


@pytest.mark.parametrize("path", SOURCES, ids=module_of)
def test_imports_go_down_only(path: Path) -> None:
    own = part_of(module_of(path))
    for imported in imports_of(path):
        other = part_of(imported)
        if own is None or other is None or own == other:
            continue
        assert FLOORS[other] < FLOORS[own], f"{module_of(path)} imports {imported}"


@pytest.mark.parametrize("path", SOURCES, ids=module_of)
def test_each_heavy_library_has_one_home(path: Path) -> None:
    own = part_of(module_of(path))
    for imported in imports_of(path):
        library = imported.split(".")[0]
        if library in ONLY_HOMES:
            assert own in ONLY_HOMES[library], f"{module_of(path)} imports {imported}"


@pytest.mark.parametrize("path", sorted(ROOT.glob("pages/*.py")), ids=module_of)
def test_pages_stay_thin(path: Path) -> None:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    assert len(text.splitlines()) <= 60
    assert not any(isinstance(node, _DEFINITIONS) for node in ast.walk(tree))
    shown = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    spoken = [text for text in shown if not _CODE.fullmatch(text)]
    assert spoken == [ast.get_docstring(tree, clean=False)], "literal text in a page"


@pytest.mark.parametrize("path", SOURCES, ids=module_of)
def test_no_module_writes_raw_html(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not any(way in text for way in ("unsafe_allow_html", "st.html", "components.v1"))


@pytest.mark.parametrize("path", SOURCES, ids=module_of)
def test_files_keep_one_subject(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", SOURCES, ids=module_of)
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= _MOST_FUNCTION_LINES, f"{node.name}: {length} lines"
