"""A unit's brief as one self-contained HTML page that fits one sheet of A4."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from campaign.words import Words
from campaign.words.figures import figure_columns, told_columns

# Names and texts are uploaded by others: nothing in them may act as markup.
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Table:
    """A titled table: what its columns are called, its rows, and how many were left out.

    `figures` are the columns that are read from the right.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Mapping[str, str]]
    left_out: str = ""
    figures: Sequence[str] = ()


@dataclass(frozen=True)
class Listing:
    """A titled list of lines, and how many were left out."""

    title: str
    lines: Sequence[str]
    left_out: str = ""


@dataclass(frozen=True)
class Picture:
    """A titled SVG of our own making with its description and what its marks mean."""

    title: str
    svg: str
    alt: str
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Brief:
    """All that stands on the sheet, in its order; empty parts are not printed.

    `nothing` stands where there are no figures; `mark` lies across the sheet.
    """

    name: str
    about: str
    notice: str
    lead: str
    status: str
    reasons: str
    told: Sequence[str]
    figures: Table
    nothing: str
    history: Picture | None
    tables: Sequence[Table]
    listings: Sequence[Listing]
    closing: Sequence[str]
    mark: str


def cut_rows(
    words: Words, title: str, rows: Sequence[Mapping[str, str]], columns: Sequence[str], most: int
) -> Table:
    """The first `most` rows with those of the columns that say anything in them.

    The table says how many more rows there are.
    """
    picked = [{label: row[label] for label in columns} for row in rows[:most]]
    told = told_columns(picked)
    shown = [{label: row[label] for label in told} for row in picked]
    return Table(title, told, shown, _left_out(words, len(rows) - most), figure_columns(shown))


def cut_lines(words: Words, title: str, lines: Sequence[str], most: int) -> Listing:
    """The first `most` lines, saying how many more there are."""
    return Listing(title, lines[:most], _left_out(words, len(lines) - most))


def _left_out(words: Words, count: int) -> str:
    return words.say("brief.more", n=count) if count > 0 else ""


def brief_html(words: Words, brief: Brief) -> str:
    """The sheet in the language of `words`."""
    # The picture alone is markup; its maker has escaped the texts in it.
    svg = Markup(brief.history.svg) if brief.history else ""  # noqa: S704
    return _TEMPLATES.get_template("brief.html.j2").render(
        language=words.language, brief=brief, svg=svg
    )


def message_html(words: Words, message: str) -> str:
    """A page that only says why there is no sheet."""
    template = _TEMPLATES.get_template("message.html.j2")
    return template.render(language=words.language, title=words.say("app.name"), message=message)
