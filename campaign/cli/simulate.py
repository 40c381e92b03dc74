"""The command that writes a simulated province."""

import argparse
import sys
from pathlib import Path

from campaign.cli.problems import MisuseError
from campaign.simulate import Scope, simulate, write_home
from campaign.simulate.scope import MONTH_COUNTS, UNIT_COUNTS, ScopeError
from campaign.words import Words

_FOLDER = Path("simulated")


def add_simulate_options(parser: argparse.ArgumentParser, words: Words) -> None:
    """How large the province is, by which chance, and where it goes."""
    default = Scope()
    for name, count in (
        ("units", default.unit_count),
        ("months", default.month_count),
        ("seed", default.seed),
    ):
        text = words.say(f"cli.simulate.{name}")
        parser.add_argument(f"--{name}", type=int, default=count, metavar="N", help=text)
    parser.add_argument(
        "--output", type=Path, default=_FOLDER, metavar="DIR", help=words.say("cli.simulate.output")
    )


def write_simulated(options: argparse.Namespace, words: Words) -> None:
    """Write the province and say where; raises MisuseError for a size that cannot be made."""
    try:
        scope = Scope(options.units, options.months, options.seed)
    except ScopeError:
        raise MisuseError(
            words.say(
                "cli.simulate.refused",
                units=f"{UNIT_COUNTS[0]}–{UNIT_COUNTS[-1]}",
                months=f"{MONTH_COUNTS[0]}–{MONTH_COUNTS[-1]}",
            )
        ) from None
    try:
        write_home(simulate(scope), options.output)
    except FileExistsError:
        raise MisuseError(words.say("cli.simulate.exists", folder=str(options.output))) from None
    sys.stdout.write(words.say("cli.simulate.done", folder=str(options.output)) + "\n")
