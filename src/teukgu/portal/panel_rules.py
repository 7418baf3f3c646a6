"""Rules of a panel on the day that binds its round, and the programme's words for criteria."""

from dataclasses import dataclass
from functools import cache

from teukgu.evaluation.settings import Rules
from teukgu.loading.panel_words import PanelWords, load_panel_words
from teukgu.portal.rules import programme


@dataclass(frozen=True, slots=True)
class PanelRules:
    """Defaults of a panel: reviewers of each zone, how many of them know its field, zones for one, range of scores.

    ``justification``: how many characters a reviewer writes at least to say why.
    """

    reviewers: int
    of_field: int
    most: int
    lowest: float
    highest: float
    step: float
    justification: int


def panel_rules(rules: Rules) -> PanelRules:
    """Take the rules of the round's day.

    Raises:
        Refused: when a rule has no value on the day.
    """
    span = rules.value("panel_score_range")
    return PanelRules(
        reviewers=int(rules.value("panel_reviewers_per_zone")),
        of_field=int(rules.value("panel_reviewers_of_field")),
        most=int(rules.value("panel_reviewer_load")),
        lowest=float(span["lowest"]),
        highest=float(span["highest"]),
        step=float(span["step"]),
        justification=int(rules.value("panel_justification_length")),
    )


@cache
def panel_words() -> PanelWords:
    """Return the programme's names and anchors of criteria."""
    return load_panel_words(programme().folder)
