"""The plan of a case: what stands in the working draft now, named versions, comments with where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from teukgu.portal.store.models import PlanComment, PlanCommentTurn, PlanSave, PlanVersion

OPEN = "open"


def current_saves(case: int) -> dict[str, PlanSave]:
    """Return the save that counts, by item."""
    counted = PlanSave.objects.filter(plan=case, set_aside=False)
    latest = counted.values("key").annotate(last=Max("number"))
    numbers = {row["key"]: row["last"] for row in latest}
    rows = counted.filter(number__in=set(numbers.values())).select_related("account")
    return {row.key: row for row in rows if row.number == numbers[row.key]}


def draft_content(case: int) -> dict[str, Any]:
    """Return what the working draft holds, by item."""
    return {key: row.content for key, row in current_saves(case).items()}


def set_aside_saves(case: int) -> list[PlanSave]:
    """Return the texts that were kept but do not count, newest first."""
    return list(PlanSave.objects.filter(plan=case, set_aside=True).select_related("account").order_by("-pk"))


def plan_versions(case: int) -> list[PlanVersion]:
    """Return the named versions, newest first."""
    return list(PlanVersion.objects.filter(plan=case).select_related("account").order_by("-number"))


def plan_version(case: int, number: int) -> PlanVersion | None:
    """Return one named version."""
    return PlanVersion.objects.filter(plan=case, number=number).select_related("account").first()


@dataclass(frozen=True, slots=True)
class CommentThread:
    """A comment, its turns, and where it stands: open, answered or closed."""

    comment: PlanComment
    turns: tuple[PlanCommentTurn, ...]

    @property
    def state(self) -> str:
        """Return where the comment stands."""
        return self.turns[-1].state if self.turns else OPEN


def comment_threads(case: int) -> Mapping[str, list[CommentThread]]:
    """Return the comments by item, oldest first."""
    rows = PlanComment.objects.filter(plan=case).select_related("account").order_by("pk")
    found: dict[str, list[CommentThread]] = {}
    for row in rows.prefetch_related("turns__account"):
        turns = tuple(sorted(row.turns.all(), key=lambda turn: turn.pk))
        found.setdefault(row.key, []).append(CommentThread(row, turns))
    return found
