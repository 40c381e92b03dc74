"""What the commands are given: their options, and what those mean."""

import argparse
import csv
import datetime as dt
import getpass
from pathlib import Path

from campaign.cli.problems import MisuseError
from campaign.home import Home
from campaign.terms import Kind
from campaign.thresholds import POLL_SECONDS
from campaign.words import Words


def add_file_options(parser: argparse.ArgumentParser, words: Words) -> None:
    """What `check` and `publish` are told about files."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=words.say("cli.files"))
    parser.add_argument("--province", help=words.say("cli.province"))
    parser.add_argument(
        "--as-of", type=dt.date.fromisoformat, metavar="DATE", help=words.say("cli.as_of")
    )
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        type=_answer,
        metavar="KEY=VALUE",
        help=words.say("cli.answer"),
    )
    parser.add_argument("--json", action="store_true", help=words.say("cli.json"))


def add_publish_options(parser: argparse.ArgumentParser, words: Words) -> None:
    """What `publish` and `watch` are told beside the files."""
    parser.add_argument("--confirm", action="store_true", help=words.say("cli.confirm"))
    parser.add_argument("--by", default=None, help=words.say("cli.by"))


def add_undo_options(parser: argparse.ArgumentParser, words: Words) -> None:
    """Which uploads are retracted: those named, or all of the simulated province."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "upload_ids", nargs="*", default=[], metavar="UPLOAD_ID", help=words.say("cli.upload_id")
    )
    which.add_argument("--simulated", action="store_true", help=words.say("cli.simulated"))
    parser.add_argument("--by", default=None, help=words.say("cli.by"))


def add_template_options(parser: argparse.ArgumentParser, words: Words) -> None:
    """Which template, filled in for whom, and where it goes."""
    parser.add_argument("kind", choices=[kind.value for kind in Kind], help=words.say("cli.kind"))
    parser.add_argument("--province", help=words.say("cli.template.province"))
    parser.add_argument(
        "--month", type=_month, metavar="YYYY-MM", help=words.say("cli.template.month")
    )
    parser.add_argument("--format", choices=("csv", "xlsx"), help=words.say("cli.template.format"))
    parser.add_argument("--output", type=Path, metavar="FILE", help=words.say("cli.output"))


def add_watch_options(parser: argparse.ArgumentParser, words: Words) -> None:
    """Which folder is watched, and how."""
    parser.add_argument("folder", type=Path, metavar="DIR", help=words.say("cli.folder"))
    parser.add_argument("--province", help=words.say("cli.province"))
    parser.add_argument(
        "--every",
        type=_seconds,
        default=float(POLL_SECONDS),
        metavar="SECONDS",
        help=words.say("cli.every"),
    )
    parser.add_argument("--once", action="store_true", help=words.say("cli.once"))
    add_publish_options(parser, words)


def _answer(text: str) -> tuple[str, str]:
    key, has_value, value = text.rpartition("=")
    if not has_value:
        raise argparse.ArgumentTypeError(text)
    return key, value


def _month(text: str) -> dt.date:
    """The first day of a month."""
    return dt.date.fromisoformat(f"{text}-01")


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= 86_400:  # noqa: PLR2004 - a day
        raise argparse.ArgumentTypeError(text)
    return seconds


def home_of(options: argparse.Namespace) -> Home:
    """The home that a command works on."""
    return Home(options.home.resolve())


def by_of(options: argparse.Namespace) -> str:
    """Who does it: as told, else the system's user."""
    if options.by:
        return writable(options.by)
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "command line"


def writable(text: str) -> str:
    """The text with bytes that are no UTF-8 (a file name may have some) replaced."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def check_province(options: argparse.Namespace, words: Words) -> None:
    """Raise MisuseError for a province that is not listed."""
    known = known_provinces(home_of(options))
    if options.province is not None and options.province not in known:
        raise MisuseError(
            words.say(
                "cli.unknown_province", province=options.province, known=", ".join(sorted(known))
            )
        )


def known_provinces(home: Home) -> list[str]:
    """The codes of the listed provinces, in their order."""
    path = home.reference_files()["provinces"]
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [row["province_code"] for row in csv.DictReader(stream)]
