"""The policy lab on kept rounds: tried, and kept as scenarios."""

from teukgu.portal.services.lab.keeping import keep_scenario
from teukgu.portal.services.lab.rules_offered import OtherRules, other_rules
from teukgu.portal.services.lab.sealed import has_lab, lab_round
from teukgu.portal.services.lab.trying import Opened, Tried, open_lab, try_settings
from teukgu.portal.services.lab.turns import Busy

__all__ = [
    "Busy",
    "Opened",
    "OtherRules",
    "Tried",
    "has_lab",
    "keep_scenario",
    "lab_round",
    "open_lab",
    "other_rules",
    "try_settings",
]
