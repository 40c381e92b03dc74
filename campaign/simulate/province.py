"""The simulated province as a whole: its reference lists, its files and the truth behind them."""

from dataclasses import dataclass

from campaign.simulate.drives import make_drives
from campaign.simulate.files import Row, SentFile, office_hour, sent
from campaign.simulate.happenings import happening_files
from campaign.simulate.people import People, make_people
from campaign.simulate.places import Place, make_places
from campaign.simulate.reference import reference_rows
from campaign.simulate.registers import register_files
from campaign.simulate.reports import report_files
from campaign.simulate.roles import Role, make_roles
from campaign.simulate.scope import Scope
from campaign.simulate.stocks import Truth, make_truth
from campaign.simulate.targets import target_files
from campaign.terms import Kind


@dataclass(frozen=True)
class Simulated:
    """The province: rows of reference lists by name, files in the order in which they came in."""

    scope: Scope
    places: tuple[Place, ...]
    roles: dict[Role, int]
    truth: Truth
    reference: dict[str, list[Row]]
    files: tuple[SentFile, ...]


def simulate(scope: Scope) -> Simulated:
    """Invent the province; the same scope gives the same bytes."""
    places = make_places(scope)
    roles = make_roles(scope)
    people = make_people(scope, places)
    drives = make_drives(scope)
    truth = make_truth(scope, people[0], drives)
    files = [
        *(_people_file(places, counted) for counted in people),
        *target_files(scope, places, people, truth, roles),
        *happening_files(scope, places, drives, truth),
        *report_files(scope, places, truth, roles),
        *register_files(scope, places, truth),
    ]
    files.sort(key=lambda file: (file.received_at, file.name))
    reference = reference_rows(scope, places, roles)
    return Simulated(scope, tuple(places), roles, truth, reference, tuple(files))


def _people_file(places: list[Place], people: People) -> SentFile:
    rows = [
        {
            "unit_code": place.code,
            "denominator_kind": kind.value,
            "as_of_date": people.day,
            "people_count": int(counts[unit]),
        }
        for kind, counts in people.counts.items()
        for unit, place in enumerate(places)
    ]
    received = office_hour(people.day.replace(day=10), people.day.year)
    return sent(f"so-nguoi-{people.day:%Y-%m}", received, Kind.DENOMINATORS, rows)
