"""The policy lab: a scheme with other settings, and what that would change."""

from teukgu.evaluation.lab.changes import Changes
from teukgu.evaluation.lab.compare import Comparison, compare
from teukgu.evaluation.lab.stand import LAB_DRAWS, Stand, stand, stand_again

__all__ = ["LAB_DRAWS", "Changes", "Comparison", "Stand", "compare", "stand", "stand_again"]
