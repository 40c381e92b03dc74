"""Files to publish, and what the pages would then show."""

import datetime as dt
from pathlib import Path

from campaign.home import Home
from campaign.publish import Incoming
from campaign.store import ledger, pointer, query

UNITS = ("31471", "31340", "31153")
DAY = dt.date(2025, 10, 31)
REPORT_HEADER = "unit_code,indicator_code,as_of_date,participant_count"


def report(count: int, *, units: tuple[str, ...] = UNITS, header: str = REPORT_HEADER) -> Incoming:
    """October's voluntary figures: the same count for every unit."""
    rows = [f"{unit},vsi,{DAY},{count}" for unit in units]
    return Incoming(f"{count}.csv", "\n".join([header, *rows, ""]).encode())


def drive(code: str) -> Incoming:
    """One drive of Cần Thơ."""
    text = f"drive_code,name_vi,drive_kind,unit_code\n{code},Đợt thử,festival,92\n"
    return Incoming("drives.csv", text.encode())


def results(code: str, count: int) -> Incoming:
    """What the drive brought."""
    text = f"drive_code,unit_code,result_type,result_count\n{code},92,reached,{count}\n"
    return Incoming("results.csv", text.encode())


def current(home: Home) -> Path:
    """The current build's file."""
    return pointer.build_path(home, str(pointer.current_build_id(home)))


def shown(home: Home) -> dict[str, int | None]:
    """October's count of every unit of the scene, as the pages show it."""
    rows = query.select(
        current(home), "mart_progress", where={"indicator_code": "vsi", "month_end": DAY}
    )
    return {r["unit_code"]: r["participant_count"] for r in rows if r["unit_code"] in UNITS}


def state(home: Home) -> tuple[bytes, str | None, frozenset[str]]:
    """All that must stay when nothing is published: ledger, pointer, files."""
    files = frozenset(path.name for path in home.root.rglob("*"))
    return home.ledger.read_bytes(), pointer.current_build_id(home), files


def upload_ids(home: Home) -> list[str]:
    """The uploads in force, by the ledger."""
    return [upload.upload_id for upload in ledger.active_uploads(ledger.read_entries(home))]
