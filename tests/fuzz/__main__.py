"""Run it: `python -m tests.fuzz [FOLDER] [-max_total_time=600 …]`, with libFuzzer's options."""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["campaign.intake"]):
    from tests.fuzz import target

_FOLDER = ".fuzz"
_LIMITS = ("-timeout=5", "-rss_limit_mb=1024", "-max_len=30000")


def main(arguments: list[str]) -> None:
    """Search until the time is over or something is found; exits with libFuzzer's status."""
    folders = [word for word in arguments if not word.startswith("-")]
    folder = Path(folders[0] if folders else _FOLDER)
    target.write_seeds(folder / "corpus")
    options = [word for word in arguments if word.startswith("-")]
    found = f"-artifact_prefix={folder}/"
    atheris.Setup(
        [sys.argv[0], *_LIMITS, found, *options, str(folder / "corpus")],
        target.try_reading,
        custom_mutator=lambda data, most, seed: target.mutated(data, most, seed, atheris.Mutate),
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
