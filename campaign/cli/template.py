"""`template`: the header line of a kind, or a file with a province's units to fill in."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from campaign import publish
from campaign.cli.given import check_province, home_of, known_provinces
from campaign.cli.problems import MisuseError
from campaign.export.templates import TemplateForm, template
from campaign.home import Home
from campaign.kinds import SPECS
from campaign.publish.check import today
from campaign.publish.shown import month_end_of
from campaign.store import pointer, query
from campaign.terms import Kind
from campaign.words import Words


def write_template(options: argparse.Namespace, words: Words) -> None:
    """Without further options the canonical headers on one line, else a file to fill in."""
    kind = Kind(options.kind)
    wanted = (options.province, options.month, options.format, options.output)
    if all(option is None for option in wanted):
        sys.stdout.write(",".join(SPECS[kind].names) + "\n")
        return
    check_province(options, words)
    payload = _made(home_of(options), kind, options, words)
    if options.output is not None:
        options.output.write_bytes(payload)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(payload)


def _made(home: Home, kind: Kind, options: argparse.Namespace, words: Words) -> bytes:
    province = options.province or _only_province(home, words)
    path = pointer.build_path(home, publish.ensure_ready(home))
    (row,) = query.select(path, "mart_province", where={"province_code": province})
    issuers = query.select(path, "mart_issuer", order_by=("issuer_rank",))
    return template(
        kind,
        words=words,
        units=query.select(
            path, "mart_unit", where={"province_code": province}, order_by=("unit_code",)
        ),
        indicators=query.select(path, "mart_indicator", order_by=("indicator_rank",)),
        # The sort keeps the order of the others.
        issuers=sorted(issuers, key=lambda issuer: issuer["issuer"] != row["default_issuer"]),
        month_end=_month_end(options.month),
        form=_form(options),
    )


def _form(options: argparse.Namespace) -> TemplateForm:
    """As told, else by the name of the file, else CSV."""
    if options.format:
        return TemplateForm(options.format)
    suffix = (options.output or Path()).suffix.casefold()
    return TemplateForm.XLSX if suffix == ".xlsx" else TemplateForm.CSV


def _only_province(home: Home, words: Words) -> str:
    known = known_provinces(home)
    if len(known) != 1:
        raise MisuseError(words.say("cli.which_province", known=", ".join(known)))
    return known[0]


def _month_end(month: dt.date | None) -> dt.date:
    """The last day of the month, by default of the last one that is over."""
    if month is None:
        return today().replace(day=1) - dt.timedelta(days=1)
    return month_end_of(month)
