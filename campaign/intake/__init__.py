"""From bytes to typed rows and findings; knows nothing of databases or pages."""

from campaign.intake.read import Context, Reading, read
from campaign.intake.reference import Reference, load_reference

__all__ = ["Context", "Reading", "Reference", "load_reference", "read"]
