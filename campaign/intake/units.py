"""Which unit a cell means: a ladder from the sure to the likely, and never a silent guess."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from campaign.findings import Ask
from campaign.intake.letters import fold, plain_letters, spelling_key
from campaign.intake.reference import Match, Reference, Unit

_NUMBERING = re.compile(r"^\s*\d{1,3}\s*[.)/-]\s*")
_TYPE = re.compile(
    r"^(?:(?:ubnd|hđnd|bhxh|đảng ủy|đảng uỷ|mttq)\s+)?"
    r"(?:(?P<ward>phường|phuong(?=\s)|p\.|p(?=\s))|(?P<commune>xã|xa(?=\s)|x\.|x(?=\s))"
    r"|(?P<town>thị trấn|thi tran(?=\s)|tt\.)|(?P<zone>đặc khu))\s*"
)
_TYPES = {"ward": "phường", "commune": "xã", "town": "thị trấn", "zone": "đặc khu"}
_OFFICE = re.compile(r"^(?:bhxh|ubnd)\s+")
# Former districts share their names with wards; they never mean the ward.
_FORMER = re.compile(r"^(?:quận|huyện|thị xã|thành phố|tỉnh|tp\.?|tx\.?|[qh]\.|[qh](?=\s))\s*")
_LIKE = 75.0
_SURE = 88.0
_MARGIN = 4.0
_SHOWN = 3
_CODE_LENGTH = 5


@dataclass(frozen=True)
class UnitMatch:
    """The unit found, or why none; `ask` when a person may choose among some."""

    code: str | None = None
    problem: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    ask: Ask | None = None


class UnitFinder:
    """Finds units within one province by codes and names; `answers` are a person's choices."""

    def __init__(
        self, reference: Reference, *, province: str | None, answers: Mapping[str, str]
    ) -> None:
        self._reference = reference
        self._province = province
        self._answers = answers

    def find(self, code: str, name: str, *, day: dt.date | None) -> UnitMatch:
        """The unit of a line that gives a code, a name or both."""
        if code:
            return self._by_code(code, name, day)
        if not name:
            return UnitMatch(problem="missing_unit")
        return self._by_name(name, day)

    def is_known(self, name: str, *, day: dt.date | None = None) -> bool:
        """Whether a text is surely the name of a unit."""
        return bool(name) and self._sure(name, day).unit is not None

    def is_code(self, text: str) -> bool:
        """Whether a text is a unit's code."""
        return self._by_code(text, "", None).code is not None

    def is_province(self, name: str) -> bool:
        """Whether a text is surely the name of a whole province."""
        unit = self._sure(name, None).unit
        return unit is not None and unit.code == unit.province_code

    def _by_code(self, code: str, name: str, day: dt.date | None) -> UnitMatch:
        # A spreadsheet that took codes for numbers has dropped their leading zeros.
        padded = code.zfill(_CODE_LENGTH) if code.isascii() and code.isdigit() else code
        unit = self._reference.units.get(code) or self._reference.units.get(padded)
        if unit is None:
            # A code of some other list says nothing against a name that is sure.
            return self._by_name(name, day) if name else UnitMatch(problem="unknown_unit")
        if name and fold(name) != fold(unit.name):
            named = self._sure(name, day, province=unit.province_code)
            is_other = named.unit is None or named.unit.code != unit.code
            if is_other and not _has_letters(unit, name):
                params = {"expected": unit.full_name, "name": name[:80]}
                return UnitMatch(problem="unit_mismatch", params=params)
        return UnitMatch(unit.code)

    def _by_name(self, name: str, day: dt.date | None) -> UnitMatch:
        match = self._sure(name, day)
        if match.unit is not None and match.is_part:
            params = {"unit": match.unit.full_name}
            return UnitMatch(problem="former_unit_is_part", params=params)
        if match.unit is not None:
            return UnitMatch(match.unit.code)
        answered = self._reference.units.get(self._answers.get(self.key(name), ""))
        if answered is not None:
            return UnitMatch(answered.code)
        if match.candidates:
            shown = ", ".join(f"{unit.code} {unit.full_name}" for unit in match.candidates)
            ask = Ask(self.key(name), tuple(unit.code for unit in match.candidates))
            return UnitMatch(problem="ambiguous_unit", params={"candidates": shown}, ask=ask)
        return self._unknown(name)

    def key(self, name: str) -> str:
        """The key under which a person's choice for a name is kept."""
        return f"unit:{self._province or ''}:{spelling_key(bare_name(name))}"

    def _sure(self, name: str, day: dt.date | None, *, province: str | None = None) -> Match:
        """Exact names and aliases, then spellings, then letters without accents."""
        province = province or self._province
        match = self._reference.match(name, province=province, day=day)
        if match.unit or match.candidates:
            return match
        bare = bare_name(name)
        if _FORMER.match(fold(bare)):
            return Match()
        aliased = self._reference.match(bare, province=province, day=day)
        if aliased.unit or aliased.candidates:
            return _of_type(aliased, name)
        spelled = self._reference.match_spelling(bare, province=province)
        if spelled.unit or spelled.candidates:
            return _of_type(spelled, name)
        if _OFFICE.match(bare):
            return self._without_office(_OFFICE.sub("", bare), province)
        if province is None:
            return Match()
        # Without accents "Xa Phien" begins like a type and is none.
        whole = self._reference.match_letters(_numberless(name), province=province)
        if whole.unit:
            return whole
        lettered = self._reference.match_letters(bare, province=province)
        return _of_type(lettered, name)

    def _without_office(self, name: str, province: str | None) -> Match:
        """`BHXH Long Mỹ` may be the office as well as the ward: then nobody may guess."""
        spelled = self._reference.match_spelling(name, province=province)
        offices = self._reference.offices_called(name, province=province)
        if spelled.unit and offices:
            return Match(candidates=(spelled.unit, *offices))
        return spelled

    def _unknown(self, name: str) -> UnitMatch:
        """A name that nothing surely matches, with the likely ones for a person to choose."""
        likely = self._likely(name)
        if not likely:
            return UnitMatch(problem="unknown_unit")
        codes = tuple(unit.code for unit, _ in likely)
        best, score = likely[0]
        second = likely[1][1] if len(likely) > 1 else 0.0
        is_clear = score >= _SURE and score - second >= _MARGIN and _has_type(best, name)
        params = {"near": best.full_name}
        if is_clear:
            ask = Ask(self.key(name), codes, suggested=best.code)
            return UnitMatch(best.code, "unit_suggested", params, ask)
        return UnitMatch(None, "unknown_unit_near", params, Ask(self.key(name), codes))

    def _likely(self, name: str) -> list[tuple[Unit, float]]:
        bare = fold(bare_name(name))
        if _FORMER.match(bare):
            return []
        # A number in a name tells units apart: Vị Thanh is not Vị Thanh 1. But a former Xã
        # Vị Thanh may be today's Xã Vị Thanh 1, where the ward Vị Thanh is of another type.
        digits = re.findall(r"\d+", bare)
        pool = {
            unit.code: fold(unit.name)
            for unit in self._reference.units_of(self._province)
            if re.findall(r"\d+", unit.name) == digits
            or (stated_type(name) == unit.unit_type and fold(unit.name).startswith(bare))
        }
        found = process.extract(bare, pool, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_SHOWN)
        return [(self._reference.units[code], score) for _, score, code in found]


def stated_type(name: str) -> str | None:
    """The type that a name begins with: `P. Ninh Kiều` says phường."""
    found = _TYPE.match(_numberless(name))
    return _TYPES[str(found.lastgroup)] if found else None


def _has_type(unit: Unit | None, name: str) -> bool:
    """Whether a unit is of the type that a name states, if it states any."""
    stated = stated_type(name)
    return unit is None or stated is None or unit.is_office or stated == unit.unit_type


def _of_type(match: Match, name: str) -> Match:
    """The match as far as the type allows that a name states; ward and province may share one."""
    fitting = [unit for unit in match.candidates if _has_type(unit, name)]
    if len(fitting) == 1:
        return Match(unit=fitting[0])
    return match if _has_type(match.unit, name) else Match()


def _has_letters(unit: Unit, name: str) -> bool:
    """Whether a name without accents may be the unit's, as its code says beside it."""
    bare = bare_name(name)
    is_plain = plain_letters(bare) == bare
    return is_plain and bare == plain_letters(unit.name) and _has_type(unit, name)


def _numberless(name: str) -> str:
    return _NUMBERING.sub("", fold(name))


def bare_name(name: str) -> str:
    """A name without numbering and type: `12. P. Ninh Kiều` gives `ninh kiều`."""
    return _TYPE.sub("", _numberless(name))


def are_two_names(one: str, other: str) -> bool:
    """Whether two rows of one unit give it by different names, not by two spellings of one."""
    if not one or not other:
        return False
    return spelling_key(bare_name(one)) != spelling_key(bare_name(other))
