"""The command line: check, publish, undo, list, rebuild and query, as in `--help`."""

import argparse
import csv
import datetime as dt
import getpass
import io
import json
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from campaign import publish
from campaign.cli.output import report
from campaign.cli.problems import EXPECTED, FAILED, OK, MisuseError, explain
from campaign.export.tables import csv_text
from campaign.home import Home
from campaign.kinds import SPECS
from campaign.publish import Incoming
from campaign.store import ledger, pointer, query
from campaign.terms import Kind
from campaign.words import DEFAULT_LANGUAGE, LANGUAGES, Words, words_for


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 for success, 1 for a refusal, 2 for misuse."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = words_for(_language_of(given))
    options = _parser(words).parse_args(given)
    run: Callable[[argparse.Namespace, Words], int] = options.run
    try:
        return run(options, words)
    except EXPECTED as problem:
        text, status = explain(problem, words)
        sys.stderr.write(text + "\n")
        return status


def _language_of(arguments: list[str]) -> str:
    """The language must be known before `--help` is written."""
    for number, given in enumerate(arguments):
        name, has_value, value = given.partition("=")
        if name == "--lang":
            following = arguments[number + 1 :] or [DEFAULT_LANGUAGE]
            return value if has_value else following[0]
    return DEFAULT_LANGUAGE


def _parser(words: Words) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m campaign", description=words.say("cli.description")
    )
    parser.add_argument(
        "--home", type=Path, default=Home.from_environment().root, help=words.say("cli.home")
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=words.say("cli.lang")
    )
    commands = parser.add_subparsers(required=True, metavar=words.say("cli.command"))

    def command(
        name: str, run: Callable[[argparse.Namespace, Words], int]
    ) -> argparse.ArgumentParser:
        text = words.say(f"cli.{name}")
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        return added

    _add_file_options(command("check", _check), words)
    publishing = command("publish", _publish)
    _add_file_options(publishing, words)
    publishing.add_argument("--confirm", action="store_true", help=words.say("cli.confirm"))
    publishing.add_argument("--by", default=None, help=words.say("cli.by"))
    undoing = command("undo", _undo)
    undoing.add_argument(
        "upload_ids", nargs="+", metavar="UPLOAD_ID", help=words.say("cli.upload_id")
    )
    undoing.add_argument("--by", default=None, help=words.say("cli.by"))
    command("uploads", _uploads)
    command("rebuild", _rebuild)
    asking = command("query", _query)
    asking.add_argument("sql", metavar="SELECT", help=words.say("cli.sql"))
    asking.add_argument(
        "--format", choices=("csv", "json"), default="csv", help=words.say("cli.format")
    )
    templating = command("template", _template)
    templating.add_argument(
        "kind", choices=[kind.value for kind in Kind], help=words.say("cli.kind")
    )
    command("build-path", _build_path)
    return parser


def _add_file_options(parser: argparse.ArgumentParser, words: Words) -> None:
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


def _answer(text: str) -> tuple[str, str]:
    key, has_value, value = text.rpartition("=")
    if not has_value:
        raise argparse.ArgumentTypeError(text)
    return key, value


def _home(options: argparse.Namespace) -> Home:
    return Home(options.home.resolve())


def _by(options: argparse.Namespace) -> str:
    if options.by:
        return _writable(options.by)
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "command line"


def _writable(text: str) -> str:
    """The text with bytes that are no UTF-8 (a file name may have some) replaced."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _incoming(options: argparse.Namespace, words: Words) -> list[Incoming]:
    known = {row["province_code"] for row in _provinces(_home(options))}
    if options.province is not None and options.province not in known:
        raise MisuseError(
            words.say(
                "cli.unknown_province",
                province=options.province,
                known=", ".join(sorted(known)),
            )
        )
    files = []
    for path in options.files:
        if not path.is_file():
            raise MisuseError(words.say("cli.no_file", file=_writable(str(path))))
        name = _writable(str(path))
        incoming = Incoming(
            name, path.read_bytes(), options.province, options.as_of, dict(options.answer)
        )
        files.append(incoming)
    return files


def _provinces(home: Home) -> list[dict[str, str]]:
    path = home.reference_files()["provinces"]
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _check(options: argparse.Namespace, words: Words) -> int:
    home = _home(options)
    files = _incoming(options, words)
    publish.ensure_ready(home)
    results = publish.check(home, files)
    is_fine = report(results, words, as_json=options.json, published=False)
    return OK if is_fine else FAILED


def _publish(options: argparse.Namespace, words: Words) -> int:
    files = _incoming(options, words)
    results = publish.publish(_home(options), files, by=_by(options), confirm=options.confirm)
    is_fine = report(results, words, as_json=options.json, published=True)
    return OK if is_fine else FAILED


def _undo(options: argparse.Namespace, words: Words) -> int:
    publish.undo(_home(options), *options.upload_ids, by=_by(options))
    told = ", ".join(options.upload_ids)
    sys.stdout.write(words.say("undo.done", upload=told) + "\n")
    return OK


def _uploads(options: argparse.Namespace, _words: Words) -> int:
    home = _home(options)
    publish.ensure_ready(home)
    entries = ledger.read_entries(home)
    active = {upload.upload_id for upload in ledger.active_uploads(entries)}
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(
        ["upload_id", "state", "received_at", "received_by", "kind", "file_name", "row_count"]
    )
    for entry in entries:
        upload = entry.upload
        if upload is not None:
            state = "active" if upload.upload_id in active else "retracted"
            writer.writerow(
                [
                    upload.upload_id,
                    state,
                    upload.received_at,
                    upload.received_by,
                    upload.kind.value,
                    upload.file_name,
                    upload.row_count,
                ]
            )
    return OK


def _rebuild(options: argparse.Namespace, words: Words) -> int:
    build_id = publish.rebuild(_home(options))
    sys.stdout.write(words.say("rebuild.done", build=build_id) + "\n")
    return OK


def _current(options: argparse.Namespace) -> Path:
    home = _home(options)
    return pointer.build_path(home, publish.ensure_ready(home))


def _query(options: argparse.Namespace, _words: Words) -> int:
    columns, rows = query.table(_current(options), options.sql)
    if options.format == "json":
        objects = [dict(zip(columns, row, strict=True)) for row in rows]
        text = json.dumps(objects, ensure_ascii=False, indent=2, default=str)
        sys.stdout.write(text + "\n")
        return OK
    sys.stdout.write(csv_text(columns, rows))
    return OK


def _template(options: argparse.Namespace, _words: Words) -> int:
    sys.stdout.write(",".join(SPECS[Kind(options.kind)].names) + "\n")
    return OK


def _build_path(options: argparse.Namespace, _words: Words) -> int:
    sys.stdout.write(f"{_current(options)}\n")
    return OK


def _speak_utf8() -> None:
    """Every message has letters that an ASCII or Windows console encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    _speak_utf8()
    sys.exit(main())
