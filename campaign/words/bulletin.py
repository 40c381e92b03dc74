"""The paragraph that sums up a drive, in the manner of a provincial newspaper.

Every number in it is a row of mart_drive_summary; nothing is said that has no row.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from campaign.terms import ActivityType, ResultType
from campaign.words.catalogue import Words
from campaign.words.names import drive_name, unit_in_sentence

Row = Mapping[str, Any]

# Totals of people are told in sentences of their own, in this order.
_SCHEMES = (ResultType.ENROLLED_VSI, ResultType.ENROLLED_HI)
# More would bury the paragraph; the table beside it has them all.
_MOST_UNITS = 8
_OF_UNITS = (ResultType.ENROLLED, ResultType.CASHLESS_SWITCH)


def bulletin(words: Words, *, drive: Row, measures: Sequence[Row]) -> str:
    """The paragraph; `measures` are all rows of mart_drive_summary of the drive."""
    area = {row["measure"]: row for row in measures if row["is_area"]}
    sentences = [
        _done(words, drive, area),
        _reached(words, area),
        _enrolled(words, area),
        _cashless(words, area),
        _cards(words, area),
        _units(words, [row for row in measures if not row["is_area"]]),
    ]
    told = [sentence for sentence in sentences if sentence]
    if not told:
        return words.say("bulletin.nothing", drive=drive_name(words, drive))
    return " ".join(words.capital(sentence) for sentence in told)


def _figure(words: Words, row: Row) -> str:
    return words.in_sentence(row["value_count"], row["qualifier"])


def _done(words: Words, drive: Row, area: Mapping[str, Row]) -> str:
    parts = []
    for activity in ActivityType:
        row = area.get(activity.value)
        if row is not None:
            parts.append(_activity(words, activity, row))
    if not parts:
        return ""
    place = unit_in_sentence(words, drive) if drive["unit_name"] else ""
    key = "bulletin.done" if place else "bulletin.done_nowhere"
    return words.say(key, drive=drive_name(words, drive), place=place, list=words.join(parts))


def _activity(words: Words, activity: ActivityType, row: Row) -> str:
    text = words.say(
        f"bulletin.activity.{activity.value}", n=row["value_count"], figure=_figure(words, row)
    )
    if row["attendee_count"] is None:
        return text
    figure = words.in_sentence(row["attendee_count"], row["attendee_qualifier"])
    return words.say("bulletin.attended", activity=text, n=row["attendee_count"], figure=figure)


def _reached(words: Words, area: Mapping[str, Row]) -> str:
    row = area.get(ResultType.REACHED.value)
    if row is None:
        return ""
    return words.say("bulletin.reached", n=row["value_count"], figure=_figure(words, row))


def _enrolled(words: Words, area: Mapping[str, Row]) -> str:
    schemes = [
        words.say(
            f"bulletin.{scheme.value}",
            n=area[scheme.value]["value_count"],
            figure=_figure(words, area[scheme.value]),
        )
        for scheme in _SCHEMES
        if scheme.value in area
    ]
    total = area.get(ResultType.ENROLLED.value)
    if total is None:
        return words.say("bulletin.schemes_only", list=words.join(schemes)) if schemes else ""
    key = "bulletin.enrolled_of" if schemes else "bulletin.enrolled"
    return words.say(
        key, n=total["value_count"], figure=_figure(words, total), list=words.join(schemes)
    )


def _cashless(words: Words, area: Mapping[str, Row]) -> str:
    row = area.get(ResultType.CASHLESS_SWITCH.value)
    if row is None:
        return ""
    return words.say("bulletin.cashless", n=row["value_count"], figure=_figure(words, row))


def _cards(words: Words, area: Mapping[str, Row]) -> str:
    row = area.get(ResultType.CARDS_GIVEN.value)
    if row is None:
        return ""
    return words.say("bulletin.cards", n=row["value_count"], figure=_figure(words, row))


def _units(words: Words, rows: Sequence[Row]) -> str:
    """What the offices or wards that won the most people brought, the largest first."""
    by_unit: dict[str, list[Row]] = {}
    for row in rows:
        if row["measure"] in {measure.value for measure in _OF_UNITS}:
            by_unit.setdefault(row["unit_code"], []).append(row)
    parts = []
    largest = sorted(by_unit.values(), key=lambda own: -max(r["value_count"] for r in own))
    for own in largest[:_MOST_UNITS]:
        order = [measure.value for measure in _OF_UNITS]
        own.sort(key=lambda row: order.index(row["measure"]))
        figures = [
            words.say(
                f"bulletin.unit.{row['measure']}",
                n=row["value_count"],
                figure=_figure(words, row),
            )
            for row in own
        ]
        place = unit_in_sentence(words, own[0])
        parts.append(words.say("bulletin.unit", place=place, list=words.join(figures)))
    return words.say("bulletin.units", list="; ".join(parts)) if parts else ""
