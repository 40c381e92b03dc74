"""From rows to what the map shows of each unit: class, pattern, number, tooltip, circles."""

import datetime as dt
from dataclasses import dataclass, replace

from campaign.figures.map_scale import change_class, pace_class, ratio_class
from campaign.figures.map_sheet import MapUnit
from campaign.figures.patterns import Pattern
from campaign.terms import MapFill, MapMeasure, PaceStatus, ResultType
from campaign.ui.map_choices import MapAsk
from campaign.ui.map_ground import MapGround
from campaign.ui.parts import Row, change_rows, detail_text, unit_rows
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import unit_label
from campaign.words.pace import STATUS_SIGNS

_ENROLLED_FIRST = (
    ResultType.ENROLLED,
    ResultType.ENROLLED_VSI,
    ResultType.ENROLLED_HI,
    ResultType.REACHED,
)


@dataclass(frozen=True)
class Circles:
    """Figures by unit for circles on the map, and the figure of the largest circle."""

    counts: dict[str, int]
    largest: int

    def share(self, unit_code: str) -> float:
        """A unit's part of the largest circle's area."""
        return max(self.counts.get(unit_code, 0), 0) / self.largest if self.largest else 0.0


def in_month(view: View, month_end: dt.date) -> View:
    """The same choices in another month."""
    return replace(view, month_end=month_end)


def rows_by_unit(view: View) -> dict[str, Row]:
    """The rows of the chosen month by unit."""
    return {row["unit_code"]: row for row in unit_rows(view)}


def changes_by_unit(view: View) -> dict[str, Row]:
    """Each unit's row of mart_change against the calendar month before, where there is one."""
    if view.month_end is None:
        return {}
    rows = change_rows(view, earlier=view.month_end.replace(day=1) - dt.timedelta(days=1))
    return {row["unit_code"]: row for row in rows if row["change_pct"] is not None}


def class_number(row: Row | None, fill: MapFill, change: Row | None) -> int:
    """The class of a unit on the scale of `fill`."""
    if fill == MapFill.CHANGE:
        return change_class(None if change is None else change["change_pct"])
    if fill == MapFill.PACE:
        return pace_class(PaceStatus.NO_REPORT if row is None else row["pace_status"])
    measure = MapMeasure(fill)
    return ratio_class(None if row is None else row[f"{measure.value}_pct"], measure)


def pattern_of(row: Row | None, fill: MapFill) -> Pattern | None:
    """Lines where the month was not reported, dots where there is no target to measure by."""
    if row is None or not row["is_reported"]:
        return Pattern.HATCH
    asks_target = fill in {MapFill.ATTAINMENT, MapFill.PACE}
    return Pattern.DOTS if asks_target and row["pace_status"] == PaceStatus.NO_TARGET else None


def map_units(view: View, ground: MapGround, ask: MapAsk, circles: "MapCircles") -> list[MapUnit]:
    """What the map shows of every unit in the view's month, in the order of its shapes."""
    rows = rows_by_unit(view)
    changes = changes_by_unit(view) if ask.fill == MapFill.CHANGE else {}
    units = {
        row["unit_code"]: row
        for row in view.select("mart_unit", where={"province_code": view.province_code})
    }
    shown = []
    for shape in ground.shapes:
        code = shape.unit_code
        row, change = rows.get(code), changes.get(code)
        is_faded = not ask.is_within(code)
        shown.append(
            MapUnit(
                unit_code=code,
                place=shape.place,
                radius=shape.radius,
                class_number=class_number(row, ask.fill, change),
                pattern=pattern_of(row, ask.fill),
                text=_number(view, row, ask.fill, change),
                detail=_detail(view, units[code], row, change),
                is_faded=is_faded,
                missing_share=_gap_share(row, circles.missing, is_faded=is_faded),
                drive_share=0.0 if is_faded or not circles.drive else circles.drive.share(code),
            )
        )
    return shown


@dataclass(frozen=True)
class MapCircles:
    """The circles asked for; None for those that are not."""

    missing: Circles | None
    drive: Circles | None
    drive_measure: str | None


def circles_of(view: View, ask: MapAsk) -> MapCircles:
    """The circles that the map is asked for."""
    missing = _largest_gap(view) if ask.shows_missing else None
    measure, drive = (None, None) if ask.drive is None else _drive_circles(view, ask.drive)
    return MapCircles(missing, drive, measure)


def _largest_gap(view: View) -> Circles:
    """The scale of circles of people missing: the same in every month, so that they compare."""
    speaker = {"is_default_issuer": True} if view.issuer is None else {"issuer": view.issuer}
    where = {
        "province_code": view.province_code,
        "indicator_code": view.indicator_code,
        "unit_level": "commune",
    }
    rows = view.select(
        "mart_progress",
        where=where | speaker,
        not_null=("gap_count",),
        order_by=("-gap_count",),
    )
    return Circles({}, int(rows[0]["gap_count"]) if rows else 0)


def _gap_share(row: Row | None, scale: Circles | None, *, is_faded: bool) -> float:
    if row is None or scale is None or is_faded or not row["gap_count"] or not scale.largest:
        return 0.0
    return min(max(float(row["gap_count"]), 0.0) / scale.largest, 1.0)


def _drive_circles(view: View, drive: Row) -> tuple[str | None, Circles | None]:
    rows = view.select(
        "mart_drive_summary",
        where={"drive_code": drive["drive_code"], "unit_level": "commune"},
    )
    told = {row["measure"] for row in rows}
    measure = next((kind.value for kind in _ENROLLED_FIRST if kind.value in told), None)
    counts = {
        row["unit_code"]: int(row["value_count"]) for row in rows if row["measure"] == measure
    }
    return measure, Circles(counts, max(counts.values())) if counts else None


def _number(view: View, row: Row | None, fill: MapFill, change: Row | None) -> str:
    """Whole percents fit a tile; a missing figure is a dash, never a zero."""
    words = view.words
    if fill == MapFill.CHANGE:
        return words.say("map.missing") if change is None else _change(words, change, digits=1)
    if fill == MapFill.PACE:
        return STATUS_SIGNS[PaceStatus.NO_REPORT if row is None else PaceStatus(row["pace_status"])]
    value = None if row is None else row[f"{fill.value}_pct"]
    if row is None or value is None:
        return words.say("map.missing")
    return words.pct(value, row[f"{fill.value}_qualifier"], digits=0)


def _detail(view: View, unit: Row, row: Row | None, change: Row | None) -> str:
    words = view.words
    parts = [words.say("detail.nothing") if row is None else detail_text(words, row)]
    if change is not None:
        parts.append(words.say("map.changed", figure=_change(words, change)))
    return f"{unit_label(words, unit)}: {' · '.join(parts)}"


def _change(words: Words, change: Row, *, digits: int = 2) -> str:
    return words.signed_pct(change["change_pct"], change["change_qualifier"], digits=digits)
