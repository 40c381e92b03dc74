"""A chart as a picture that stands still, for paper."""

import vl_convert

from campaign.figures.chart import Chart


def svg_of(chart: Chart, *, width_px: int, height_px: int) -> str:
    """The chart as SVG; every text in it is escaped and nothing is fetched for it."""
    sized = chart.properties(width=width_px, height=height_px)
    svg: str = vl_convert.vegalite_to_svg(sized.to_dict(), allowed_base_urls=[])
    return svg
