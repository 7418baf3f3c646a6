"""Reviewers of a panel as they stand: what they replied, whether they left, their fields and load."""

from dataclasses import dataclass
from datetime import date

from teukgu.portal.store.models import Panel, PanelFact, PanelReply, PanelReviewer, PanelReviewerTerms

INVITED, ACCEPTED, DECLINED, LEFT = "invited", "accepted", "declined", "left"


@dataclass(frozen=True, slots=True)
class ReviewerNow:
    """A reviewer with the newest row of each kind; ``state``: invited, accepted, declined or left."""

    row: PanelReviewer
    terms: PanelReviewerTerms
    reply: PanelReply | None
    left_on: date | None
    left_reason: str = ""

    @property
    def pk(self) -> int:
        """The number of the reviewer, which pairs and scores name."""
        return self.row.pk

    @property
    def name(self) -> str:
        """The name as in their account."""
        return self.row.person.name

    @property
    def state(self) -> str:
        """Where they stand."""
        if self.left_on is not None:
            return LEFT
        if self.reply is None:
            return INVITED
        return ACCEPTED if self.reply.accepted else DECLINED

    @property
    def scores(self) -> bool:
        """Whether they may score: accepted and still there."""
        return self.state == ACCEPTED


def reviewers_of(panel: Panel) -> list[ReviewerNow]:
    """Return everybody who was invited, in the order of invitation. Four queries."""
    rows = panel.reviewers.select_related("person", "left").prefetch_related("terms", "replies").order_by("pk")
    return [_now(row) for row in rows]


def reviewer_of(panel: Panel, account: int | None) -> ReviewerNow | None:
    """Return the reviewer that an account is in a panel, None when it was not invited."""
    row = panel.reviewers.select_related("person", "left").filter(person=account).first() if account else None
    return None if row is None else _now(row)


def facts_of(panel: Panel) -> list[PanelFact]:
    """Return the facts that stand: not corrected by a later row, not withdrawn."""
    rows = PanelFact.objects.filter(reviewer__panel=panel, corrected_by=None, withdrawn=False)
    return list(rows.select_related("reviewer__person").order_by("pk"))


def _now(row: PanelReviewer) -> ReviewerNow:
    left = getattr(row, "left", None)
    return ReviewerNow(
        row=row,
        terms=max(row.terms.all(), key=lambda one: one.pk),
        reply=max(row.replies.all(), key=lambda one: one.pk, default=None),
        left_on=left.left_on if left else None,
        left_reason=left.reason if left else "",
    )


def declared(reviewer: PanelReviewer) -> bool:
    """Whether a reviewer said that what they declared is all."""
    return reviewer.declarations.exists()
