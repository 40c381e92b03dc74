"""Put a simulated province into a folder that is a home: ready for its first start."""

from pathlib import Path

from campaign.home import Home
from campaign.simulate.files import table_bytes
from campaign.simulate.province import Simulated
from campaign.simulate.reference import reference_files


def write_home(simulated: Simulated, root: Path) -> None:
    """Write reference lists, files and their times below `root`; raises OSError.

    Raises FileExistsError when the folder holds anything already: two provinces mixed in one
    folder would be neither, and lists of the same names would be lost.
    """
    root.mkdir(parents=True, exist_ok=True)
    if any(root.iterdir()):
        raise FileExistsError(root)
    write_files(simulated, root)
    folder = root / "reference"
    folder.mkdir(exist_ok=True)
    for name, payload in reference_files(simulated.reference).items():
        (folder / f"{name}.csv").write_bytes(payload)


def write_files(simulated: Simulated, root: Path) -> None:
    """Write the files alone, and when each was received."""
    home = Home(root)
    home.published.mkdir(parents=True, exist_ok=True)
    for file in simulated.files:
        (home.published / file.name).write_bytes(file.payload)
    rows = [
        {"file_name": file.name, "received_at": file.received_at.isoformat(timespec="seconds")}
        for file in simulated.files
    ]
    home.received.write_bytes(table_bytes(("file_name", "received_at"), rows))
