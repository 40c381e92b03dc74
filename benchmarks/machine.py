"""What a benchmark ran on, without anything by which the machine could be recognised."""

import platform
import subprocess
from importlib.metadata import version


def machine() -> str:
    """Cores, memory and versions."""
    pages, page_bytes = (
        int(subprocess.check_output(["getconf", name]))  # noqa: S607 - POSIX
        for name in ("_PHYS_PAGES", "PAGESIZE")
    )
    cores = subprocess.check_output(["getconf", "_NPROCESSORS_ONLN"], text=True).strip()  # noqa: S607
    packages = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "pyarrow", "numpy"))
    return (
        f"{cores} cores ({platform.machine()}), {pages * page_bytes / 2**30:.0f} GiB, "
        f"{platform.system()}, Python {platform.python_version()}, {packages}"
    )
