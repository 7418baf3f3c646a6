"""Opens a case: its number, its parties, its first event."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models.functions import Length

from teukgu.portal.access import Viewer, may_open_case, may_open_report
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.services.cases import refusals
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.cases.parties import set_parties
from teukgu.portal.services.cases.projections import project
from teukgu.portal.store.models import Case, Organisation, OrganisationKind, Programme
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.procedures.party import Party
from teukgu.procedures.registry import PROCEDURES
from teukgu.values import Finding, Refused, nfc, refuse_if_any

PROPOSAL = "proposal"
REPORT = "report"
LONGEST_TITLE = 200
OPENED_BY: Mapping[str, tuple[str, Party]] = {
    "designation": ("open_draft", Party.APPLICANT),
    PROPOSAL: ("submit_proposal", Party.PROPOSER),
    REPORT: ("open_report", Party.APPLICANT),
}
"""The act that a case of each procedure begins with, and who does it; a round has a door of its own."""

LETTERS: Mapping[str, str] = {"round": "E"}
"""Letters of case numbers where the first one of the procedure is another procedure's (R: reports)."""


def open_case(
    viewer: Viewer,
    *,
    programme: str,
    procedure: str,
    title: str,
    lead: int,
    joint: Iterable[int] = (),
    zone: str | None = None,
    happened_on: date,
    data: Mapping[str, Any] | None = None,
    files: Sequence[str] = (),
    once: str,
    now: datetime,
    today: date,
) -> Case:
    """Open a case for the municipality ``lead`` (and ``joint`` ones) and record its first act; return the case.

    A proposal is opened by the private person who makes it, every other case by an officer of ``lead``, a report
    also by the ministry. The same ``once`` again gives the case that was opened already.

    Raises:
        Refused: with everything that stands in the way.
    """
    joint = tuple(joint)
    with transaction.atomic():
        # numbers are given one after the other, whoever else opens a case at this moment
        Programme.objects.select_for_update(no_key=True).filter(pk=programme).first()
        kept = Case.objects.filter(once=once).first()
        if kept is not None:
            return _own(viewer, kept)
        organisations = _organisations(programme, [lead, *joint])
        findings = [*_bad_words(procedure, title), *_bad_applicants(organisations, [lead, *joint])]
        if lead in organisations and not _may_open(viewer, programme, procedure, lead):
            findings.append(refusals.may_not_open())
        refuse_if_any(findings)
        case = Case.objects.create(
            programme_id=programme,
            number=next_number(programme, procedure, today.year),
            procedure=procedure,
            title=nfc(title).strip(),
            zone_id=zone,
            opened_at=now,
            opened_on=happened_on,
            rules_on=happened_on,
            once=once,
        )
        first, *others = (organisations[one] for one in dict.fromkeys([lead, *joint]))
        set_parties(case, first, others, int(viewer.account) if procedure == PROPOSAL else None, happened_on)
        project(case, situation_of(case, today=today, now=now), now=now)
        _first_act(viewer, case, data or {}, files, happened_on=happened_on, once=once, now=now, today=today)
        case.refresh_from_db()
        return case


def _first_act(
    viewer: Viewer,
    case: Case,
    data: Mapping[str, Any],
    files: Sequence[str],
    *,
    happened_on: date,
    once: str,
    now: datetime,
    today: date,
) -> None:
    name, party = OPENED_BY[case.procedure]
    if case.procedure == REPORT and may_open_report(viewer, case.programme_id):
        party = Party.MINISTER
    act(
        viewer,
        case.number,
        act=name,
        party=party,
        happened_on=happened_on,
        data=data,
        files=files,
        seen_version=0,
        once=once,
        now=now,
        today=today,
    )


def _own(viewer: Viewer, kept: Case) -> Case:
    """Return the case that the same form opened, unless somebody else's form had this key."""
    if not kept.events.filter(seq=1, account=int(viewer.account or 0)).exists():
        raise Refused([refusals.used_key()])
    return kept


def _organisations(programme: str, ids: Iterable[int]) -> dict[int, Organisation]:
    rows = Organisation.objects.filter(programme=programme, pk__in=list(ids)).select_related("region")
    return {one.pk: one for one in rows}


def _bad_words(procedure: str, title: str) -> Iterator[Finding]:
    if procedure not in PROCEDURES or procedure not in OPENED_BY:
        yield refusals.wrong_procedure(procedure)
    # a line break would reach the subject of a mail
    if not 0 < len(nfc(title).strip()) <= LONGEST_TITLE or not nfc(title).strip().isprintable():
        yield refusals.bad_title()


def _bad_applicants(found: Mapping[int, Organisation], asked: Iterable[int]) -> Iterator[Finding]:
    for missing in sorted(set(asked) - set(found)):
        yield refusals.no_such_organisation(str(missing))
    for one in found.values():
        if one.kind != OrganisationKind.MUNICIPALITY:
            yield refusals.not_an_applicant(one.name_ko)


def _may_open(viewer: Viewer, programme: str, procedure: str, lead: int) -> bool:
    if procedure == PROPOSAL:
        return not viewer.is_public
    return may_open_case(viewer, programme, lead) or (procedure == REPORT and may_open_report(viewer, programme))


def next_number(programme: str, procedure: str, year: int) -> str:
    """Return the next number: ``D2026-0001`` for a designation, with ``X`` before it in a demonstration."""
    letter = LETTERS.get(procedure, procedure[0].upper())
    start = f"{'' if programme == PROGRAMME else 'X'}{letter}{year}-"
    # by length first: as text D2026-10000 stands before D2026-9999
    longest = Case.objects.filter(number__startswith=start).annotate(length=Length("number"))
    last = longest.order_by("-length", "-number").values_list("number", flat=True).first()
    return f"{start}{int(last.removeprefix(start)) + 1 if last else 1:04d}"
