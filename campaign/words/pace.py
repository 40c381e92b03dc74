"""Pace in words: a status with its sign, the sentence that says why, a chance."""

from collections.abc import Mapping
from math import ceil
from typing import Any

from campaign.projection import chance_of
from campaign.terms import PaceReason, PaceStatus
from campaign.words.catalogue import Words

Row = Mapping[str, Any]

# A shape for every status, so that it is told without colour and in greyscale print.
STATUS_SIGNS: dict[PaceStatus, str] = {
    PaceStatus.ACHIEVED: "✓",
    PaceStatus.ON_TRACK: "●",
    PaceStatus.WATCH: "◆",
    PaceStatus.BEHIND: "▼",
    PaceStatus.OUT_OF_REACH: "✕",
    PaceStatus.NOT_REACHED: "■",
    PaceStatus.NO_BASELINE: "◇",
    PaceStatus.NO_REPORT: "○",
    PaceStatus.NO_TARGET: "–",
}


def status_text(words: Words, status: str) -> str:
    """A status as its sign and its name: `▼ Chậm tiến độ`."""
    known = PaceStatus(status)
    return f"{STATUS_SIGNS[known]} {words.say(f'pace.{known.value}')}"


def pace_sentence(words: Words, row: Row) -> str:
    """Why a row of mart_progress has its status, in one sentence; empty when it says all."""
    if row["pace_reason"] is not None:
        reason = PaceReason(row["pace_reason"])
        if reason == PaceReason.PERIOD_OVER and row["gap_count"] is None:
            return words.say("pace.over_by_ratio", end=words.date(row["period_end_date"]))
        return words.say(f"pace_reason.{reason.value}", **_values(words, row))
    status = PaceStatus(row["pace_status"])
    if status in {PaceStatus.ON_TRACK, PaceStatus.WATCH, PaceStatus.BEHIND}:
        return words.say("pace.planned", **_values(words, row))
    return ""


def chance_sentence(words: Words, row: Row) -> str:
    """Where a row of mart_progress is heading and how likely its target is; empty when unknown."""
    share = row["reach_chance_share"]
    if share is None or not row["gap_count"]:
        return ""
    return words.say(
        "chance.sentence",
        end=row["period_end_date"],
        low=words.count(row["projected_low_count"]),
        high=words.count(row["projected_high_count"]),
        chance=words.say(f"chance.{chance_of(share).value}"),
    )


def lag_sentence(words: Words, row: Row) -> str:
    """That a row of mart_progress judges an older figure than its month's; empty when it does not.

    Months left and required pace count from that figure on, not from the month looked at.
    """
    reported, month_end = row["reported_date"], row["month_end"]
    if reported is None or month_end is None or row["pace_status"] == PaceStatus.NO_REPORT:
        return ""
    months = (month_end.year - reported.year) * 12 + month_end.month - reported.month
    return words.say("pace.lag", n=months, date=reported) if months > 0 else ""


def last_days_sentence(words: Words, row: Row) -> str:
    """What is missing where no whole month is left to require it in; empty where one is.

    Of a period that is over already `pace_sentence` tells as much.
    """
    if row["months_left_count"] != 0 or not row["gap_count"]:
        return ""
    gap = words.in_sentence(row["gap_count"], row["gap_qualifier"])
    return words.say("pace.last_days", end=row["period_end_date"], gap=gap)


def whole_rate(required: float | None, qualifier: str | None) -> float | None:
    """People a month: of an exact gap rounded up, because rounded down it would miss the target."""
    return ceil(required) if required is not None and qualifier == "exact" else required


def _values(words: Words, row: Row) -> dict[str, str]:
    gap_qualifier = row["gap_qualifier"]
    required = whole_rate(row["required_per_month_count"], gap_qualifier)
    return {
        "actual": words.in_sentence(row["participant_count"] or 0, row["participant_qualifier"]),
        "expected": words.count(row["expected_count"]),
        "target": words.count(row["target_count"], row["target_qualifier"]),
        "baseline": words.count(row["baseline_count"], row["baseline_qualifier"]),
        "required": words.count(required),
        "best": words.count(row["best_per_month_count"]),
        "gap": words.count(row["gap_count"], gap_qualifier),
        "start": words.date(row["period_start_date"]),
        "end": words.date(row["period_end_date"]),
        "date": words.date(row["reported_date"]),
    }
