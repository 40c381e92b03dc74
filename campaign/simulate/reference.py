"""The reference lists of the simulated province, whole, as a home of its own needs them."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from campaign.home import Home
from campaign.simulate.arrivals import MERGED_ON, exempt_months
from campaign.simulate.files import Row, table_bytes
from campaign.simulate.names import FORMER_NAMES, OFFICE_NAMES
from campaign.simulate.places import Place, office_count
from campaign.simulate.roles import Role
from campaign.simulate.scope import DUE_DAY, LOCK_DAY, PROVINCE_CODE, PROVINCE_NAME, Scope
from campaign.simulate.sheets import INDICATORS

# Lists that every province shares.
_COPIED = ("indicators", "issuers")
_EMPTY = ("sources",)
_DAY_BEFORE_MERGER = MERGED_ON - dt.timedelta(days=1)


def reference_rows(
    scope: Scope, places: list[Place], roles: Mapping[Role, int]
) -> dict[str, list[Row]]:
    """The province's own rows of every list that has some."""
    return {
        "provinces": [
            {
                "province_code": PROVINCE_CODE,
                "province_name": PROVINCE_NAME,
                "province_type": "tỉnh",
                "default_issuer": "people_committee",
                "default_indicator": "vsi",
                "is_simulated": "true",
                "sort_order": "1",
            }
        ],
        "units": list(_units(places)),
        "offices": list(_offices(scope)),
        "office_units": list(_office_units(scope, places, roles)),
        "reporting_rules": list(_rules()),
        "aliases": list(_aliases(places, roles)),
        "exemptions": list(_exemptions(scope, places, roles)),
    }


def reference_files(rows: Mapping[str, Sequence[Row]]) -> dict[str, bytes]:
    """Every list as a CSV: the province's own, and what all provinces share."""
    shipped = Home.default().reference_files()
    files = {name: table_bytes(_columns(shipped[name]), own) for name, own in rows.items()}
    files |= {name: shipped[name].read_bytes() for name in _COPIED}
    files |= {name: table_bytes(_columns(shipped[name]), []) for name in _EMPTY}
    return files


def _columns(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig") as stream:
        return stream.readline().strip().split(",")


def _units(places: list[Place]) -> Iterator[Row]:
    for place in places:
        yield {
            "province_code": PROVINCE_CODE,
            "unit_code": place.code,
            "unit_type": place.unit_type,
            "unit_name": place.name,
            "area_km2": f"{place.area_km2:.2f}",
            "tile_col": place.column,
            "tile_row": place.row,
            "tile_odd": int(place.is_shifted),
            "former_province": place.former_province,
        }


def _office_code(number: int) -> str:
    return f"BHXH-{PROVINCE_CODE}-{number + 1:02d}"


def _offices(scope: Scope) -> Iterator[Row]:
    for number in range(office_count(scope)):
        yield {
            "office_code": _office_code(number),
            "province_code": PROVINCE_CODE,
            "office_name": OFFICE_NAMES[number],
        }


def _office_units(scope: Scope, places: list[Place], roles: Mapping[Role, int]) -> Iterator[Row]:
    """Every unit's office; one unit has changed to the next office."""
    moved = roles.get(Role.TWO_OFFICES)
    for unit, place in enumerate(places):
        office = {"office_code": _office_code(place.office), "unit_code": place.code}
        if unit != moved:
            yield office
            continue
        following = _office_code((place.office + 1) % office_count(scope))
        yield {**office, "valid_to": _DAY_BEFORE_MERGER}
        yield {"office_code": following, "unit_code": place.code, "valid_from": MERGED_ON}


def _rules() -> Iterator[Row]:
    for indicator in INDICATORS:
        yield {
            "province_code": PROVINCE_CODE,
            "indicator_code": indicator,
            "due_day": DUE_DAY,
            "lock_day": LOCK_DAY,
        }


def _aliases(places: list[Place], roles: Mapping[Role, int]) -> Iterator[Row]:
    """The two former units of the one that they were merged into."""
    if Role.MERGED not in roles:
        return
    place = places[roles[Role.MERGED]]
    for name in FORMER_NAMES:
        for alias in (name, f"{place.unit_type.capitalize()} {name}"):
            yield {
                "alias": alias,
                "unit_code": place.code,
                "valid_to": _DAY_BEFORE_MERGER,
                "is_part": "true",
            }


def _exemptions(scope: Scope, places: list[Place], roles: Mapping[Role, int]) -> Iterator[Row]:
    for indicator in INDICATORS:
        if Role.EXEMPT in roles:
            months = scope.months[exempt_months(scope)]
            yield {
                "unit_code": places[roles[Role.EXEMPT]].code,
                "indicator_code": indicator,
                "month_from": months[0].replace(day=1),
                "month_to": months[-1],
                "reason": "Mưa lũ kéo dài, được hoãn báo cáo",
            }
        if Role.MERGED in roles:
            yield {
                "unit_code": places[roles[Role.MERGED]].code,
                "indicator_code": indicator,
                "month_from": scope.months[0].replace(day=1),
                "month_to": _DAY_BEFORE_MERGER,
                "reason": "Đơn vị hình thành do sáp nhập ngày 01/7/2025",
            }
