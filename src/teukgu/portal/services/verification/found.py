"""Writes down found values of a report, tells them to the municipality, signs off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.office_desk.held import clean, made_under, stamp
from teukgu.portal.services.office_desk.refusals import bad_day, gone
from teukgu.portal.services.possible_days import EARLIEST, between, has_been
from teukgu.portal.services.verification import refusals
from teukgu.portal.store.models import Case, CaseEvent, Report, VerifiedFigure, Visit
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.office_desk.visits import visits_of
from teukgu.portal.store.queries.reports.facts import standing_sha256
from teukgu.portal.store.queries.verification.found import (
    VERIFICATION,
    ReportAtDesk,
    found_figures,
    report_at_desk,
    standing_draft,
)
from teukgu.procedures.party import Party
from teukgu.procedures.report.tracks import HANDED_IN
from teukgu.procedures.state import CaseState
from teukgu.reporting.figure import Cell, Number
from teukgu.reporting.verification import Verdict, verdict_findings
from teukgu.rulebook.hashing import sha256_of
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

MOST_WORDS = 2000
VISITED = Bilingual("방문한 날", "day of the visit")


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """What was found in a cell; ``seen`` is the row that stood when it was written (0: none)."""

    cell: Cell
    verdict: Verdict
    found: Number | None
    evidence: str
    seen: int


def held_at_desk(viewer: Viewer, number: str) -> ReportAtDesk:
    """Return the report at a desk at which the viewer acts.

    Raises:
        Refused: when there is none.
    """
    held = report_at_desk(viewer, number)
    if held is None or not held.desk.acts:
        raise gone()
    return held


def cell_words(cell: Cell, year: int) -> Bilingual:
    """Return the name of a cell, its part behind it."""
    version = indicators().version(cell.indicator, year)
    if version is None:
        return Bilingual(str(cell), str(cell))
    for way in version.disaggregations:
        for part in way.parts:
            if cell.part == f"{way.id}.{part.id}":
                return Bilingual(f"{version.name.ko}({part.name.ko})", f"{version.name.en} ({part.name.en})")
    return version.name


@transaction.atomic
def save_found(
    viewer: Viewer,
    number: str,
    entries: Sequence[FoundEntry],
    *,
    visit: int | None,
    once: str,
    now: datetime,
    today: date,
) -> int:
    """Write down what was found, all of it or nothing; return how many are new.

    Raises:
        Refused: with everything that does not fit together, and what a colleague wrote in the meantime.
    """
    held = held_at_desk(viewer, number)
    Case.objects.select_for_update().get(pk=held.report.pk)
    state = situation_of(held.report.case, today=today, now=now).state
    if state.at(VERIFICATION) == "none" or state.stage not in HANDED_IN:
        raise Refused([refusals.not_chosen()])
    seen_on = _visit(held, visit)
    reported = {cell: one.value for cell, one in standing_draft(held.report, state).figures.items()}
    standing = found_figures(held.report.pk)
    # the same form sent twice finds its own rows and writes nothing again
    fresh = [
        one for one in entries if not _is_there(one, reported.get(one.cell), standing.get(one.cell))
        and made_under(VerifiedFigure, viewer, _key(once, one.cell)) is None
    ]  # fmt: skip
    refuse_if_any([finding for one in fresh for finding in _findings(one, held.report, reported, standing)])
    for one in fresh:
        VerifiedFigure.objects.create(
            report=held.report,
            indicator=one.cell.indicator,
            part=one.cell.part,
            reported=reported.get(one.cell),
            found=one.found,
            verdict=one.verdict.value,
            evidence=clean(one.evidence, MOST_WORDS),
            report_sha256=standing_sha256(state) or "",
            visit=seen_on,
            **stamp(viewer, held.desk.post, once=_key(once, one.cell), now=now),
        )
    return len(fresh)


def _key(once: str, cell: Cell) -> str:
    return sha256_of([once, str(cell)])[:64]


def _visit(held: ReportAtDesk, pk: int | None) -> Visit | None:
    if pk is None:
        return None
    found = visits_of(held.desk).filter(pk=pk, zone=held.report.zone_id).first()
    if found is None:
        raise gone()
    return found


def _is_there(one: FoundEntry, reported: Number | None, row: VerifiedFigure | None) -> bool:
    said = (one.verdict.value, one.found, clean(one.evidence, MOST_WORDS), reported)
    return row is not None and said == (row.verdict, row.found, row.evidence, row.reported)


def _findings(
    one: FoundEntry, report: Report, reported: dict[Cell, Number | None], standing: dict[Cell, VerifiedFigure]
) -> Iterator[Finding]:
    name, row = cell_words(one.cell, report.year), standing.get(one.cell)
    if one.cell not in reported and row is None:
        raise gone()
    if row is not None and row.pk != one.seen:
        value = str(row.found) if row.found is not None else row.verdict
        yield refusals.changed_by_other(str(one.cell), name, row.account.name, value)
    yield from verdict_findings(
        str(one.cell), name, reported.get(one.cell), one.found, one.verdict, evidence=one.evidence
    )


@transaction.atomic
def choose_by_risk(viewer: Viewer, number: str, *, once: str, now: datetime, today: date) -> CaseEvent:
    """Choose a report for verification because of its risk, beside the sample."""
    held = held_at_desk(viewer, number)
    data = {"ground": "risk"}
    return _act(viewer, held.report.case, "choose_for_verification", data, once=once, now=now, today=today)


@transaction.atomic
def tell_findings(
    viewer: Viewer, number: str, *, visited_on: date | None, words: str, once: str, now: datetime, today: date
) -> CaseEvent:
    """Tell the municipality what was found so far: from then on it sees the values and may dispute them.

    Raises:
        Refused: when nothing was found yet, or the case stands in the way.
    """
    held = held_at_desk(viewer, number)
    if not found_figures(held.report.pk):
        raise Refused([refusals.nothing_found()])
    if visited_on is not None and not has_been(visited_on, today):
        raise Refused([bad_day("visited_on", VISITED, between(EARLIEST, today))])
    data = {"visited_on": visited_on.isoformat() if visited_on else "", "findings": clean(words)}
    return _act(viewer, held.report.case, "record_findings", data, once=once, now=now, today=today)


@transaction.atomic
def sign_off(viewer: Viewer, number: str, *, sha256: str, once: str, now: datetime, today: date) -> CaseEvent:
    """Sign off the report with this hash: refused when the report is no longer the one that was on the page."""
    held = held_at_desk(viewer, number)
    data = {"report_sha256": sha256}
    return _act(viewer, held.report.case, "sign_off", data, once=once, now=now, today=today)


def _act(
    viewer: Viewer, case: Case, name: str, data: dict[str, str], *, once: str, now: datetime, today: date
) -> CaseEvent:
    return act(
        viewer,
        case.number,
        act=name,
        party=Party.OFFICE,
        happened_on=today,
        data=data,
        seen_version=Case.objects.select_for_update().get(pk=case.pk).version,
        once=once,
        now=now,
        today=today,
    )


def stands_signed(state: CaseState) -> str:
    """Return the hash that was signed off last, empty before."""
    signed = state.last("sign_off")
    return "" if signed is None else str(signed.data.get("report_sha256") or "")
