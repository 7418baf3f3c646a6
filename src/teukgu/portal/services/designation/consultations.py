"""Consultation on exemptions: one request for each from the plan, and answers of an agency to many at once."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.designation.held_case import case_as
from teukgu.portal.store.models import Case, CaseEvent
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.procedures.party import Party
from teukgu.values import Finding, Refused


def part_of(once: str, *parts: str) -> str:
    """Return the key of one of several acts that a single form asks for: the same form gives the same keys."""
    return hashlib.sha256("|".join((once, *parts)).encode()).hexdigest()


@transaction.atomic
def request_consultations(
    viewer: Viewer, case_number: str, *, question: str, happened_on: date, once: str, now: datetime, today: date
) -> list[CaseEvent]:
    """Ask every agency that the adopted plan names about its exemption, those asked already left out.

    All are asked or none.

    Raises:
        Refused: when it is not the viewer's to ask, or one of the requests is refused.
    """
    held = case_as(viewer, case_number, Party.MINISTER, today)
    situation = situation_of(held.case, today=today, now=now)
    asked = []
    for key in situation.facts.get("consultations_needed", ()):
        if situation.state.at("consultation", str(key)) != "none":
            continue
        version = Case.objects.values_list("version", flat=True).get(pk=held.case.pk)
        asked.append(
            act(
                viewer,
                case_number,
                act="request_consultation",
                key=str(key),
                party=Party.MINISTER,
                happened_on=happened_on,
                data={"question": question} if question else {},
                seen_version=version,
                once=part_of(once, str(key)),
                now=now,
                today=today,
            )
        )
    return asked


@dataclass(frozen=True, slots=True)
class AgencyAnswer:
    """One answer on the desk: which thread, which act, with what; ``seen_version`` is the case as it was shown."""

    case_number: str
    key: str
    act: str
    data: Mapping[str, Any]
    seen_version: int


@dataclass(frozen=True, slots=True)
class AnswerResult:
    """What became of an answer: its event, or why it was refused."""

    answer: AgencyAnswer
    event: CaseEvent | None
    findings: tuple[Finding, ...] = ()


def answer_many(
    viewer: Viewer, answers: Iterable[AgencyAnswer], *, happened_on: date, once: str, now: datetime, today: date
) -> list[AnswerResult]:
    """Record each answer for itself: those that are refused do not hold back the others.

    Several answers in one case follow each other, so each but the first is seen to rest on the one before.
    """
    done: list[AnswerResult] = []
    versions: dict[str, int] = {}
    for one in answers:
        seen = versions.get(one.case_number, one.seen_version)
        try:
            event = act(
                viewer,
                one.case_number,
                act=one.act,
                key=one.key,
                party=Party.AGENCY,
                happened_on=happened_on,
                data=one.data,
                seen_version=seen,
                once=part_of(once, one.act, one.case_number, one.key),
                now=now,
                today=today,
            )
        except Refused as refused:
            done.append(AnswerResult(one, None, refused.findings))
            continue
        versions[one.case_number] = event.seq
        done.append(AnswerResult(one, event))
    return done
