"""Targets as decisions: two issuers, a number and a date each, and an amendment in mid-year."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from campaign.simulate.files import Row, SentFile, office_hour, sent
from campaign.simulate.people import People
from campaign.simulate.places import Place
from campaign.simulate.roles import Role
from campaign.simulate.scope import PROVINCE_CODE, Counts, Scope, whole
from campaign.simulate.stocks import Truth
from campaign.terms import DenominatorKind, Kind

COMMITTEE, SECURITY = "people_committee", "social_security"
# How many of all people of participating age are to join in a year.
_VSI_STEP = 0.0155
# How much of the way to this coverage of health insurance a year's target goes.
_HI_COVERAGE = 0.985
_HI_WAY = 0.21
# What the other issuer's total differs by from the sum of its units.
_ROUNDED_AWAY = 37
_AMENDED_ON = dt.date(2025, 7, 14)
# A unit with this share of its growth done by then is given this much more to do.
_QUICK_SHARE, _MORE_SHARE = 0.6, 0.12
# The months of a year as the committee plans them, in percent: the drives' months weigh most.
_MONTH_WEIGHTS_PCT = (6, 4, 8, 8, 12, 9, 7, 8, 8, 8, 12, 10)


@dataclass(frozen=True)
class Period:
    """A target's period and the place of the month that it starts from."""

    start: dt.date
    end: dt.date
    baseline_month: int


def periods_of(scope: Scope) -> list[Period]:
    """The calendar years whose eve is known; else what is left of the last year."""
    first = scope.months[0]
    ends = range(first.year, scope.months[-1].year + 1)
    whole = [
        Period(dt.date(year, 1, 1), dt.date(year, 12, 31), scope.months.index(eve))
        for year in ends
        if (eve := dt.date(year - 1, 12, 31)) in scope.months
    ]
    last = scope.months[-1].year
    if whole and whole[-1].end.year == last:
        return whole
    return [Period(first + dt.timedelta(days=1), dt.date(last, 12, 31), 0)]


def target_files(
    scope: Scope, places: list[Place], people: list[People], truth: Truth, roles: dict[Role, int]
) -> list[SentFile]:
    """One file per decision."""
    chance = scope.chance("targets")
    files = []
    for number, period in enumerate(periods_of(scope)):
        able = people[0].counts[DenominatorKind.PARTICIPATING_AGE]
        counted = [p for p in people if p.day <= period.start][-1]
        population = counted.counts[DenominatorKind.POPULATION]
        aims = _Aims(scope, places, roles, period)
        vsi = aims.vsi(truth.vsi.stock, able, chance)
        hi = aims.hi(truth.hi, population)
        files.append(aims.committee_file(number, {"vsi": vsi, "hi": hi}))
        other = {"vsi": aims.shifted(truth.vsi.stock, vsi, chance), "hi": hi}
        files.append(aims.security_file(number, other))
        files += aims.phasing_files(number)
        if period.start < _AMENDED_ON and period.end.year == _AMENDED_ON.year:
            files.append(aims.amendment_file(number, truth.vsi.stock, vsi))
    return files


def _committee_decision(number: int) -> str:
    return f"{12 + 7 * number}/QĐ-UBND"


@dataclass(frozen=True)
class _Aims:
    """The targets of one period."""

    scope: Scope
    places: list[Place]
    roles: dict[Role, int]
    period: Period

    @property
    def _year_share(self) -> float:
        return round((self.period.end - self.period.start).days / 30.4) / 12

    def vsi(self, stock: Counts, able: Counts, chance: np.random.Generator) -> Counts:
        """Every unit its stock at the start and its share, by people, of the province's growth."""
        base = stock[self.period.baseline_month]
        weight = able * chance.uniform(0.8, 1.2, len(base))
        growth = able.sum() * _VSI_STEP * self._year_share
        return self._with_roles(base, base + whole(growth * weight / weight.sum()))

    def hi(self, stock: Counts, population: Counts) -> Counts:
        """Every unit a part of the way to nearly all of its people."""
        base = stock[self.period.baseline_month]
        way = np.maximum(population * _HI_COVERAGE - base, population * 0.004)
        target: Counts = base + whole(way * _HI_WAY * self._year_share)
        return target

    def shifted(self, stock: Counts, target: Counts, chance: np.random.Generator) -> Counts:
        """The other issuer asks nearly the same growth of every unit."""
        base = stock[self.period.baseline_month]
        factor = chance.uniform(0.95, 1.12, len(base))
        return self._with_roles(base, base + whole((target - base) * factor))

    def _with_roles(self, base: Counts, target: Counts) -> Counts:
        target = np.maximum(target, base + 1)
        if Role.ZERO_TARGET in self.roles:
            target[self.roles[Role.ZERO_TARGET]] = 0
        if Role.LOW_TARGET in self.roles:
            low = self.roles[Role.LOW_TARGET]
            target[low] = base[low] * 97 // 100
        return target

    def committee_file(self, number: int, targets: dict[str, Counts]) -> SentFile:
        """The people's committee's decision, whose units add up to the province."""
        decided = self.period.start + dt.timedelta(days=14 + number)
        rows = self._rows(COMMITTEE, _committee_decision(number), decided, targets)
        rows = [self._undecided(row) for row in rows]
        return self._file("ubnd", decided, rows)

    def security_file(self, number: int, targets: dict[str, Counts]) -> SentFile:
        """The other issuer's, whose total was rounded by itself."""
        decided = self.period.start + dt.timedelta(days=21 + number)
        decision = f"{85 - 11 * number}/QĐ-BHXH"
        rows = self._rows(SECURITY, decision, decided, targets, rounded_away=_ROUNDED_AWAY)
        return self._file("bhxh", decided, rows)

    def phasing_files(self, number: int) -> Iterator[SentFile]:
        """How the committee spreads a whole year over its months."""
        months = [dt.date(self.period.end.year, month, 1) for month in range(1, 13)]
        if self.period.start != months[0]:
            return
        rows = [
            {
                "unit_code": PROVINCE_CODE,
                "indicator_code": "vsi",
                "issuer": COMMITTEE,
                "period_start": self.period.start,
                "decision_no": _committee_decision(number),
                "month": month,
                "weight_pct": weight,
            }
            for month, weight in zip(months, _MONTH_WEIGHTS_PCT, strict=True)
        ]
        received = office_hour(self.period.start + dt.timedelta(days=35), number)
        yield sent(f"phan-bo-{self.period.end.year}", received, Kind.PHASING, rows)

    def amendment_file(self, number: int, stock: Counts, target: Counts) -> SentFile:
        """In mid-year, more for those that are quick; the other targets stand."""
        base = stock[self.period.baseline_month]
        done = stock[self.scope.months.index(dt.date(2025, 6, 30))] - base
        asked = target - base
        odd = [self.roles[r] for r in (Role.ZERO_TARGET, Role.LOW_TARGET) if r in self.roles]
        is_quick = done >= asked * _QUICK_SHARE
        is_quick[odd] = False
        more = np.where(is_quick, target + np.ceil(asked * _MORE_SHARE).astype(int), target)
        decision = f"{36 + number}/QĐ-UBND"
        rows = self._rows(COMMITTEE, decision, _AMENDED_ON, {"vsi": more})
        codes = {place.code for place, quick in zip(self.places, is_quick, strict=True) if quick}
        note = "Điều chỉnh chỉ tiêu giữa năm"
        changed = [
            {**row, "note": note} for row in rows if row["unit_code"] in codes | {PROVINCE_CODE}
        ]
        return self._file("ubnd-dieu-chinh", _AMENDED_ON, changed)

    def _rows(
        self,
        issuer: str,
        decision: str,
        decided: dt.date,
        targets: dict[str, Counts],
        *,
        rounded_away: int = 0,
    ) -> list[Row]:
        common = {
            "period_start": self.period.start,
            "period_end": self.period.end,
            "issuer": issuer,
            "decision_no": decision,
            "decided_on": decided,
        }
        return [
            {"unit_code": code, "indicator_code": indicator, "target_count": count, **common}
            for indicator, counts in targets.items()
            for code, count in self._counted(counts, rounded_away)
        ]

    def _counted(self, counts: Counts, rounded_away: int) -> Iterator[tuple[str, int]]:
        yield PROVINCE_CODE, int(counts.sum()) + rounded_away
        for place, count in zip(self.places, counts, strict=True):
            yield place.code, int(count)

    def _undecided(self, row: Row) -> Row:
        """One unit's target came in without the number of its decision."""
        place = self.roles.get(Role.NO_DECISION)
        if place is None or row["unit_code"] != self.places[place].code:
            return row
        return {**row, "decision_no": None, "decided_on": None}

    def _file(self, name: str, decided: dt.date, rows: Sequence[Row]) -> SentFile:
        received = office_hour(decided + dt.timedelta(days=3), len(rows))
        return sent(f"chi-tieu-{self.period.end.year}-{name}", received, Kind.TARGETS, rows)
