"""The policy lab on kept rounds: tried, and kept as scenarios."""

from teukgu.portal.services.lab.keeping import keep_scenario
from teukgu.portal.services.lab.trying import Opened, Tried, has_lab, open_lab, other_rules, try_settings

__all__ = ["Opened", "Tried", "has_lab", "keep_scenario", "open_lab", "other_rules", "try_settings"]
