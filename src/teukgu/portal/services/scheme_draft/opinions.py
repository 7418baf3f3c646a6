"""The draft shown to the regional offices, their comments, opinions of the public, and the ministry's answers."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.access_cases import ROUND
from teukgu.portal.access_scheme import office_commenting
from teukgu.portal.services.designation.refusals import GONE
from teukgu.portal.services.round_case.held import HeldRound, round_for_ministry
from teukgu.portal.services.scheme_draft import refusals
from teukgu.portal.services.scheme_draft.saving import draft_for_writing
from teukgu.portal.store.models import (
    Case,
    Organisation,
    SchemeDraft,
    SchemeOpinion,
    SchemeOpinionAnswer,
    SchemeShown,
)
from teukgu.portal.store.queries.scheme_draft import current_draft, shown_last
from teukgu.values import Finding, Refused, nfc, refuse_if_any

OFFICE, PUBLIC = "office", "public"
ANSWERS = ("accepted", "partly", "declined")
LONGEST_TEXT, LONGEST_WHO, LONGEST_NOTE = 4000, 160, 600


@transaction.atomic
def show_draft(
    viewer: Viewer, number: str, *, save: int, until: date | None, note: str, once: str, now: datetime, today: date
) -> SchemeShown:
    """Show the current save to the regional offices, who may comment until a day; a later showing replaces it.

    Raises:
        Refused: when it is not the viewer's round, was begun, somebody saved meanwhile, or the day has passed.
    """
    held = draft_for_writing(viewer, number, now=now, today=today)
    kept = SchemeShown.objects.filter(draft__case=held.case, once=once).first()
    if kept is not None:
        return kept
    row = _current(held)
    said = nfc(note)
    findings = [refusals.other_draft(row.number)] if row.number != save else []
    findings += [refusals.wrong_day("until")] if until is None or until < today else []
    findings += [refusals.wrong_text("note", LONGEST_NOTE)] if len(said) > LONGEST_NOTE else []
    refuse_if_any(findings)
    assert until is not None
    return SchemeShown.objects.create(
        draft=row, until=until, note=said, account_id=int(viewer.account), shown_at=now, once=once
    )


@transaction.atomic
def comment_on_draft(
    viewer: Viewer, number: str, *, about: str, text: str, save: int = 0, once: str, now: datetime, today: date
) -> SchemeOpinion:
    """Keep the comment of a regional office on the save that it read (``save``), else on the one that was shown last.

    Raises:
        Refused: when nothing was shown to the viewer, the day has passed, or a text is missing or too long.
    """
    case = Case.objects.filter(number=number, procedure=ROUND).first()
    office = office_commenting(viewer, case.programme_id) if case is not None else None
    shown = shown_last(case) if case is not None else None
    if office is None or shown is None:
        raise Refused([GONE])
    kept = SchemeOpinion.objects.filter(once=once, account=int(viewer.account)).first()
    if kept is not None:
        return kept
    refuse_if_any([*([refusals.not_shown()] if today > shown.until else []), *_texts(about, text)])
    read = SchemeShown.objects.filter(draft__case=case, draft__number=save).select_related("draft").first() or shown
    name = Organisation.objects.get(pk=office).name_ko[:LONGEST_WHO]
    return SchemeOpinion.objects.create(
        draft=read.draft, source=OFFICE, who=name, received_on=today, **_kept(viewer, about, text, once, now)
    )


@transaction.atomic
def enter_opinion(
    viewer: Viewer,
    number: str,
    *,
    who: str,
    about: str,
    text: str,
    received_on: date | None,
    once: str,
    now: datetime,
    today: date,
) -> SchemeOpinion:
    """Enter an opinion that came in during the advance notice; of a private person no name is kept.

    Raises:
        Refused: when it is not the viewer's round, there is no draft, or a field is missing or does not fit.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = SchemeOpinion.objects.filter(draft__case=held.case, once=once).first()
    if kept is not None:
        return kept
    row = _current(held)
    findings = _texts(about, text)
    findings += [] if 0 < len(nfc(who)) <= LONGEST_WHO else [refusals.wrong_text("who", LONGEST_WHO)]
    findings += [refusals.wrong_day("received_on")] if received_on is None or received_on > today else []
    refuse_if_any(findings)
    assert received_on is not None
    return SchemeOpinion.objects.create(
        draft=row, source=PUBLIC, who=nfc(who), received_on=received_on, **_kept(viewer, about, text, once, now)
    )


@transaction.atomic
def answer_opinion(
    viewer: Viewer, number: str, opinion: int, *, answer: str, grounds: str, once: str, now: datetime, today: date
) -> SchemeOpinionAnswer:
    """Answer an opinion with a reason; an answer given again replaces the earlier one, which stays kept.

    Raises:
        Refused: when it is not the viewer's round, it has no such opinion, or answer or reason is missing.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    row = SchemeOpinion.objects.filter(draft__case=held.case, pk=opinion).first()
    if row is None:
        raise Refused([GONE])
    kept = row.answers.filter(once=once).first()
    if kept is not None:
        return kept
    said = nfc(grounds)
    findings = [] if 0 < len(said) <= LONGEST_TEXT else [refusals.wrong_text("grounds", LONGEST_TEXT)]
    findings += [] if answer in ANSWERS else [refusals.wrong_text("answer", 10)]
    refuse_if_any(findings)
    return SchemeOpinionAnswer.objects.create(
        opinion=row, answer=answer, grounds=said, account_id=int(viewer.account), answered_at=now, once=once
    )


def _current(held: HeldRound) -> SchemeDraft:
    row = current_draft(held.case)
    if row is None:
        raise Refused([refusals.no_draft()])
    return row


def _texts(about: str, text: str) -> list[Finding]:
    fits = 0 < len(nfc(text)) <= LONGEST_TEXT
    findings = [] if fits else [refusals.wrong_text("text", LONGEST_TEXT)]
    return findings + ([] if len(nfc(about)) <= LONGEST_WHO else [refusals.wrong_text("about", LONGEST_WHO)])


def _kept(viewer: Viewer, about: str, text: str, once: str, now: datetime) -> dict[str, Any]:
    return {
        "about": nfc(about),
        "text": nfc(text),
        "account_id": int(viewer.account),
        "written_at": now,
        "once": once,
    }
