"""Who gets a post from when to when: checked once for all acts that place people."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from teukgu.portal.access import Viewer, may_manage_organisation
from teukgu.portal.services.people import refusals
from teukgu.portal.services.possible_days import between, latest
from teukgu.portal.store.models import Account, Holding, HoldingKind, Post
from teukgu.values import Finding, Refused, nfc, refuse_if_any


@dataclass(frozen=True, slots=True)
class Term:
    """How and from when to when (both in) somebody holds a post; a deputy needs an end and a reason."""

    first_day: date
    last_day: date | None = None
    kind: str = HoldingKind.REGULAR
    reason: str = ""


def managed_post(viewer: Viewer, post: int) -> Post:
    """Return the post when the viewer manages the people of its organisation.

    Raises:
        Refused: when there is none for them.
    """
    found = Post.objects.select_related("organisation__programme").filter(pk=post).first()
    if found is None or not may_manage_organisation(viewer, found.organisation_id, found.organisation.programme_id):
        raise Refused([refusals.not_allowed()])
    return found


def place(post: Post, account: Account, term: Term, *, by: Viewer, now: datetime, today: date) -> Holding:
    """Keep that the account holds the post.

    Raises:
        Refused: with everything that does not fit.
    """
    refuse_if_any(_findings(post, account, term, today))
    return Holding.objects.create(
        post=post,
        account=account,
        kind=term.kind,
        valid_from=term.first_day,
        valid_to=term.last_day + timedelta(days=1) if term.last_day else None,
        reason=nfc(term.reason.strip())[:200],
        recorded_at=now,
        recorded_by_id=int(by.account) if by.account else None,
    )


def _findings(post: Post, account: Account, term: Term, today: date) -> list[Finding]:
    found = _days(term, today)
    if term.kind == HoldingKind.DEPUTY and term.last_day is None:
        found.append(refusals.missing("last_day", "대행이 끝나는 날", "The last day of the deputy"))
    if term.kind == HoldingKind.DEPUTY and not term.reason.strip():
        found.append(refusals.missing("reason", "대행 사유", "The reason for the deputy"))
    if account.demonstration is not post.organisation.programme.demonstration:
        found.append(refusals.demonstration_only())
    if _overlapping(post, account, term):
        found.append(refusals.holds_already(account.name))
    return found


def _days(term: Term, today: date) -> list[Finding]:
    found = [refusals.in_the_past(today)] if term.first_day < today else []
    if term.last_day is not None and term.last_day < term.first_day:
        found.append(refusals.ends_before(term.first_day))
    if max(term.first_day, term.last_day or term.first_day) > latest(today):
        found.append(refusals.too_far_ahead(between(today, latest(today))))
    return found


def _overlapping(post: Post, account: Account, term: Term) -> bool:
    rows = Holding.objects.filter(post=post, account=account).exclude(valid_to__lte=term.first_day)
    return (rows.filter(valid_from__lte=term.last_day) if term.last_day else rows).exists()
