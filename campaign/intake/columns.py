"""The cells of a table's columns to canonical text: numbers, rates, days, names of values."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from campaign.findings import Ask, Finding
from campaign.intake import numbers
from campaign.intake.headings import PAIR
from campaign.intake.letters import clean
from campaign.intake.mapping import Role
from campaign.intake.numbers import Mark, Written
from campaign.intake.reference import Reference
from campaign.intake.sheet import Line
from campaign.intake.table import Columns, Table, Value, cell_type_of
from campaign.intake.texts import text_of
from campaign.intake.titles import says_thousands
from campaign.kinds import CellType
from campaign.terms import Severity

# A rate this far from the one computed is of another scale, not rounded otherwise.
_RATE_TOLERANCE_POINTS = 0.6
_MOST_SHARE = Decimal("1.5")


def _own_index(index: int) -> int:
    """The column of a place; the second number of a pair has the column's negative."""
    return index if index >= 0 else -1 - index


def read_columns(table: Table, *, reference: Reference, answers: Mapping[str, str]) -> Columns:
    """The canonical text of every cell of every mapped column."""
    return _Reader(table, reference, answers).read()


class _Reader:
    """Reads one table column by column; counts before the rates that are checked by them."""

    def __init__(self, table: Table, reference: Reference, answers: Mapping[str, str]) -> None:
        self._table = table
        self._reference = reference
        self._answers = answers
        self._lines = (*table.lines, *table.totals)
        self._line_of = {line.number: line for line in self._lines}
        self._out = Columns()
        self._asked: Mark | None = None
        self._written: dict[tuple[int, int], Written] = {}
        self._by_index: dict[int, dict[tuple[int, int], Written]] = {}

    def read(self) -> Columns:
        columns = list(enumerate(self._table.roles))
        counts = [i for i, role in columns if cell_type_of(role) is CellType.COUNT]
        rates = [i for i, role in columns if cell_type_of(role) is CellType.PCT]
        for index in (*counts, *rates):
            self._scan(index)
        proved = frozenset[Mark]().union(*(self._style(i).marks for i in (*counts, *rates)))
        common = next(iter(proved)) if len(proved) == 1 else None
        for index in counts:
            self._read_counts(index, common)
        for index in rates:
            self._read_rates(index)
        for index, role in columns:
            if index not in counts and index not in rates:
                self._read_texts(index, role)
        return self._out

    def _scan(self, index: int) -> None:
        """What each cell of a column writes; a pair gives its count, its target stands apart."""
        is_pair = self._table.roles[index].name == PAIR
        for line in self._lines:
            text = clean(line.cell(index))
            pair = numbers.pair_of(text) if is_pair else None
            if pair is not None:
                self._keep(-1 - index, line, pair[1])
                text = pair[0]
            self._keep(index, line, text)

    def _keep(self, index: int, line: Line, text: str) -> None:
        place = (line.number, index)
        if numbers.is_blank(text):
            self._set(place, Value(""))
            return
        found = numbers.written(text, is_exact=_own_index(index) in line.exact)
        if found is None:
            self._set(place, Value(text))
        else:
            self._written[place] = found
            self._by_index.setdefault(_own_index(index), {})[place] = found

    def _set(self, place: tuple[int, int], value: Value) -> None:
        number, index = place
        if index < 0:
            self._out.targets_of_pairs[number, _own_index(index)] = value
        else:
            self._out.values[place] = value

    def _of(self, index: int) -> dict[tuple[int, int], Written]:
        return self._by_index.get(index, {})

    def _style(self, index: int) -> numbers.Style:
        """What a column proves; a rate of a thousand percent is none, so its mark is decimal."""
        found = list(self._of(index).values())
        style = numbers.style_of(found)
        if cell_type_of(self._table.roles[index]) is not CellType.PCT:
            return style
        marks = {Mark.POINT if "." in n.body else Mark.COMMA for n in found if n.is_either_way}
        return numbers.Style(style.marks | marks, has_either_way=False)

    def _read_counts(self, index: int, common: Mark | None) -> None:
        style = self._style(index)
        mark = style.mark or common
        either = [number for number in self._of(index).values() if number.is_either_way]
        # Heads are whole: a mark that would make fractions of them is never taken unasked.
        if either and (mark is None or any(number.is_decimal_by(mark) for number in either)):
            mark = self._asked_mark(index)
        values: dict[tuple[int, int], Decimal] = {}
        for place, number in self._of(index).items():
            value = None if number.has_pct else number.value(mark)
            if value is None:
                self._set(place, Value(self._raw(place)))
            else:
                values[place] = value
        scale = self._scale(index, values)
        for place, value in values.items():
            qualifier = self._written[place].qualifier
            heads = value * scale
            # What is no whole number is told as it is written.
            text = self._raw(place) if heads % 1 else numbers.plain_text(heads)
            self._set(place, Value(text, qualifier))

    def _asked_mark(self, index: int) -> Mark:
        """Whether 1.215 is 1215 or 1.215 is a person's to decide, once for the whole table."""
        if self._asked is not None:
            return self._asked
        place, number = next((p, n) for p, n in self._of(index).items() if n.is_either_way)
        grouped = Mark.COMMA if "." in number.body else Mark.POINT
        params = {
            "whole": int(number.body.replace(".", "").replace(",", "")),
            "decimal": Decimal(number.body.replace(",", ".")),
        }
        answer = self._ask(
            "ambiguous_mark",
            "mark",
            index,
            place,
            options=tuple(Mark),
            suggested=grouped,
            params=params,
        )
        self._asked = Mark(answer)
        return self._asked

    def _scale(self, index: int, values: Mapping[tuple[int, int], Decimal]) -> int:
        """1000 where a whole column of heads is written in thousands and a person agrees."""
        some = [value for value in values.values() if value]
        fractional = [value for value in some if value % 1]
        is_said = self._table.is_in_thousands or says_thousands(self._table.labels[index])
        if not some or any(value * 1000 % 1 for value in fractional):
            return 1
        if not is_said and (len(fractional) < len(some) or len(some) == 1):
            return 1
        place = next(place for place, value in values.items() if value % 1 or (is_said and value))
        params = {
            "scaled": int(values[place] * 1000),
            "unscaled": values[place],
        }
        return int(
            self._ask(
                "said_in_thousands" if is_said else "counts_in_thousands",
                f"scale:{index + 1}",
                index,
                place,
                options=("1000", "1"),
                suggested="1000",
                params=params,
            )
        )

    def _read_rates(self, index: int) -> None:
        mark = self._style(index).mark
        values: dict[tuple[int, int], Decimal] = {}
        for place, number in self._of(index).items():
            own = Mark.POINT if "." in number.body else Mark.COMMA
            value = number.value(own if number.is_either_way else mark)
            if value is None:
                self._set(place, Value(self._raw(place)))
            else:
                values[place] = value
        bare = {place: v for place, v in values.items() if not self._written[place].has_pct}
        factor = self._factor(index, bare)
        for place, value in values.items():
            shown = value * factor if place in bare else value
            qualifier = self._written[place].qualifier
            self._set(place, Value(numbers.plain_text(round(shown, 10)), qualifier))

    def _factor(self, index: int, bare: Mapping[tuple[int, int], Decimal]) -> int:
        """100 where rates are written as shares of one: told by their counts, else asked."""
        if self._table.is_canonical:
            return 1
        some = [value for value in bare.values() if value]
        fits = [self._fits(index, place, float(value)) for place, value in bare.items()]
        # Next to nothing is next to nothing either way.
        said = [found[0] for found in fits if found and len(found) == 1]
        # A rate of something else than its counts may fit by chance; most of them do not.
        if len(said) > fits.count([]):
            return max((1, 100), key=said.count)
        # Of shares of one most are below one and a half; of percents hardly any.
        if sum(value <= _MOST_SHARE for value in some) * 2 < len(some) or not some:
            return 1
        place = next(place for place, value in bare.items() if value)
        params = {
            "as_share": float(bare[place] * 100),
            "as_pct": float(bare[place]),
        }
        answer = self._ask(
            "ambiguous_rate",
            f"rate:{index + 1}",
            index,
            place,
            options=("share", "pct"),
            suggested="share",
            params=params,
        )
        return 100 if answer == "share" else 1

    def _fits(self, index: int, place: tuple[int, int], rate: float) -> list[int] | None:
        """By which of 1 and 100 the line's own counts give the rate; None without counts."""
        role = self._table.roles[index]
        whole = "target_count" if role.name == "attainment_pct" else "people_count"
        top = self._number(place[0], "participant_count", role.indicator)
        bottom = self._number(place[0], whole, role.indicator)
        if not top or not bottom:
            return None
        computed = 100 * top / bottom
        return [f for f in (1, 100) if abs(rate * f - computed) <= _RATE_TOLERANCE_POINTS]

    def _number(self, line: int, name: str, indicator: str | None) -> float | None:
        names = {name}
        if name == "people_count":
            # A coverage is proved by the people that it is of, and by no others.
            kind = self._reference.denominator_kinds.get(indicator or "", "")
            names = {f"people_count.{kind}", "denominator_count"}
        for index, role in enumerate(self._table.roles):
            is_pair = role.name == PAIR and name in ("participant_count", "target_count")
            is_own = role.indicator in (None, indicator)
            is_role = role.name in names
            if not is_own or not (is_pair or is_role):
                continue
            is_second = is_pair and name == "target_count"
            found = self._out.targets_of_pairs if is_second else self._out.values
            text = found.get((line, index), Value("")).text
            if text.replace(".", "", 1).isdigit():
                return float(text)
        return None

    def _read_texts(self, index: int, role: Role) -> None:
        for line in self._lines:
            text = text_of(role, clean(line.cell(index)), self._reference)
            self._out.values[line.number, index] = Value(text)

    def _raw(self, place: tuple[int, int]) -> str:
        number, index = place
        return clean(self._line_of[number].cell(_own_index(index)))

    def _ask(
        self,
        code: str,
        key: str,
        index: int,
        place: tuple[int, int],
        *,
        options: Sequence[str],
        suggested: str,
        params: Mapping[str, object],
    ) -> str:
        """A person's answer, else the suggestion with the question among the findings."""
        sheet = self._table.sheet
        key = f"{key}:{sheet.name}" if sheet.name else key
        given = self._answers.get(key, "")
        if given not in options:
            finding = Finding(
                code,
                Severity.WARNING,
                place[0],
                self._table.labels[index],
                self._raw(place),
                dict(params),
                sheet.name,
                sheet.place(place[0], index),
                Ask(key, tuple(options), suggested),
            )
            self._out.findings.append(finding)
            given = suggested
        self._out.answers[key] = given
        return given
