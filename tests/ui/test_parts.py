"""Uploaded text in a Markdown place shows as itself."""

import pytest
from streamlit.testing.v1 import AppTest

from campaign.ui.parts import plain

HOSTILE = [
    "**đậm** _nghiêng_ `mã`",
    "[bấm](https://example.org) ![ảnh](https://example.org/a.png)",
    "www.example.org https://example.org a@example.org",
    ":red[đỏ] :material/home: $x^2$",
    "a -> b <- c >= d",
    "<script>alert(1)</script>",
    "# đề mục\n- mục",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_character_is_lost(text: str) -> None:
    shown = plain(text).replace("\\", "").replace("\u2060", "")
    assert shown == text.replace("\n", " ").replace("\\", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_special_character_stays_bare(text: str) -> None:
    escaped = plain(text)
    for index, letter in enumerate(escaped):
        if letter in "*_`[]()<>#!$:":
            assert escaped[index - 1] == "\\"


def test_an_error_box_takes_it() -> None:
    app = AppTest.from_string(
        "import streamlit as st\nfrom campaign.ui.parts import plain\nst.error(plain('**a**'))"
    ).run()
    assert app.error[0].value == "\\*\\*a\\*\\*"


@pytest.mark.parametrize("text", ["www.evil.test", "xem WWW.evil.test/a", "http://www.evil.test"])
def test_no_bare_address_keeps_what_makes_it_a_link(text: str) -> None:
    shown = plain(text).replace("\\", "").casefold()
    assert "www." not in shown
    assert "://e" not in shown


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028"])
def test_a_text_of_several_lines_opens_no_block(end: str) -> None:
    assert plain(f"a{end}b") == "a b"
