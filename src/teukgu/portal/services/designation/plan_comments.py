"""Comments on paragraphs of a plan: written by whoever takes part, answered and closed by turns."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Sight, Viewer, parties_of, sight_of
from teukgu.portal.access_cases import parts_of
from teukgu.portal.services.designation.held_case import HeldCase, account_of, case_for
from teukgu.portal.services.designation.plan_drafts import open_plan
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.designation.refusals import GONE, empty, not_yours, too_long
from teukgu.portal.store.models import Organisation, Plan, PlanComment, PlanCommentTurn
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

TEXT_LIMIT = 4_000
QUOTE_LIMIT = 500
TEXT = Bilingual("의견", "comment")
STATES = frozenset({"answered", "closed", "open"})


@transaction.atomic
def write_comment(
    viewer: Viewer, case_number: str, *, key: str, quoted: str, text: str, now: datetime, today: date
) -> PlanComment:
    """Keep a comment on a paragraph (``quoted``) of the item ``key``; the same words twice are one comment.

    Raises:
        Refused: when the viewer takes no part in the whole case, or the text is empty or too long.
    """
    held = _writer(viewer, case_number, today)
    said = clean_text(text)
    refuse_if_any(_wrong(said))
    plan = _held_plan(held, now)
    same = {"plan": plan, "key": key[:60], "quoted": clean_text(quoted)[:QUOTE_LIMIT], "text": said}
    kept = PlanComment.objects.filter(**same, account=account_of(viewer)).first()
    return kept or PlanComment.objects.create(
        **same,
        account_id=account_of(viewer),
        organisation=_organisation(viewer, held),
        written_at=now,
    )


def _held_plan(held: HeldCase, now: datetime) -> Plan:
    """Return the plan; a double click may arrive as two at once, and the second waits here."""
    return Plan.objects.select_for_update().get(pk=open_plan(held.case, now=now).pk)


@transaction.atomic
def turn_comment(
    viewer: Viewer, case_number: str, comment: int, *, state: str, text: str, now: datetime, today: date
) -> PlanCommentTurn:
    """Answer, close or open a comment again.

    Raises:
        Refused: when there is no such comment, the viewer takes no part, or an answer is empty.
    """
    held = _writer(viewer, case_number, today)
    found = PlanComment.objects.filter(plan=held.case.pk, pk=comment).first()
    if found is None or state not in STATES:
        raise Refused([GONE])
    said = clean_text(text)
    refuse_if_any(_wrong(said) if state == "answered" else [])
    _held_plan(held, now)
    last = PlanCommentTurn.objects.filter(comment=found).order_by("pk").last()
    if last is not None and (last.state, last.text, last.account_id) == (state, said, account_of(viewer)):
        return last
    return PlanCommentTurn.objects.create(
        comment=found, state=state, text=said, account_id=account_of(viewer), turned_at=now
    )


def _writer(viewer: Viewer, case_number: str, today: date) -> HeldCase:
    held = case_for(viewer, case_number, today)
    if sight_of(viewer, held.facts) < Sight.WHOLE or not parties_of(viewer, held.facts):
        raise not_yours()
    return held


def _organisation(viewer: Viewer, held: HeldCase) -> str:
    """Return for whom they speak: the post in which they take part, not the first of any programme."""
    posts = [part.post for part in parts_of(viewer, held.facts) if part.acts and part.post is not None]
    found = Organisation.objects.filter(pk=posts[0].organisation).first() if posts else None
    return found.name_ko if found else ""


def _wrong(text: str) -> list[Finding]:
    if not text:
        return [empty("text", TEXT)]
    return [too_long("text", TEXT, TEXT_LIMIT)] if len(text) > TEXT_LIMIT else []
