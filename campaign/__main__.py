"""The command line: check, publish, undo, list, rebuild and query, as in `--help`."""

import argparse
import io
import json
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from campaign import publish
from campaign.cli.given import (
    add_file_options,
    add_publish_options,
    add_template_options,
    add_undo_options,
    add_watch_options,
    by_of,
    check_province,
    home_of,
    writable,
)
from campaign.cli.output import report
from campaign.cli.problems import EXPECTED, FAILED, OK, MisuseError, explain
from campaign.cli.simulate import add_simulate_options, write_simulated
from campaign.cli.template import write_template
from campaign.cli.watch import Desk, watch
from campaign.export.tables import csv_text
from campaign.home import Home
from campaign.publish import Incoming
from campaign.store import ledger, pointer, query
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

    add_file_options(command("check", _check), words)
    publishing = command("publish", _publish)
    add_file_options(publishing, words)
    add_publish_options(publishing, words)
    add_watch_options(command("watch", _watch), words)
    undoing = command("undo", _undo)
    add_undo_options(undoing, words)
    command("uploads", _uploads)
    command("rebuild", _rebuild)
    asking = command("query", _query)
    asking.add_argument("sql", metavar="SELECT", help=words.say("cli.sql"))
    asking.add_argument(
        "--format", choices=("csv", "json"), default="csv", help=words.say("cli.format")
    )
    add_template_options(command("template", _template), words)
    add_simulate_options(command("simulate", _simulate), words)
    command("build-path", _build_path)
    return parser


def _incoming(options: argparse.Namespace, words: Words) -> list[Incoming]:
    check_province(options, words)
    files = []
    for path in options.files:
        if not path.is_file():
            raise MisuseError(words.say("cli.no_file", file=writable(str(path))))
        name = writable(str(path))
        incoming = Incoming(
            name, path.read_bytes(), options.province, options.as_of, dict(options.answer)
        )
        files.append(incoming)
    return files


def _check(options: argparse.Namespace, words: Words) -> int:
    home = home_of(options)
    files = _incoming(options, words)
    publish.ensure_ready(home)
    results = publish.check(home, files)
    is_fine = report(results, words, as_json=options.json, published=False)
    return OK if is_fine else FAILED


def _publish(options: argparse.Namespace, words: Words) -> int:
    files = _incoming(options, words)
    results = publish.publish(home_of(options), files, by=by_of(options), confirm=options.confirm)
    is_fine = report(results, words, as_json=options.json, published=True)
    return OK if is_fine else FAILED


def _undo(options: argparse.Namespace, words: Words) -> int:
    upload_ids = _undone(options, words)
    publish.undo(home_of(options), *upload_ids, by=by_of(options))
    told = ", ".join(upload_ids)
    sys.stdout.write(words.say("undo.done", upload=told) + "\n")
    return OK


def _undone(options: argparse.Namespace, words: Words) -> Sequence[str]:
    if not options.simulated:
        return list(options.upload_ids)
    publish.ensure_ready(home_of(options))
    found = publish.simulated_uploads(home_of(options))
    if not found:
        raise MisuseError(words.say("undo.nothing_simulated"))
    return found


def _uploads(options: argparse.Namespace, _words: Words) -> int:
    home = home_of(options)
    publish.ensure_ready(home)
    entries = ledger.read_entries(home)
    active = {upload.upload_id for upload in ledger.active_uploads(entries)}
    columns = ("upload_id", "state", "received_at", "received_by", "kind", "file_name", "row_count")
    uploads = [entry.upload for entry in entries if entry.upload is not None]
    lines = [
        (
            upload.upload_id,
            "active" if upload.upload_id in active else "retracted",
            *(getattr(upload, name) for name in columns[2:]),
        )
        for upload in uploads
    ]
    sys.stdout.write(csv_text(columns, lines))
    return OK


def _rebuild(options: argparse.Namespace, words: Words) -> int:
    build_id = publish.rebuild(home_of(options))
    sys.stdout.write(words.say("rebuild.done", build=build_id) + "\n")
    return OK


def _current(options: argparse.Namespace) -> Path:
    home = home_of(options)
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


def _template(options: argparse.Namespace, words: Words) -> int:
    write_template(options, words)
    return OK


def _simulate(options: argparse.Namespace, words: Words) -> int:
    write_simulated(options, words)
    return OK


def _watch(options: argparse.Namespace, words: Words) -> int:
    check_province(options, words)
    desk = Desk(home_of(options), options.province, by_of(options), is_confirmed=options.confirm)
    return OK if watch(options.folder, desk, words, options) else FAILED


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
