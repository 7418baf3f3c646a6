"""Early warning: mid-year figures against a zone's own path and its peers, in three words and reasons.

For the office's own eyes (내부검토): nothing that scores a zone reads it, and the chance itself is not kept.
"""

from teukgu.reporting.early_warning.judging import Judged, Level, bottom_chance, judge
from teukgu.reporting.early_warning.path import ZonePath
from teukgu.reporting.early_warning.settings import Settings, settings_from
from teukgu.reporting.early_warning.telling import Reason, ReasonKind

__all__ = [
    "Judged",
    "Level",
    "Reason",
    "ReasonKind",
    "Settings",
    "ZonePath",
    "bottom_chance",
    "judge",
    "settings_from",
]
