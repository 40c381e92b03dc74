"""An invented province whose truth is known; the same scope gives the same files."""

from campaign.simulate.province import Simulated, simulate
from campaign.simulate.scope import PROVINCE_CODE, Scope
from campaign.simulate.write import write_home

__all__ = ["PROVINCE_CODE", "Scope", "Simulated", "simulate", "write_home"]
