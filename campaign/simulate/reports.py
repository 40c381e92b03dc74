"""The monthly reports as files: in time, late, corrected, recast, and one of them sent twice."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from campaign.simulate.arrivals import MERGED_ON, NEVER, Arrivals
from campaign.simulate.files import Row, SentFile, office_hour, sent
from campaign.simulate.places import Place
from campaign.simulate.roles import Role
from campaign.simulate.scope import DUE_DAY, LOCK_DAY, PROVINCE_CODE, Counts, Scope
from campaign.simulate.sheets import Sheet, make_sheets, restate
from campaign.simulate.stocks import Truth
from campaign.terms import Kind

_RECAST_NOTE = "Số liệu hai đơn vị cũ cộng lại, cơ quan BHXH lập lại sau khi sáp nhập"
_RESTATED_NOTE = "Điều chỉnh sau khi đối chiếu"
_TOTAL_NOTE = "Số liệu toàn tỉnh do BHXH tỉnh tổng hợp"


def report_files(
    scope: Scope, places: list[Place], truth: Truth, roles: dict[Role, int]
) -> list[SentFile]:
    """All report files in no order."""
    chance = scope.chance("reports")
    arrivals = Arrivals(scope, roles, chance)
    sheets = make_sheets(scope, places, truth, roles, arrivals)
    restated = restate(scope, sheets[0], roles, chance)
    desk = _Desk(scope, places, sheets)
    files = [*desk.monthly(arrivals.day), *desk.corrected(restated)]
    if Role.MERGED in roles:
        files.append(desk.recast(roles[Role.MERGED]))
    again = files[scope.month_count // 2]
    later = again.received_at + dt.timedelta(hours=26)
    files.append(replace(again, name=again.name.replace(".csv", "-gui-lai.csv"), received_at=later))
    return files


@dataclass(frozen=True)
class _Desk:
    """Where the sheets of all units are put into files."""

    scope: Scope
    places: list[Place]
    sheets: list[Sheet]

    def monthly(self, arrival: Counts) -> Iterator[SentFile]:
        """Per month a file of those in time, and of those late before and after the lock day."""
        late_files: list[SentFile] = []
        for month, day in enumerate(self.scope.months):
            following = day + dt.timedelta(days=1)
            on_time = [u for u, came in enumerate(arrival[month]) if came <= DUE_DAY]
            rows = [*self._totals(month), *self._first_rows(month, on_time)]
            received = office_hour(following.replace(day=2 + month % (DUE_DAY - 1)), month)
            yield sent(f"bao-cao-{day:%Y-%m}", received, Kind.REPORTS, rows)
            late_files += self._late(month, arrival[month])
        yield from late_files

    def _late(self, month: int, came: Counts) -> Iterator[SentFile]:
        """Those who come in late are sent on together, up to the lock day and after it."""
        day = self.scope.months[month]
        for wave, (after, until) in enumerate(((DUE_DAY, LOCK_DAY), (LOCK_DAY, NEVER - 1)), 1):
            late = [unit for unit, own in enumerate(came) if after < own <= until]
            if late:
                following = day + dt.timedelta(days=int(max(came[late])))
                rows = self._first_rows(month, late)
                name = f"bao-cao-gui-muon-{day:%Y-%m}-lan-{wave}"
                yield sent(name, office_hour(following, month), Kind.REPORTS, rows)

    def _totals(self, month: int) -> Iterator[Row]:
        """The province's own statement, which counts the units that report nothing, too."""
        for sheet in self.sheets:
            yield {
                "unit_code": PROVINCE_CODE,
                "indicator_code": sheet.code,
                "as_of_date": self.scope.months[month],
                "participant_count": int(sheet.truth[month].sum()),
                "note": _TOTAL_NOTE,
            }

    def _first_rows(self, month: int, units: list[int]) -> list[Row]:
        """What units send at first: a count that is yet to be corrected has no flows."""
        rows: list[Row] = []
        for sheet, unit in self._asked(units):
            row = dict(sheet.row(month, unit, self.places[unit], self.scope.months[month]))
            wrong = sheet.errors.get((month, unit))
            if wrong is not None:
                row["participant_count"] = wrong
                for name in ("new_count", "returned_count", "stopped_count"):
                    row.pop(name, None)
            rows.append(row)
        return rows

    def _asked(self, units: list[int]) -> Iterator[tuple[Sheet, int]]:
        for unit in units:
            for sheet in self.sheets:
                if sheet.asked[unit]:
                    yield sheet, unit

    def corrected(self, restated: dict[int, list[int]]) -> Iterator[SentFile]:
        """The right figures, two weeks after the month was locked."""
        for month, units in restated.items():
            day = self.scope.months[month]
            rows = [
                {**self.sheets[0].row(month, unit, self.places[unit], day), "note": _RESTATED_NOTE}
                for unit in units
            ]
            received = office_hour(day + dt.timedelta(days=30), month)
            yield sent(f"dieu-chinh-{day:%Y-%m}", received, Kind.REPORTS, rows)

    def recast(self, unit: int) -> SentFile:
        """What the two former units reported, added up under today's unit."""
        rows = [
            {**sheet.row(month, unit, self.places[unit], day), "note": _RECAST_NOTE}
            for month, day in enumerate(self.scope.months)
            if day < MERGED_ON
            for sheet, _ in self._asked([unit])
        ]
        received = office_hour(MERGED_ON + dt.timedelta(days=8), unit)
        return sent("so-lieu-sau-sap-nhap", received, Kind.REPORTS, rows)
