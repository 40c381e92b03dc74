"""From rows to tiles: what both maps, the small and the large one, are made of."""

import streamlit as st

from campaign.figures.bars import class_legend
from campaign.figures.classes import class_of, fill_of, legend
from campaign.figures.tile_map import MapTile
from campaign.geo import Grid, TilePlace, tile_grid
from campaign.publish.shown import measure_shown
from campaign.terms import MapMeasure
from campaign.ui import data
from campaign.ui.charts import show_chart
from campaign.ui.parts import Row, detail_text, unit_rows
from campaign.ui.view import View
from campaign.words.names import unit_label


@st.cache_resource(max_entries=64, show_spinner=False)
def province_grid(build_id: str, province_code: str) -> Grid:
    """The hexagons of a province; they are the same on every rerun of a build."""
    units = data.select(
        build_id,
        "mart_unit",
        where={"province_code": province_code, "unit_level": "commune"},
        not_null=("tile_column_rank", "tile_row_rank"),
        order_by=("unit_code",),
    )
    return tile_grid(
        [
            TilePlace(
                unit_code=row["unit_code"],
                column=row["tile_column_rank"],
                row=row["tile_row_rank"],
                is_shifted=row["is_tile_shifted"],
                former_province=row["former_province_name"],
            )
            for row in units
        ]
    )


def value_name(measure: MapMeasure) -> str:
    """The column of mart_progress that a measure shows."""
    return f"{measure.value}_pct"


def measure_for(view: View) -> MapMeasure:
    """Coverage where more units have it than attainment, else attainment."""
    return measure_shown(unit_rows(view))


def map_tiles(view: View, measure: MapMeasure, grid: Grid) -> list[MapTile]:
    """A tile per unit: classified, coloured and told in words."""
    rows = {row["unit_code"]: row for row in unit_rows(view)}
    names = {
        row["unit_code"]: row
        for row in view.select("mart_unit", where={"province_code": view.province_code})
    }
    tiles = []
    for tile in grid.tiles:
        row = rows.get(tile.unit_code)
        value = None if row is None else row[value_name(measure)]
        rank = class_of(value, measure)
        unit = names[tile.unit_code]
        tiles.append(
            MapTile(
                unit_code=tile.unit_code,
                unit_name=str(unit["unit_name"]),
                centre=tile.centre,
                corners=tile.corners,
                fill=fill_of(rank, view.palette),
                number=_number(view, row, measure),
                detail=_detail(view, unit, row),
            )
        )
    return tiles


def show_legend(view: View, measure: MapMeasure) -> None:
    """The classes of a map with the number of units in each."""
    words = view.words
    values = [row[value_name(measure)] for row in unit_rows(view)]
    classes = legend(values, measure=measure, words=words, palette=view.palette)
    told = "; ".join(f"{c.label}: {words.count(c.unit_count)}" for c in classes)
    show_chart(
        view,
        class_legend(classes, palette=view.palette),
        alt=words.say("map.legend.alt", classes=told),
        width="content",
    )


def _number(view: View, row: Row | None, measure: MapMeasure) -> str:
    """Whole percents fit a tile; a missing figure is a dash, never a zero."""
    value = None if row is None else row[value_name(measure)]
    if row is None or value is None:
        return view.words.say("map.missing")
    return view.words.pct(value, row[f"{measure}_qualifier"], digits=0)


def _detail(view: View, unit: Row, row: Row | None) -> str:
    label = unit_label(view.words, unit)
    text = view.words.say("detail.nothing") if row is None else detail_text(view.words, row)
    return f"{label}: {text}"
