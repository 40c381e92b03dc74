"""Drives as they were announced, what units did in them, and what came of it."""

import datetime as dt
from collections.abc import Iterator

import numpy as np

from campaign.simulate.drives import Drive, Participation
from campaign.simulate.files import Row, SentFile, office_hour, sent
from campaign.simulate.places import Place
from campaign.simulate.scope import PROVINCE_CODE, Scope
from campaign.simulate.stocks import Truth
from campaign.terms import ActivityType, DriveKind, Kind, ResultType

# Of the people whom a unit would have gained anyway, so many are counted as the drive's: what a
# drive reports is more than what it brought.
_COUNTED_ANYWAY = {
    DriveKind.FESTIVAL: 0.2,
    DriveKind.PEAK_MONTH: 0.9,
    DriveKind.PEAK_DAYS: 0.45,
}
_ACTIVITIES = {
    DriveKind.FESTIVAL: (ActivityType.LAUNCH, ActivityType.BOOTH, ActivityType.SMALL_GROUP),
    DriveKind.PEAK_MONTH: (
        ActivityType.CONFERENCE,
        ActivityType.HOUSEHOLD_VISIT,
        ActivityType.LOUDSPEAKER,
    ),
    DriveKind.PEAK_DAYS: (
        ActivityType.MOBILE_TEAM,
        ActivityType.DIALOGUE,
        ActivityType.HOUSEHOLD_VISIT,
    ),
}
# How often in one drive, and how many people come each time; loudspeakers count nobody.
_TIMES = {
    ActivityType.LAUNCH: (1, 2),
    ActivityType.BOOTH: (1, 3),
    ActivityType.SMALL_GROUP: (2, 9),
    ActivityType.CONFERENCE: (1, 4),
    ActivityType.HOUSEHOLD_VISIT: (20, 160),
    ActivityType.LOUDSPEAKER: (8, 40),
    ActivityType.MOBILE_TEAM: (2, 8),
    ActivityType.DIALOGUE: (1, 3),
}
_ATTENDEES = {
    ActivityType.LAUNCH: (60, 220),
    ActivityType.CONFERENCE: (40, 130),
    ActivityType.DIALOGUE: (30, 90),
    ActivityType.SMALL_GROUP: (8, 20),
}
_REPORTED_AFTER_DAYS = 9


def happening_files(
    scope: Scope, places: list[Place], drives: list[Drive], truth: Truth
) -> Iterator[SentFile]:
    """Per year the drives, per held drive the activities and the results."""
    chance = scope.chance("happenings")
    for year in sorted({drive.starts_on.year for drive in drives}):
        yield _announced(scope, [drive for drive in drives if drive.starts_on.year == year])
    for number, part in enumerate(truth.drives):
        received = office_hour(part.drive.ends_on + dt.timedelta(days=_REPORTED_AFTER_DAYS), number)
        name = part.drive.code.removeprefix("minh-hoa-")
        units = [(int(u), places[u]) for u in np.flatnonzero(part.units)]
        if not units:
            continue
        activities = list(_activities(part.drive, units, chance))
        yield sent(f"hoat-dong-{name}", received, Kind.ACTIVITIES, activities)
        results = list(_results(part, units, truth, chance))
        yield sent(f"ket-qua-{name}", received, Kind.RESULTS, results)


def _announced(scope: Scope, drives: list[Drive]) -> SentFile:
    year = drives[0].starts_on.year
    rows = [
        {
            "drive_code": drive.code,
            "name_vi": drive.name_vi,
            "name_en": drive.name_en,
            "drive_kind": drive.kind.value,
            "phase": drive.phase or None,
            "starts_on": drive.starts_on,
            "ends_on": drive.ends_on,
            "unit_code": PROVINCE_CODE,
        }
        for drive in drives
    ]
    day = max(dt.date(year, 1, 1), scope.months[0].replace(day=1)) + dt.timedelta(days=16)
    return sent(f"cac-dot-{year}", office_hour(day, year), Kind.DRIVES, rows)


def _activities(
    drive: Drive, units: list[tuple[int, Place]], chance: np.random.Generator
) -> Iterator[Row]:
    days = (drive.ends_on - drive.starts_on).days + 1
    for _, place in units:
        for activity in _ACTIVITIES[drive.kind]:
            times = int(chance.integers(*_TIMES[activity], endpoint=True))
            held_on = drive.starts_on + dt.timedelta(days=int(chance.integers(days)))
            attendees = None
            if activity in _ATTENDEES:
                attendees = int(chance.integers(*_ATTENDEES[activity], size=times).sum())
            yield {
                "drive_code": drive.code,
                "unit_code": place.code,
                "activity_type": activity.value,
                "held_on": held_on,
                "activity_count": times,
                "attendee_count": attendees,
            }


def _results(
    part: Participation, units: list[tuple[int, Place]], truth: Truth, chance: np.random.Generator
) -> Iterator[Row]:
    month, counted = part.drive.month, _COUNTED_ANYWAY[part.drive.kind]
    for unit, place in units:
        extra_vsi, extra_household = int(part.extra_vsi[unit]), int(part.extra_household[unit])
        usual_vsi = int(truth.vsi.new[month, unit]) - extra_vsi
        usual_household = int(truth.household.new[month, unit]) - extra_household
        vsi = extra_vsi + int(chance.binomial(usual_vsi, counted))
        household = extra_household + int(chance.binomial(usual_household, counted))
        figures = {
            ResultType.REACHED: int((vsi + household + 5) * chance.uniform(4, 11)),
            ResultType.ENROLLED: vsi + household,
            ResultType.ENROLLED_VSI: vsi,
            ResultType.ENROLLED_HI: household,
        }
        for result, count in figures.items():
            yield {
                "drive_code": part.drive.code,
                "unit_code": place.code,
                "result_type": result.value,
                "result_count": count,
            }
