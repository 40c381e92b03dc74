"""Whatever a page draws or hands out goes through the one place that marks simulated figures."""

import ast
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from campaign.home import PAGES_DIR
from campaign.ui.simulated import marked_name, marked_text, told
from campaign.words import words_for

_UI = PAGES_DIR.parent / "campaign" / "ui"
# What a person gave in is given back, marked copy or original, under the name that it came with.
_OWN_FILES = {"mend.py", "uploads.py"}


def _view(*, is_simulated: bool) -> Any:  # noqa: ANN401
    return SimpleNamespace(is_simulated=is_simulated, words=words_for("vi"))


def _calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    for path in [*_UI.glob("*.py"), *PAGES_DIR.glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr == name:
                yield path, node


@pytest.mark.parametrize(
    ("name", "marked"),
    [
        ("chi-tieu_MH_vsi_2025-09.csv", "chi-tieu_MH_vsi_2025-09-mo-phong.csv"),
        ("ke.hoach.xlsx", "ke.hoach-mo-phong.xlsx"),
    ],
)
def test_a_file_of_simulated_figures_is_named_so(name: str, marked: str) -> None:
    assert marked_name(_view(is_simulated=True), name) == marked
    assert marked_name(_view(is_simulated=False), name) == name


def test_a_text_says_so_in_its_own_language() -> None:
    view = _view(is_simulated=True)
    text = marked_text(view, "Paragraph.", words=words_for("en"))
    assert text == "SIMULATED DATA, not real figures.\n\nParagraph."
    assert marked_text(view, "Đoạn.").startswith("SỐ LIỆU MÔ PHỎNG")
    assert told(view, "Biểu đồ") == "Số liệu mô phỏng. Biểu đồ"
    assert told(_view(is_simulated=False), "Biểu đồ") == "Biểu đồ"


def test_charts_are_shown_in_one_place_only() -> None:
    assert {path.name for path, _ in _calls("altair_chart")} == {"charts.py"}
    assert {path.name for path, _ in _calls("pydeck_chart")} == {"map_view.py"}
    for other in ("vega_lite_chart", "line_chart", "bar_chart", "map", "plotly_chart", "pyplot"):
        assert list(_calls(other)) == []


def test_every_download_is_named_by_the_one_function_that_marks() -> None:
    names = {
        path.name: ast.unparse(keyword.value)
        for path, call in _calls("download_button")
        for keyword in call.keywords
        if keyword.arg == "file_name" and path.name not in _OWN_FILES
    }
    assert set(names) >= {"forms.py", "plan_file.py", "targets.py"}
    assert [file for file, name in names.items() if not name.startswith("marked_name(")] == []
