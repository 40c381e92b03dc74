"""What a column of an uploaded table means, in words."""

from collections.abc import Mapping

from campaign.words.catalogue import Words

_PEOPLE = "people_count."


def role_text(words: Words, code: str, *, indicator_names: Mapping[str, str]) -> str:
    """A role of a column mapping in words: `target_count.vsi` is an indicator's target."""
    if code.startswith(_PEOPLE):
        return words.capital(words.say(f"denominator.{code.removeprefix(_PEOPLE)}"))
    name, _, indicator = code.partition(".")
    # Columns that are seldom mapped by hand keep their canonical name.
    own = words.say(f"role.{name}") if words.has(f"role.{name}") else name
    if not indicator:
        return words.capital(own)
    shown = indicator_names.get(indicator, indicator)
    return words.say("role.of_indicator", indicator=shown, measure=own)
