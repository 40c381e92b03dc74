"""What publishing would do, as short texts: before → after, moved places, percent."""

from campaign.words.catalogue import Words


def count_move(
    words: Words,
    *,
    old: int | None,
    new: int | None,
    old_qualifier: str | None = None,
    new_qualifier: str | None = None,
) -> str:
    """A count before and after, with the difference where both are known: `1.215 → 1.300 (+7 %)`.

    One that stays is told once. The difference is told in percent of the old count, of figures
    that are exact alone: two bounds have none.
    """
    told = _move(words, words.count(old, old_qualifier), words.count(new, new_qualifier))
    is_exact = old_qualifier in (None, "exact") and new_qualifier in (None, "exact")
    if not old or new is None or not is_exact or old == new:
        return told
    return f"{told} ({words.signed_pct((new - old) * 100 / old)})"


def pct_move(
    words: Words,
    *,
    old: float | None,
    new: float | None,
    old_qualifier: str | None = None,
    new_qualifier: str | None = None,
) -> str:
    """A ratio before and after: `80,52 % → 86,15 %`; one that stays is told once."""
    return _move(words, words.pct(old, old_qualifier), words.pct(new, new_qualifier))


def _move(words: Words, old: str, new: str) -> str:
    return new if old == new else words.say("rehearsal.move", old=old, new=new)


def rank_move(words: Words, *, unit: str, indicator: str, old: int, new: int) -> str:
    """A unit whose place on an indicator changes, up or down in words, not by colour alone."""
    way = "up" if new < old else "down"
    n = abs(new - old)
    return words.say(f"rehearsal.rank.{way}", unit=unit, indicator=indicator, old=old, new=new, n=n)
