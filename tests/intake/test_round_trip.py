"""Whatever table is written in whatever way is read back exactly, or asked about: never wrongly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.intake.round_trip.files import (
    CODE_PAGES,
    ENCODINGS,
    LETTERS,
    RECOGNISED,
    text_file,
    text_forms,
    workbook,
)
from tests.intake.round_trip.law import hold
from tests.intake.round_trip.long import long_grids
from tests.intake.round_trip.wide import wide_grids

_LAYOUTS = pytest.mark.parametrize("grids", [wide_grids, long_grids], ids=["wide", "long"])
_RIGHT = LETTERS[:1]


@_LAYOUTS
@examples(310)
@given(data=st.data())
def test_text_files(data: st.DataObject, grids: type[wide_grids]) -> None:
    grid = data.draw(grids(is_workbook=False))
    form = data.draw(text_forms(sorted(ENCODINGS), _RIGHT))
    hold(text_file(grid, form), grid)


@_LAYOUTS
@pytest.mark.parametrize("typed", LETTERS[1:])
@examples(36)
@given(data=st.data())
def test_text_typed_otherwise(data: st.DataObject, grids: type[wide_grids], typed: str) -> None:
    grid = data.draw(grids(is_workbook=False))
    form = data.draw(text_forms(["utf-8"], [typed]))
    hold(text_file(grid, form), grid, letters=typed if typed in RECOGNISED else "as_is")


@_LAYOUTS
@pytest.mark.parametrize("page", CODE_PAGES)
@examples(52)
@given(data=st.data())
def test_code_pages(data: st.DataObject, grids: type[wide_grids], page: str) -> None:
    grid = data.draw(grids(is_workbook=False))
    form = data.draw(text_forms([page], _RIGHT))
    hold(text_file(grid, form), grid, letters=page)


@_LAYOUTS
@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
@examples(110)
@given(data=st.data())
def test_workbooks(data: st.DataObject, grids: type[wide_grids], form: str) -> None:
    grid = data.draw(grids(is_workbook=True))
    # The writer of .ods has no place for the gaps of the Western code page.
    ways = [way for way in LETTERS[1:] if (form, way) != ("ods", "mojibake")]
    typed = data.draw(st.sampled_from([*_RIGHT * 6, *ways]))
    letters = typed if typed in RECOGNISED else "as_is"
    hold(workbook(grid, form, typed), grid, letters=letters)
