"""Numbers as people write them: exactly, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.intake.numbers import Mark, is_blank, pair_of, plain_text, style_of, written
from campaign.terms import Qualifier


def _value(text: str, mark: Mark | None = None) -> Decimal | None:
    number = written(text)
    return number.value(mark) if number else None


@given(st.integers(0, 10**10 - 1), st.sampled_from([".", ",", " ", "\u00a0", "\u202f", "'"]))
def test_grouped_digits_are_one_number(number: int, sign: str) -> None:
    text = f"{number:,}".replace(",", sign)
    found = written(text)
    assert found is not None
    mark = {".": Mark.COMMA, ",": Mark.POINT}.get(sign) if found.is_either_way else found.mark
    assert found.value(mark) == number


@given(st.integers(0, 10**8), st.integers(1, 99), st.sampled_from([(".", ","), (",", ".")]))
def test_both_marks_prove_each_other(whole: int, part: int, marks: tuple[str, str]) -> None:
    group, decimal = marks
    text = f"{whole:,}".replace(",", group) + f"{decimal}{part:02d}"
    assert _value(text) == Decimal(f"{whole}.{part:02d}")


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("trên 23.000 người", 23000, Qualifier.AT_LEAST),
        ("hơn 1.2.3", None, None),
        (">= 65%", 65, Qualifier.AT_LEAST),
        ("khoảng 2,94 triệu", 2940000, Qualifier.ABOUT),
        ("hơn 2,94 triệu người", 2940000, Qualifier.AT_LEAST),
        ("23 nghìn", 23000, Qualifier.ABOUT),
        ("gần 500 em", 500, Qualifier.ABOUT),
        ("≈12", 12, Qualifier.ABOUT),
        ("50 trở lên", 50, Qualifier.AT_LEAST),
        ("١٢١٥", 1215, None),
    ],
)
def test_words_around_a_number_say_how_exact_it_is(
    text: str, value: int | None, qualifier: Qualifier | None
) -> None:
    assert _value(text, Mark.COMMA) == value
    found = written(text)
    assert (found and value is not None and found.qualifier) or None is qualifier


@pytest.mark.parametrize(
    "text", ["", "nhiều", "-5", "(5)", "1215 (986)", "5 + 6", "12 xã", "1.215/1.500", "5..6x"]
)
def test_what_is_no_single_number_is_none(text: str) -> None:
    assert written(text) is None


@pytest.mark.parametrize("text", ["1.2.3", "1.2345.678", "12 34", "1,2,3", "1 21"])
def test_groups_of_other_than_three_digits_are_no_number(text: str) -> None:
    assert {_value(text, mark) for mark in (None, *Mark)} == {None}


def test_one_group_may_be_decimals() -> None:
    found = written("1.215")
    assert found is not None
    assert found.is_either_way
    assert (found.value(Mark.COMMA), found.value(Mark.POINT)) == (1215, Decimal("1.215"))
    assert found.is_decimal_by(Mark.POINT)
    assert not found.is_decimal_by(Mark.COMMA)


@pytest.mark.parametrize("text", ["0.215", "1.21", "1.2156", "0,5", "12.5"])
def test_what_cannot_part_thousands_is_decimal(text: str) -> None:
    assert _value(text) == Decimal(text.replace(",", "."))


def test_a_workbooks_own_number_has_a_decimal_point() -> None:
    found = written("1.215", is_exact=True)
    assert found is not None
    assert not found.is_either_way
    assert found.value(Mark.COMMA) == Decimal("1.215")


def test_a_column_proves_one_mark_or_both_or_none() -> None:
    def marks(*texts: str) -> frozenset[Mark]:
        return style_of(found for text in texts if (found := written(text))).marks

    assert marks("1.215", "986") == frozenset()
    assert marks("1.215", "1.215.000") == {Mark.COMMA}
    assert marks("80.5", "1,215,000") == {Mark.POINT}
    assert marks("80.5", "80,5") == set(Mark)


@pytest.mark.parametrize("text", ["", "-", "–", "…", "...", "KBC", "n/a", "_"])
def test_no_figure_has_many_signs(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "-5", "0,0", "00"])
def test_zero_is_a_figure(text: str) -> None:
    assert not is_blank(text)


def test_two_numbers_with_a_stroke_are_a_pair() -> None:
    assert pair_of("1.215 / 1.500") == ("1.215", "1.500")
    assert pair_of("1/2/3") is None
    assert pair_of("TH/KH") is None


def test_plain_text_has_no_exponent_and_no_needless_zero() -> None:
    assert [plain_text(Decimal(t)) for t in ("1E+6", "80.50", "0.0", "100")] == [
        "1000000",
        "80.5",
        "0",
        "100",
    ]
