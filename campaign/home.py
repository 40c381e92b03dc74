"""Where a province keeps its data: one folder, the home, and what the project ships beside it."""

import csv
import os
from dataclasses import dataclass
from pathlib import Path

_PROJECT = Path(__file__).resolve().parent.parent
_SHIPPED = _PROJECT / "data"

SQL_DIR = _PROJECT / "sql"
PAGES_DIR = _PROJECT / "pages"

# A build's name is a hash of these and of the data: whatever can change a build's content.
BUILD_SOURCES = (
    *sorted(SQL_DIR.rglob("*.sql")),
    *sorted((_PROJECT / "campaign" / "intake").glob("*.py")),
    _PROJECT / "campaign" / "kinds.py",
    *sorted((_PROJECT / "campaign" / "projection").glob("*.py")),
    _PROJECT / "campaign" / "terms.py",
    _PROJECT / "campaign" / "thresholds.py",
    *sorted((_PROJECT / "campaign" / "projection").glob("*.py")),
    _PROJECT / "campaign" / "store" / "build.py",
)

REFERENCE_NAMES = (
    "aliases",
    "exemptions",
    "indicators",
    "issuers",
    "office_units",
    "offices",
    "provinces",
    "reporting_rules",
    "sources",
    "units",
)


@dataclass(frozen=True)
class FirstFile:
    """A file for a first start; `received_at` is UTC in ISO 8601, None for the present."""

    path: Path
    received_at: str | None


@dataclass(frozen=True)
class Home:
    """The folder `root` with the ledger, the raw uploads and the builds of one office."""

    root: Path

    @classmethod
    def default(cls) -> "Home":
        """The project's own `data/` folder."""
        return cls(_SHIPPED)

    @classmethod
    def from_environment(cls) -> "Home":
        """The folder named by BAO_PHU_HOME, else the project's own."""
        named = os.environ.get("BAO_PHU_HOME")
        return cls(Path(named).resolve()) if named else cls.default()

    @property
    def simulated(self) -> "Home":
        """What the project ships of a simulated province; it has figures and no lists."""
        return Home(_SHIPPED / "simulated")

    @property
    def uploads(self) -> Path:
        """Raw files by their hash, and the ledger."""
        return self.root / "uploads"

    @property
    def ledger(self) -> Path:
        """The append-only list of what was accepted and retracted."""
        return self.uploads / "ledger.jsonl"

    @property
    def builds(self) -> Path:
        """Databases, each named by its content."""
        return self.root / "builds"

    @property
    def shapes(self) -> Path:
        """What maps are drawn with, each file named by its content."""
        return self.builds / "shapes"

    @property
    def pointer(self) -> Path:
        """The file that names the current build."""
        return self.builds / "current"

    @property
    def lock(self) -> Path:
        """Held by the one process that publishes."""
        return self.builds / "publish.lock"

    def reference_files(self) -> dict[str, Path]:
        """The reference lists by name; the home's own file goes before the shipped one."""
        found = {}
        for name in REFERENCE_NAMES:
            own = self.root / "reference" / f"{name}.csv"
            found[name] = own if own.exists() else _SHIPPED / "reference" / f"{name}.csv"
        return found

    @property
    def published(self) -> Path:
        """The home's own figures for its first start."""
        return self.root / "published"

    @property
    def received(self) -> Path:
        """When each of those files was received, where that is known."""
        return self.root / "received.csv"

    def published_files(self) -> list[FirstFile]:
        """The figures that a first start publishes: the home's own folder, else the shipped.

        The shipped ones are the printed figures and the simulated province.
        """
        # The project's own folder is a home too, and starts as any other without files of its own.
        if self.published.is_dir() and self != Home.default():
            return _first_files(self)
        return [*_first_files(Home(_SHIPPED)), *_first_files(self.simulated)]


def _first_files(home: Home) -> list[FirstFile]:
    """The files that were received at a known time in that order, then the others by name."""
    times = {}
    if home.received.exists():
        with home.received.open(encoding="utf-8-sig", newline="") as stream:
            times = {row["file_name"]: row["received_at"] for row in csv.DictReader(stream)}
    places = {name: place for place, name in enumerate(times)}
    found = sorted(home.published.glob("*.csv"))
    found.sort(key=lambda path: places.get(path.name, len(places)))
    return [FirstFile(path, times.get(path.name)) for path in found]
