"""How far the demonstration's year of reports has been played."""

from dataclasses import dataclass

from teukgu.portal.store.models import LoadStamp

DONE, MARK, STEPS_IN_ALL = "demo-year", "demo-year:", "demo-year-steps"
"""Names of the marks: the whole year, each step, the number of all steps (as its content)."""


@dataclass(frozen=True, slots=True)
class YearProgress:
    """Steps played so far, and all there are."""

    played: int
    steps: int


def year_progress() -> YearProgress | None:
    """Return how far it is while it is being played; None before it began and when it is done. Two queries."""
    marks = dict(LoadStamp.objects.filter(part__in=(DONE, STEPS_IN_ALL)).values_list("part", "content_hash"))
    if DONE in marks or STEPS_IN_ALL not in marks:
        return None
    return YearProgress(LoadStamp.objects.filter(part__startswith=MARK).count(), int(marks[STEPS_IN_ALL]))
