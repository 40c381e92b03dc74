"""From bytes to typed rows and findings; knows nothing of databases or pages."""

from campaign.intake.again import read_again
from campaign.intake.context import Context
from campaign.intake.read import read
from campaign.intake.reading import LEAVE_OUT, ColumnShown, Reading
from campaign.intake.reference import Reference, load_reference

__all__ = [
    "LEAVE_OUT",
    "ColumnShown",
    "Context",
    "Reading",
    "Reference",
    "load_reference",
    "read",
    "read_again",
]
