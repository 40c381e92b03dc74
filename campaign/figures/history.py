"""How a unit's stock has moved over the months, what was planned, and where it is heading."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import altair as alt

from campaign.figures.chart import Chart
from campaign.figures.palette import Palette
from campaign.figures.text import text_over

# With more points than this only the last and the corrected ones carry their figure.
_MOST_TEXTS = 6
# Of the axis; a text that begins after it would be cut off on a phone.
_LATE_SHARE = 0.6


@dataclass(frozen=True)
class HistoryPoint:
    """A stock at a month's end, with the month's and the figure's text.

    `restated` tells old and new value, when and by which file, where the figure was changed.
    """

    month: str
    participant_count: int
    text: str
    restated: str | None = None


@dataclass(frozen=True)
class PlanPoint:
    """What was asked for at a month's end: by the plan, and at the period's end."""

    month: str
    planned_count: float | None
    target_count: float | None


@dataclass(frozen=True)
class ProjectionPoint:
    """Where the stock may stand at a month's end; the last known month has all three alike."""

    month: str
    low_count: float
    middle_count: float
    high_count: float


@dataclass(frozen=True)
class DriveBand:
    """The months of a drive, its number on the chart and its name."""

    months: Sequence[str]
    number: str
    text: str


@dataclass(frozen=True)
class History:
    """All that the chart of one unit and indicator shows; `months` is its axis in order.

    `target_text` names the target that is in force last.
    """

    months: Sequence[str]
    points: Sequence[HistoryPoint]
    plan: Sequence[PlanPoint] = ()
    projection: Sequence[ProjectionPoint] = ()
    drives: Sequence[DriveBand] = ()
    target_text: str = ""


def history_chart(history: History, *, palette: Palette) -> Chart:
    """A line of the stock over its plan, its target in steps, its projection and its drives.

    A point that was changed after it was first published has a hollow ring around it.
    """
    x = _x(history, palette)
    layers: list[Chart] = []
    if history.drives:
        layers += _drive_bands(history.drives, x, palette)
    if history.projection:
        layers += _projection(history.projection, x, palette)
    if history.plan:
        layers += _plan(history.plan, x, palette)
        layers += _target_text(history, x, palette)
    layers += _stock(history, x, palette)
    return alt.layer(*layers).properties(height=320).configure_view(stroke=None)


def _x(history: History, palette: Palette) -> alt.X:
    axis = alt.Axis(
        labelColor=palette.ink,
        labelAngle=0,
        labelFontSize=14,
        ticks=False,
        labelOverlap=True,
        labelSeparation=8,
    )
    return alt.X(
        "month:O",
        title=None,
        sort=list(history.months),
        scale=alt.Scale(domain=list(history.months)),
        axis=axis,
    )


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", title=None, axis=None, scale=alt.Scale(zero=False, padding=40))


def _base(values: Sequence[dict[str, object]], x: alt.X) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=list(values))).encode(x=x)


def _stock(history: History, x: alt.X, palette: Palette) -> list[Chart]:
    points = history.points
    few = len(points) <= _MOST_TEXTS
    values: list[dict[str, object]] = [
        {
            "month": point.month,
            "count": point.participant_count,
            "text": point.text,
            "shown": point.text if few or number == len(points) - 1 else None,
            "restated": point.restated,
        }
        for number, point in enumerate(points)
    ]
    base = _base(values, x).encode(y=_y("count"), tooltip=_tooltip())
    layers: list[Chart] = [
        base.mark_line(color=palette.accent, strokeWidth=2.5),
        base.mark_point(color=palette.accent, filled=True, size=70, opacity=1),
        *text_over(
            base.transform_filter("datum.shown !== null"),
            palette,
            field="shown",
            size=14,
            dy=20 if _is_below_target(history) else -18,
        ),
    ]
    if any(point.restated for point in points):
        layers.append(_rings(base, palette))
    return layers


def _is_below_target(history: History) -> bool:
    """Whether a target lies above the last figure, where the figure's text would run into it."""
    target = history.plan[-1].target_count if history.plan else None
    return target is not None and target > history.points[-1].participant_count


def _tooltip(*more: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{name}:N", title=" ") for name in ("month", "text", *more)]


def _rings(base: alt.Chart, palette: Palette) -> Chart:
    """A hollow ring around every point that was changed."""
    return (
        base.transform_filter("datum.restated !== null")
        .mark_point(color=palette.ink, filled=False, size=170, strokeWidth=2, opacity=1)
        .encode(tooltip=_tooltip("restated"))
    )


def _plan(plan: Sequence[PlanPoint], x: alt.X, palette: Palette) -> list[Chart]:
    """The plan as a dotted line, the target as steps, because decisions amend it."""
    planned = [
        {"month": point.month, "planned": point.planned_count}
        for point in plan
        if point.planned_count is not None
    ]
    targets = [
        {"month": point.month, "target": point.target_count}
        for point in plan
        if point.target_count is not None
    ]
    layers: list[Chart] = []
    if planned:
        line = _base(planned, x).mark_line(color=palette.muted, strokeDash=[3, 4], strokeWidth=2)
        layers.append(line.encode(y=_y("planned")))
    if targets:
        steps = _base(targets, x).mark_line(
            color=palette.ink, strokeDash=[8, 4], strokeWidth=1.5, interpolate="step"
        )
        layers.append(steps.encode(y=_y("target")))
    return layers


def _target_text(history: History, x: alt.X, palette: Palette) -> list[Chart]:
    """What the last step is, written where it begins; before it where nothing fits behind."""
    plan, text = history.plan, history.target_text
    if not text or plan[-1].target_count is None:
        return []
    *_, step = (list(points) for _, points in groupby(plan, key=lambda point: point.target_count))
    values = {"month": step[0].month, "target": plan[-1].target_count, "name": text}
    base = _base([values], x).encode(y=_y("target"))
    is_late = list(history.months).index(step[0].month) > _LATE_SHARE * len(history.months)
    align: Literal["left", "right"] = "right" if is_late else "left"
    dx = -4 if is_late else 4
    return text_over(base, palette, field="name", size=13, dx=dx, dy=-11, align=align)


def _projection(projection: Sequence[ProjectionPoint], x: alt.X, palette: Palette) -> list[Chart]:
    """The band of the middle scenarios, with its median."""
    base = _base(
        [
            {
                "month": point.month,
                "low": point.low_count,
                "middle": point.middle_count,
                "high": point.high_count,
            }
            for point in projection
        ],
        x,
    )
    return [
        base.mark_area(color=palette.accent, opacity=0.18).encode(y=_y("low"), y2=alt.Y2("high:Q")),
        base.mark_line(color=palette.accent, strokeDash=[2, 3], strokeWidth=2).encode(
            y=_y("middle")
        ),
    ]


def _drive_bands(drives: Sequence[DriveBand], x: alt.X, palette: Palette) -> list[Chart]:
    """A pale band over the months of each drive, with its number on top of the first."""
    values: list[dict[str, object]] = [
        {
            "month": month,
            "drive": drive.text,
            "number": drive.number if month == drive.months[0] else "",
        }
        for drive in drives
        for month in drive.months
    ]
    base = _base(values, x).encode(tooltip=[alt.Tooltip("drive:N", title=" ")])
    return [
        # Bars of a fixed width, because lines stand on points of the axis and not on bands.
        base.mark_bar(color=palette.track, size=26).encode(y=alt.value(0), y2=alt.value("height")),
        base.mark_text(dy=12, fontSize=13, fontWeight=600, color=palette.ink).encode(
            y=alt.value(0), text="number:N"
        ),
    ]
