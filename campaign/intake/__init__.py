"""From bytes to typed rows and findings; knows nothing of databases or pages."""

from campaign.intake.read import Context, Reading, read
from campaign.intake.reference import Reference, load_reference
from campaign.intake.rows import Memory

__all__ = ["Context", "Memory", "Reading", "Reference", "load_reference", "read"]
