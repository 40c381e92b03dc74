"""The drives of every year, who takes part in them, and how many people that brings."""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from campaign.simulate.effect import HOUSEHOLD_PER_1000_PEOPLE, VSI_PER_1000_PEOPLE
from campaign.simulate.people import People
from campaign.simulate.scope import Counts, Flags, Scope
from campaign.terms import DenominatorKind, DriveKind

# A unit with the slowest pace takes part with the first chance, one with the quickest with the
# sum of both; a few never do.
_SLOWEST_CHANCE = 0.35
_QUICKEST_ADDS = 0.5
_NEVER_SHARE = 0.1


@dataclass(frozen=True)
class Drive:
    """One drive of the province; `month` is the place of its month, None when yet to come."""

    code: str
    name_vi: str
    name_en: str
    kind: DriveKind
    phase: str
    starts_on: dt.date
    ends_on: dt.date
    month: int | None


def make_drives(scope: Scope) -> list[Drive]:
    """The drives that start within the months, and those announced for the rest of the year."""
    return [
        drive
        for year in range(scope.months[0].year, scope.months[-1].year + 1)
        for drive in _drives_of(year, scope)
        if drive.starts_on >= scope.months[0].replace(day=1)
    ]


def _drives_of(year: int, scope: Scope) -> list[Drive]:
    peak_vi, peak_en = "Tháng cao điểm, giai đoạn", "Peak month, phase"
    days_vi, days_en = "15 ngày cao điểm", "15 peak days"
    festival_vi, festival_en = "Ngày hội Tuyên truyền viên", "Propagandists’ festival"
    peak, days, festival = DriveKind.PEAK_MONTH, DriveKind.PEAK_DAYS, DriveKind.FESTIVAL
    rows = (
        ("cao-diem-1", f"{peak_vi} 1", f"{peak_en} 1", peak, "1", (5, 1), (5, 31)),
        ("15-ngay", days_vi, days_en, days, "", (6, 16), (6, 30)),
        ("ngay-hoi", festival_vi, festival_en, festival, "", (8, 15), (8, 17)),
        ("cao-diem-2", f"{peak_vi} 2", f"{peak_en} 2", peak, "2", (11, 1), (11, 30)),
    )
    places = {month.replace(day=1): place for place, month in enumerate(scope.months)}
    return [
        Drive(
            code=f"minh-hoa-{code}-{year}",
            name_vi=f"{name_vi}, năm {year}",
            name_en=f"{name_en}, {year}",
            kind=kind,
            phase=phase,
            starts_on=dt.date(year, *starts),
            ends_on=dt.date(year, *ends),
            month=places.get(dt.date(year, starts[0], 1)),
        )
        for code, name_vi, name_en, kind, phase, starts, ends in rows
    ]


@dataclass(frozen=True)
class Participation:
    """By drive that was held: which units took part, and whom that brought more (per unit)."""

    drive: Drive
    units: Flags
    extra_vsi: Counts
    extra_household: Counts


def take_part(
    scope: Scope, drives: list[Drive], *, pace_rank: Counts, people: People
) -> list[Participation]:
    """Who takes part in each held drive; `pace_rank` counts from 0 for the slowest unit."""
    chance = scope.chance("drives")
    count = scope.unit_count
    likely = _SLOWEST_CHANCE + _QUICKEST_ADDS * pace_rank / max(1, count - 1)
    likely[chance.permutation(count)[: round(count * _NEVER_SHARE)]] = 0.0
    able = people.counts[DenominatorKind.PARTICIPATING_AGE]
    found = []
    for drive in drives:
        if drive.month is None:
            continue
        joined = chance.random(count) < likely
        vsi = chance.poisson(able * VSI_PER_1000_PEOPLE[drive.kind] / 1000)
        household = chance.poisson(able * HOUSEHOLD_PER_1000_PEOPLE[drive.kind] / 1000)
        found.append(Participation(drive, joined, vsi * joined, household * joined))
    return found


def extra_by_month(parts: list[Participation], name: str, shape: tuple[int, int]) -> Counts:
    """What the drives brought, `name` being a field of Participation: months × units."""
    extra = np.zeros(shape, dtype=np.int64)
    for part in parts:
        extra[part.drive.month] += getattr(part, name)
    return extra
