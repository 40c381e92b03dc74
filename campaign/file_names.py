"""File names that came from outside, made safe to hand out again."""

import re
import unicodedata

_LONGEST = 120


def safe_name(name: str, *, otherwise: str) -> str:
    """A name that no browser or shell reads as a path, a command or another name.

    Gives `otherwise` where nothing is left of it.
    """
    last = re.split(r"[/\\]", name)[-1]
    # Control and direction marks can make `gpj.exe` look like `exe.jpg`.
    visible = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    safe = re.sub(r'[<>:"|?*]', "_", visible).strip(" .")
    return safe[-_LONGEST:].strip(" .") or otherwise
