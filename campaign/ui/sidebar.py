"""The sidebar: province, month, indicator and language, chosen once for all pages."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from campaign.ui import data, offered
from campaign.ui.choice import choose
from campaign.ui.data import Row
from campaign.ui.link import chosen, keep_in_url
from campaign.ui.parts import province_label
from campaign.ui.view import View, is_phone, palette
from campaign.words import DEFAULT_LANGUAGE, LANGUAGES, Words, words_for
from campaign.words.names import indicator_short_name


def language() -> Words:
    """The language of the page, from the link or the switch at the foot of the sidebar."""
    chosen("lang", LANGUAGES, default=DEFAULT_LANGUAGE)
    words = words_for(st.session_state["lang"])
    keep_in_url("lang", words.language, default=DEFAULT_LANGUAGE)
    return words


def language_switch(words: Words) -> None:
    """The switch itself; drawn last, read first."""
    st.sidebar.radio(
        words.say("sidebar.language"),
        LANGUAGES,
        key="lang",
        horizontal=True,
        format_func=lambda code: words.say(f"language.{code}"),
    )


def choices(words: Words, *, build_id: str, is_pinned: bool) -> View:
    """Draw the three choices and return what the person looks at."""
    provinces = data.select(build_id, "mart_province", order_by=("province_rank",))
    province = _choose(
        words,
        "province",
        provinces,
        code="province_code",
        label=[province_label(words, row) for row in provinces],
        default=None,
    )
    month_end = _choose_month(words, build_id, province)
    indicators = offered.indicators(build_id)
    indicator = _choose(
        words,
        "indicator",
        indicators,
        code="indicator_code",
        label=[indicator_short_name(words, row) for row in indicators],
        default=province["default_indicator_code"],
    )
    issuer = _choose_issuer(
        words, build_id, province=province, month_end=month_end, indicator=indicator
    )
    return View(
        words=words,
        build_id=build_id,
        is_pinned=is_pinned,
        province=province,
        month_end=month_end,
        indicator=indicator,
        palette=palette(),
        is_phone=is_phone(),
        issuer=issuer,
    )


def _choose_issuer(
    words: Words, build_id: str, *, province: Row, month_end: dt.date | None, indicator: Row
) -> str | None:
    """Whose targets to look at, where several issuers speak; None for the usual one."""
    speaking = offered.issuers(
        build_id, province=province, month_end=month_end, indicator=indicator
    )
    if not speaking:
        return None
    issuers = data.select(build_id, "mart_issuer", order_by=("issuer_rank",))
    names = {row["issuer"]: str(row[f"issuer_name_{words.language}"]) for row in issuers}
    tip = words.say("sidebar.issuer.help", issuer=names[province["default_issuer"]])
    labels = {offered.USUAL: words.say("sidebar.issuer.usual")} | {
        code: name for code, name in names.items() if code in speaking
    }
    with st.sidebar:
        picked = choose(
            "issuer", words.say("sidebar.issuer"), labels, default=offered.USUAL, tip=tip
        )
    return None if picked == offered.USUAL else picked


def _choose(
    words: Words,
    name: str,
    rows: Sequence[Row],
    *,
    code: str,
    label: list[str],
    default: str | None,
) -> Row:
    by_code = {str(row[code]): row for row in rows}
    codes = list(by_code)
    labels = dict(zip(codes, label, strict=True))
    default = default if default in by_code else codes[0]
    with st.sidebar:
        picked = choose(name, words.say(f"sidebar.{name}"), labels, default=default)
    return by_code[picked]


def _choose_month(words: Words, build_id: str, province: Row) -> dt.date | None:
    by_code = offered.months(build_id, province)
    if not by_code:
        return None
    latest = next(iter(by_code))
    labels = {code: words.capital(words.month(day)) for code, day in by_code.items()}
    with st.sidebar:
        picked = choose("month", words.say("sidebar.month"), labels, default=latest)
    return by_code[picked]
