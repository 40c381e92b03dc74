"""Where do we stand: the one generated sentence with which the overview opens."""

from collections.abc import Mapping
from typing import Any

from campaign.words.catalogue import Words
from campaign.words.names import indicator_name
from campaign.words.pace import whole_rate

Row = Mapping[str, Any]


def headline(words: Words, *, place: str, indicator: Row, progress: Row | None) -> str:
    """The sentence for one place and indicator; says so when nothing is known.

    `progress` is a row of mart_progress or None, `indicator` one of mart_indicator.
    """
    name = indicator_name(words, indicator)
    if progress is None or not _is_known(progress):
        return words.capital(words.say("headline.nothing", place=place, indicator=name))
    text = _subject(words, place, name, progress) + _attained(words, progress)
    return text + _remaining(words, progress) + "."


def _is_known(row: Row) -> bool:
    figures = ("participant_count", "coverage_pct", "attainment_pct")
    return any(row[name] is not None for name in figures)


def _subject(words: Words, place: str, name: str, row: Row) -> str:
    when = _when(words, row)
    if row["participant_count"] is not None:
        count = words.in_sentence(row["participant_count"], row["participant_qualifier"])
        if row["is_summed"] and row["counted_unit_count"] < row["unit_count"]:
            return words.say(
                "headline.partial",
                when=when,
                place=place,
                count=count,
                indicator=name,
                n=row["counted_unit_count"],
                units=row["unit_count"],
            )
        return words.say("headline.count", when=when, place=place, count=count, indicator=name)
    if row["coverage_pct"] is not None:
        pct = words.pct_in_sentence(row["coverage_pct"], row["coverage_qualifier"])
        return words.say("headline.coverage", when=when, place=place, pct=pct, indicator=name)
    return words.say("headline.plain", when=when, place=place, indicator=name)


def _when(words: Words, row: Row) -> str:
    """The as-of date; of a sum also the oldest date within it."""
    date, oldest = row["reported_date"], row["oldest_reported_date"]
    if date is None:
        return words.say("headline.undated")
    if row["is_summed"] and oldest is not None and oldest < date:
        return words.say("headline.by_range", date=date, oldest=oldest)
    return words.say("headline.by", date=date)


def _attained(words: Words, row: Row) -> str:
    if row["attainment_pct"] is None:
        return ""
    pct = words.pct_in_sentence(row["attainment_pct"], row["attainment_qualifier"])
    return words.say("headline.attained", pct=pct)


def _remaining(words: Words, row: Row) -> str:
    gap = row["gap_count"]
    # Of nothing asked for nothing is missing, but that is no target reached.
    if gap is None or row["target_count"] == 0:
        return ""
    if gap == 0:
        return words.say("headline.done")
    shown = words.in_sentence(gap, row["gap_qualifier"])
    if row["required_per_month_count"] is None:
        return words.say("headline.gap", gap=shown)
    required = row["required_per_month_count"]
    return words.say(
        "headline.gap_per_month",
        gap=shown,
        n=row["months_left_count"],
        rate=words.count(whole_rate(required, row["gap_qualifier"])),
    )
