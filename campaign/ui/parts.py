"""Parts that every page shares: opening, closing, escaped text, figures in words."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import streamlit as st

from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import indicator_short_name
from campaign.words.pace import whole_rate

Row = Mapping[str, Any]

_JOINER = "\u2060"
_ACTING = re.compile(r"(://|www(?=\.)|@|[-<>=](?=[-<>=]))", re.IGNORECASE)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&@/])")


def plain(text: str) -> str:
    """Uploaded text for a Markdown place: every character shows as itself, nothing acts.

    Escapes alone do not stop bare addresses from becoming links nor `->` from becoming an
    arrow; an invisible word joiner inside them does.
    """
    joined = _ACTING.sub(lambda found: found[1] + _JOINER, " ".join(text.splitlines()))
    return _MARKDOWN.sub(r"\\\1", joined)


def link_address(url: str) -> str:
    """An uploaded address for a Markdown link: nothing in it ends the link early."""
    return quote(url, safe=":/?&=%#")


def note(text: str) -> None:
    """A line of small print; not Streamlit's caption, whose grey is too pale to read."""
    st.markdown(f":small[{text}]")


def province_label(words: Words, row: Row) -> str:
    """A province's short name, with a mark when it is invented."""
    name = str(row["province_name"])
    return words.say("simulated.name", name=name) if row["is_simulated"] else name


def place_name(view: View) -> str:
    """The chosen province's short name, with a mark when it is invented."""
    return province_label(view.words, view.province)


def opening(view: View, page: str) -> None:
    """The page's title and what the figures below are about."""
    st.title(view.words.say(f"page.{page}"))
    note(" · ".join(map(plain, about_parts(view))))


def about_parts(view: View) -> list[str]:
    """What the figures are about: place, month, indicator."""
    words = view.words
    month = [] if view.month_end is None else [words.month(view.month_end)]
    return [place_name(view), *month, indicator_short_name(words, view.indicator)]


def province_progress(view: View, indicator_code: str) -> Row | None:
    """The province's own row of an indicator, against its default issuer."""
    rows = view.default_progress(unit_code=view.province_code, indicator_code=indicator_code)
    return rows[0] if rows else None


def unit_rows(view: View) -> tuple[Row, ...]:
    """One row per ward or commune for the chosen indicator."""
    return view.default_progress(unit_level="commune", indicator_code=view.indicator_code)


def change_rows(view: View, *, earlier: dt.date, order_by: Sequence[str] = ()) -> tuple[Row, ...]:
    """What has changed in each ward or commune since an earlier month, by issuer."""
    return view.select(
        "mart_change",
        where={
            "province_code": view.province_code,
            "indicator_code": view.indicator_code,
            "month_end": view.month_end,
            "earlier_month_end": earlier,
        },
        order_by=order_by,
    )


def reporting_summary(view: View, indicator_code: str) -> Row | None:
    """How many units have reported the chosen month, or None where nobody is asked."""
    rows = view.select(
        "mart_reporting_summary",
        where={
            "province_code": view.province_code,
            "indicator_code": indicator_code,
            "month_end": view.month_end,
        },
    )
    return rows[0] if rows else None


def reported_text(view: View, indicator_code: str, *, write: Callable[[str], str] = plain) -> str:
    """`4/103 đơn vị đã báo cáo` for the chosen month; `write` is how the place takes names."""
    summary = reporting_summary(view, indicator_code)
    if summary is None:
        return view.words.say("reported.unknown")
    indicators = view.select("mart_indicator", where={"indicator_code": indicator_code})
    return view.words.say(
        "reported.of",
        n=summary["reported_unit_count"],
        units=summary["unit_count"],
        indicator=write(indicator_short_name(view.words, indicators[0])),
        month=view.words.month(summary["month_end"]),
    )


def closing(view: View) -> None:
    """What every page ends with."""
    st.divider()
    note(closing_text(view))


def closing_text(view: View, *, write: Callable[[str], str] = plain) -> str:
    """As-of date, who has reported, build, where to check."""
    words = view.words
    row = province_progress(view, view.indicator_code)
    as_of = (
        words.date(row["reported_date"]) if row and _has_report(row) else words.say("value.none")
    )
    return words.say(
        "closing",
        place=write(place_name(view)),
        date=as_of,
        reported=reported_text(view, view.indicator_code, write=write),
        build=view.build_id,
    )


def issuer_names(view: View) -> dict[str, str]:
    """Issuers' names by code in the page's language."""
    rows = view.select("mart_issuer", order_by=("issuer_rank",))
    return {row["issuer"]: str(row[f"issuer_name_{view.words.language}"]) for row in rows}


def as_of_text(words: Words, row: Row) -> str:
    """The day of a unit's figure; that it has none, or that nothing was reported."""
    if not _has_report(row):
        return words.say("value.not_reported")
    return words.date(row["reported_date"])


def _has_report(row: Row) -> bool:
    return row["reported_date"] is not None or bool(row["is_undated"])


def lowest_first(rows: Sequence[Row], name: str) -> list[Row]:
    """The rows by a ratio, the lowest on top; those without one follow in their order."""
    return sorted(rows, key=lambda row: (row[name] is None, row[name] or 0))


def target_text(words: Words, row: Row) -> str:
    """A target in people or percent, with its mark, and `suy ra` where it was derived."""
    if row["target_count"] is not None:
        text = words.count(row["target_count"], row["target_qualifier"])
    elif row["target_coverage_pct"] is not None:
        pct = words.pct(row["target_coverage_pct"], row["target_qualifier"])
        return words.say("target.coverage", pct=pct)
    else:
        return words.say("value.none")
    return words.say("target.derived", figure=text) if row["is_target_derived"] else text


def required_text(words: Words, row: Row) -> str:
    """People needed a month, with its mark."""
    return required_count(words, row["required_per_month_count"], row["required_qualifier"])


def required_count(words: Words, required: float | None, qualifier: str | None) -> str:
    """People needed a month, in whole people."""
    return words.count(whole_rate(required, qualifier), qualifier)


def detail_text(words: Words, row: Row) -> str:
    """All that is known of a unit's indicator, in one line."""
    parts = []
    if row["participant_count"] is not None:
        count = words.count(row["participant_count"], row["participant_qualifier"])
        parts.append(words.say("detail.participants", figure=count))
    if row["coverage_pct"] is not None:
        pct = words.pct(row["coverage_pct"], row["coverage_qualifier"])
        parts.append(words.say("detail.coverage", figure=pct))
    if row["attainment_pct"] is not None:
        pct = words.pct(row["attainment_pct"], row["attainment_qualifier"])
        parts.append(words.say("detail.attainment", figure=pct))
    if row["gap_count"] is not None:
        gap = words.count(row["gap_count"], row["gap_qualifier"])
        parts.append(words.say("detail.gap", figure=gap))
    if not parts:
        return words.say("detail.nothing")
    when = words.date(row["reported_date"])
    return " · ".join([*parts, words.say("detail.as_of", date=when)])
