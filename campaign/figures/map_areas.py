"""The layers of a map that lie on its units: colours, patterns, lines, circles."""

import math
from collections.abc import Sequence

import pydeck as pdk

from campaign.figures.map_sheet import Common, MapStyle, MapUnit, by_number, class_keys, lookup
from campaign.figures.palette import Palette, rgb
from campaign.figures.patterns import Pattern, pattern_atlas, pattern_places

AREAS_LAYER = "areas"
UNITS_LAYER = "units"

# deck.gl's own unit for patterns; found by eye: four lines across a hexagon.
_PATTERN_SCALE = 900
# Of 255: names on top of it must stay readable.
_PATTERN_ALPHA = 120


def areas(
    units: Sequence[MapUnit], name: str, address: str, style: MapStyle, common: Common
) -> pdk.Layer:
    """Every unit in the colour of its class."""
    keys = class_keys(units, len(style.fills))
    colours = [list(rgb(fill)) for fill in style.fills] + [list(rgb(style.palette.track))]
    # Not a PolygonLayer: Streamlit would pale all its areas but the one that was clicked.
    return pdk.Layer(
        "SolidPolygonLayer",
        id=f"{AREAS_LAYER}-{name}",
        data=address,
        get_polygon="area",
        get_fill_color=lookup(colours, keys),
        pickable=True,
        auto_highlight=True,
        update_triggers={"getFillColor": [keys, style.fills]},
        **common,
    )


def patterns(
    units: Sequence[MapUnit], name: str, address: str, palette: Palette, common: Common
) -> pdk.Layer:
    """Lines or dots over units that lack a report or a target."""
    order = list(Pattern)
    keys = "".join(
        "0" if unit.pattern is None or unit.is_faded else str(order.index(unit.pattern) + 1)
        for unit in units
    )
    ink = [*rgb(palette.muted), _PATTERN_ALPHA]
    return pdk.Layer(
        "SolidPolygonLayer",
        id=f"patterns-{name}",
        data=address,
        get_polygon="area",
        get_fill_color=lookup([[0, 0, 0, 0], ink, ink], keys),
        get_fill_pattern=lookup([order[0], *order], keys),
        get_fill_pattern_scale=_PATTERN_SCALE,
        fill_pattern_mask=True,
        fill_pattern_atlas=pdk.types.String(pattern_atlas()),
        fill_pattern_mapping=pattern_places(),
        extensions=[{"@@type": "FillStyleExtension", "pattern": True}],
        update_triggers={"getFillColor": keys, "getFillPattern": keys},
        **common,
    )


def outlines(name: str, address: str, style: MapStyle, common: Common) -> pdk.Layer:
    """The line around every unit; the chosen one's is thick."""
    palette, chosen = style.palette, style.selected
    usual = list(rgb(palette.line))
    colour: object = usual
    width: object = 0.05
    if chosen is not None:
        colour = f"i == {chosen} ? {list(rgb(palette.ink))} : {usual}"
        width = f"i == {chosen} ? 0.3 : 0.05"
    return pdk.Layer(
        "PolygonLayer",
        id=f"outlines-{name}",
        data=address,
        get_polygon="area",
        filled=False,
        stroked=True,
        get_line_color=colour,
        get_line_width=width,
        line_width_units=pdk.types.String("common"),
        update_triggers={"getLineColor": chosen, "getLineWidth": chosen},
        **common,
    )


def borders(name: str, address: str, palette: Palette, common: Common) -> pdk.Layer:
    """The lines where former provinces met."""
    return pdk.Layer(
        "PathLayer",
        id=f"borders-{name}",
        data=address,
        get_path="path",
        get_color=list(rgb(palette.border)),
        get_width=0.16,
        width_units=pdk.types.String("common"),
        cap_rounded=True,
        joint_rounded=True,
        **common,
    )


def circles(
    kind: str,
    name: str,
    address: str,
    shares: Sequence[float],
    colour: str,
    common: Common,
) -> pdk.Layer:
    """Circles whose areas are as the shares; rings, so that the colour below stays seen."""
    radii = [round(math.sqrt(share), 3) for share in shares]
    return pdk.Layer(
        "ScatterplotLayer",
        id=f"{kind}-{name}",
        data=address,
        get_position="place",
        get_radius=by_number(radii),
        radius_units=pdk.types.String("common"),
        filled=True,
        get_fill_color=[*rgb(colour), 40],
        stroked=True,
        get_line_color=list(rgb(colour)),
        get_line_width=0.08,
        line_width_units=pdk.types.String("common"),
        update_triggers={"getRadius": radii},
        **common,
    )


def hover(units: Sequence[MapUnit], name: str, common: Common) -> pdk.Layer:
    """Unseen circles with the texts of the tooltip, which cannot be looked up by number."""
    data = [
        {
            "unit_code": unit.unit_code,
            "detail": unit.detail,
            "at": [*(round(value, 2) for value in unit.place), round(unit.radius, 2)],
        }
        for unit in units
    ]
    return pdk.Layer(
        "ScatterplotLayer",
        id=f"{UNITS_LAYER}-{name}",
        data=data,
        get_position="[at[0], at[1]]",
        get_radius="at[2]",
        radius_units=pdk.types.String("common"),
        get_fill_color="[0, 0, 0, 0]",
        pickable=True,
        **common,
    )
