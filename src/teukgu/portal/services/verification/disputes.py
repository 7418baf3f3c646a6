"""The municipality disputes found values, the office answers each: it is kept, or another value is agreed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.access_office import answering_post
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.files import keep_file
from teukgu.portal.services.office_desk.held import clean, regions_of, stamp
from teukgu.portal.services.office_desk.refusals import gone
from teukgu.portal.services.reports.held_report import report_as
from teukgu.portal.services.verification import refusals
from teukgu.portal.services.verification.found import cell_words, held_at_desk
from teukgu.portal.store.models import Case, CaseEvent, FigureTurn, VerifiedFigure
from teukgu.portal.store.queries.verification.found import found_figures, is_disputed, told_at
from teukgu.procedures.party import Party
from teukgu.reporting.figure import Cell, Number
from teukgu.rulebook.hashing import sha256_of
from teukgu.values import Bilingual, Finding, IndicatorId, Refused, refuse_if_any

MOST_WORDS = 2000


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that was handed in with a dispute."""

    name: str
    content: BinaryIO


@transaction.atomic
def dispute_found(
    viewer: Viewer,
    number: str,
    texts: Mapping[int, str],
    *,
    evidence: Evidence | None = None,
    once: str,
    now: datetime,
    today: date,
) -> CaseEvent:
    """Dispute found values (by their row) that were told, each with what is disputed and on what evidence.

    Raises:
        Refused: when it is not the viewer's report, nothing was told, no value is named, or the case stands in the way.
    """
    held = report_as(viewer, number, Party.APPLICANT, today)
    version = _version(held.report.case)  # whoever sends the same at this moment waits here
    kept = CaseEvent.objects.filter(once=once, case=held.report.case).first()
    if kept is not None:
        return kept
    told = told_at(held.report.case)
    if told is None:
        raise gone()
    rows = {row.pk: row for row in found_figures(held.report.pk, told).values()}
    said = {pk: clean(text, MOST_WORDS) for pk, text in texts.items() if clean(text, MOST_WORDS)}
    if not set(said) <= set(rows):
        raise gone()
    if not said:
        raise Refused([refusals.nothing_disputed()])
    post = answering_post(viewer, held.report.case.programme_id, regions_of(held.report.zone.now))
    if post is None:
        raise gone()
    file = keep_file(viewer, name=evidence.name, content=evidence.content, now=now) if evidence else None
    grounds = "\n".join(f"{_name(rows[pk]).ko}: {text}" for pk, text in said.items())
    event = act(
        viewer,
        number,
        act="dispute_findings",
        party=Party.APPLICANT,
        happened_on=today,
        data={"grounds": grounds},
        files=[str(file.pk)] if file else [],
        seen_version=version,
        once=once,
        now=now,
        today=today,
    )
    for pk, text in said.items():
        FigureTurn.objects.create(
            figure=rows[pk],
            state="disputed",
            text=text,
            organisation_id=post.organisation,
            file=file,
            **stamp(viewer, post, once=_key(once, pk), now=now),
        )
    return event


@dataclass(frozen=True, slots=True)
class Answered:
    """The office's answer to one dispute: ``settled`` with the value that both agree on, or ``kept``."""

    state: str
    text: str
    value: Number | None = None


@transaction.atomic
def answer_disputes(
    viewer: Viewer, number: str, answers: Mapping[int, Answered], *, once: str, now: datetime, today: date
) -> CaseEvent:
    """Answer every disputed value at once. An agreed value changes no report: the municipality corrects it by its act.

    Raises:
        Refused: when it is no report of the viewer's desk, or with every dispute that has no answer.
    """
    held = held_at_desk(viewer, number)
    version = _version(held.report.case)  # whoever sends the same at this moment waits here
    kept = CaseEvent.objects.filter(once=once, case=held.report.case).first()
    if kept is not None:
        return kept
    open_rows = {row.pk: row for row in found_figures(held.report.pk).values() if is_disputed(row)}
    refuse_if_any([finding for row in open_rows.values() for finding in _unanswered(row, answers.get(row.pk))])
    summary = "\n".join(_summary(row, answers[pk]) for pk, row in open_rows.items())
    event = act(
        viewer,
        number,
        act="answer_dispute",
        party=Party.OFFICE,
        happened_on=today,
        data={"answer": summary},
        seen_version=version,
        once=once,
        now=now,
        today=today,
    )
    for pk, row in open_rows.items():
        one = answers[pk]
        FigureTurn.objects.create(
            figure=row,
            state=one.state,
            text=clean(one.text, MOST_WORDS),
            value=one.value if one.state == "settled" else None,
            organisation=held.desk.organisation,
            **stamp(viewer, held.desk.post, once=_key(once, pk), now=now),
        )
    return event


def _unanswered(row: VerifiedFigure, answer: Answered | None) -> Iterator[Finding]:
    if answer is None or answer.state not in {"kept", "settled"} or not clean(answer.text):
        yield refusals.not_answered(_name(row))
    elif answer.state == "settled" and answer.value is None:
        yield refusals.no_agreed_value(_name(row))


def _summary(row: VerifiedFigure, answer: Answered) -> str:
    ended = f"합의한 값 {answer.value:,}" if answer.state == "settled" and answer.value is not None else "그대로 둠"
    return f"{_name(row).ko}: {ended}. {clean(answer.text, MOST_WORDS)}"


def _name(row: VerifiedFigure) -> Bilingual:
    return cell_words(Cell(IndicatorId(row.indicator), row.part), row.report.year)


def _version(case: Case) -> int:
    return Case.objects.select_for_update().get(pk=case.pk).version


def _key(once: str, pk: int) -> str:
    return sha256_of([once, pk])[:64]
