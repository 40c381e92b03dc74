"""How pages tell simulated figures: in words, names of files, texts to copy, and the address."""

from pathlib import PurePath

import streamlit as st

from campaign.home import PAGES_DIR
from campaign.ui.link import keep_in_url
from campaign.ui.parts import plain
from campaign.ui.view import View
from campaign.words import Words

URL_PARAMETER = "so-lieu"
_SIMULATED, _REAL = "mo-phong", "that"


def mark_of(view: View) -> str | None:
    """What is written across figures; nothing across real ones."""
    return view.words.say("simulated.mark") if view.is_simulated else None


def told(view: View, alt: str) -> str:
    """The alternative text of a figure or a table, which says so first."""
    return view.words.say("simulated.alt", alt=alt) if view.is_simulated else alt


def marked_text(view: View, text: str, *, words: Words | None = None) -> str:
    """A text to copy elsewhere, in the language of `words`, with a line above that says so."""
    if not view.is_simulated:
        return text
    notice = (words or view.words).say("simulated.notice")
    return f"{notice}\n\n{text}"


def marked_name(view: View, file_name: str) -> str:
    """The name of a file to download: `ke-hoach-mo-phong.csv`."""
    if not view.is_simulated:
        return file_name
    path = PurePath(file_name)
    return f"{path.stem}-{_SIMULATED}{path.suffix}"


def keep_mark_in_url(view: View) -> None:
    """Who gets the link sees what it leads to; a link back to real figures says that, too."""
    keep_in_url(URL_PARAMETER, _SIMULATED if view.is_simulated else _REAL, default=_REAL)


def url_mark(view: View) -> dict[str, str]:
    """The same for an address that is put together elsewhere."""
    return {URL_PARAMETER: _SIMULATED} if view.is_simulated else {}


def show_offer(view: View) -> None:
    """One line that leads to the simulated province, for those who want to see everything."""
    if view.is_simulated:
        return
    for row in view.select("mart_province", where={"is_simulated": True}):
        st.page_link(
            PAGES_DIR / "overview.py",
            label=view.words.say("simulated.offer", place=plain(str(row["province_name"]))),
            icon=":material/science:",
            query_params={"province": row["province_code"], URL_PARAMETER: _SIMULATED},
        )
