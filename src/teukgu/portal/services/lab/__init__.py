"""The policy lab on kept rounds: tried, and kept as scenarios."""

from teukgu.portal.services.lab.keeping import keep_scenario
from teukgu.portal.services.lab.trying import Opened, Tried, has_lab, open_lab, other_rules, try_settings
from teukgu.portal.services.lab.turns import Busy

__all__ = ["Busy", "Opened", "Tried", "has_lab", "keep_scenario", "open_lab", "other_rules", "try_settings"]
