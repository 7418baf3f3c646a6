"""Steps of verification: a sample announced and drawn, more chosen by risk, found values told, disputed, signed off."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from teukgu.portal.services.demo_year.offices import office_of
from teukgu.portal.services.demo_year.scene import Scene
from teukgu.portal.services.verification.disputes import Answered, answer_disputes, dispute_found
from teukgu.portal.services.verification.found import (
    FoundEntry,
    choose_by_risk,
    save_found,
    sign_off,
    tell_findings,
)
from teukgu.portal.services.verification.sampling import announce_sample, draw_sample
from teukgu.portal.store.models import Report, VerifiedFigure
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.reports.facts import standing_sha256
from teukgu.portal.store.queries.verification.found import found_figures, is_disputed, standing_draft
from teukgu.portal.store.queries.verification.samples import announcement_of, population_of
from teukgu.procedures.report.tracks import HANDED_IN
from teukgu.reporting.figure import FigureStatus
from teukgu.reporting.verification import Verdict

KNOWN_AFTER = 5
LOOKED_AT, DISPUTED, UNSIGNED_EVERY = 2, 3, 3
"""Reports that each office looked at, disputes in all; one in so many that nobody disputes is not signed off yet."""
CELLS = 3
"""Figures of a report that are looked at on site."""


def announce(scene: Scene) -> None:
    """The ministry publishes whence the seed will come."""
    if population_of(scene.programme, scene.performance_year, scene.day):
        announce_sample(
            scene.ministry,
            scene.programme,
            year=scene.performance_year,
            seed_source=scene.words.of("verification", "seed_source"),
            known_on=scene.day.replace(day=scene.day.day + KNOWN_AFTER),
            once=scene.once(),
            now=scene.now,
            today=scene.day,
        )


def draw(scene: Scene) -> None:
    """The sample is drawn."""
    if announcement_of(scene.programme, scene.performance_year) is None:
        return
    draw_sample(
        scene.ministry,
        scene.programme,
        year=scene.performance_year,
        seed=scene.words.of("verification", "seed"),
        once=scene.once(),
        now=scene.now,
        today=scene.day,
    )


def choose(scene: Scene) -> None:
    """The office chooses a report by its risk, unless it was drawn."""
    key, case = office_of(scene), scene.report.case
    if key and case.now.stage in HANDED_IN and not case.events.filter(act="choose_for_verification").exists():
        officer = scene.viewer(f"{key}.officer")
        choose_by_risk(officer, case.number, once=scene.once(), now=scene.now, today=scene.day)


def _chosen(scene: Scene) -> Iterator[Scene]:
    """Yield a scene at each of the reports that were chosen and that an office has looked at: the first of each."""
    rows = Report.objects.filter(
        year=scene.performance_year,
        case__programme=scene.programme,
        case__now__stage__in=HANDED_IN,
        case__events__act="choose_for_verification",
    )
    looked_at = Counter[str]()
    for zone in rows.distinct().order_by("zone").values_list("zone", flat=True):
        one = scene.at(zone)
        office = office_of(one)
        looked_at[office] += 1
        if office and looked_at[office] <= LOOKED_AT:
            yield one


def find(scene: Scene) -> None:
    """Officers look at some figures on site and tell the municipality; the last of them has not told yet."""
    chosen = list(_chosen(scene))
    for place, one in enumerate(chosen):
        officer, number = one.viewer(f"{office_of(one)}.officer"), one.report.case.number
        at: dict[str, Any] = {"now": scene.now, "today": scene.day}
        entries = _entries(one, differs=place % 2 == 0)
        if not entries:
            continue
        save_found(officer, number, entries, visit=None, once=one.once(), **at)
        if place < len(chosen) - 1 or len(chosen) == 1:
            words = one.text("verification", "findings")
            tell_findings(officer, number, visited_on=scene.day, words=words, once=one.once("told"), **at)


def _entries(scene: Scene, *, differs: bool) -> list[FoundEntry]:
    """Return what was found of the first figures of a report: the first is another one where it differs."""
    state = situation_of(scene.report.case, today=scene.day, now=scene.now).state
    given = [
        one
        for one in standing_draft(scene.report, state).figures.values()
        if one.status is FigureStatus.GIVEN and one.value and not one.cell.part
    ]
    first = sorted(given, key=lambda one: (one.cell.indicator not in {"jobs", "sales"}, one.cell))[:CELLS]
    found = []
    for place, one in enumerate(first):
        evidence, value = scene.words.of("verification", "evidence", number=place), one.value or 0
        if differs and place == 0:
            found.append(FoundEntry(one.cell, Verdict.DIFFERS, max(0, int(value * 0.93) - 1), evidence, 0))
        elif differs and place == CELLS - 1:
            found.append(FoundEntry(one.cell, Verdict.NOT_SHOWN, None, evidence, 0))
        else:
            found.append(FoundEntry(one.cell, Verdict.AS_REPORTED, value, evidence, 0))
    return found


def _differing(scene: Scene) -> Iterator[tuple[Scene, VerifiedFigure]]:
    for one in _chosen(scene):
        rows = found_figures(one.report.pk).values()
        differing = [row for row in rows if row.verdict == Verdict.DIFFERS.value]
        if differing and one.report.case.events.filter(act="record_findings").exists():
            yield one, differing[0]


def dispute(scene: Scene) -> None:
    """Some municipalities dispute what was found."""
    for place, (one, row) in enumerate(list(_differing(scene))[:DISPUTED]):
        text = one.words.of("verification", "disputes", number=place)
        case = one.report.case.number
        dispute_found(one.officer, case, {row.pk: text}, once=one.once(), now=scene.now, today=scene.day)


def settle(scene: Scene) -> None:
    """One dispute ends with a value that both agree on, one is turned down, one waits; undisputed ones are signed."""
    disputed = [(one, row) for one, row in _differing(scene) if is_disputed(row)]
    for place, (one, row) in enumerate(disputed[: DISPUTED - 1]):
        value = (row.found + row.reported) // 2 if row.found is not None and row.reported is not None else 0
        answered = (
            Answered("settled", one.text("verification", "agreed"), value)
            if place == 0
            else Answered("kept", one.text("verification", "kept"))
        )
        officer, number = one.viewer(f"{office_of(one)}.officer"), one.report.case.number
        answers = {row.pk: answered}
        answer_disputes(officer, number, answers, once=one.once(), now=scene.now, today=scene.day)
    waiting = {one.step.zone for one, _ in disputed}
    for place, one in enumerate(_chosen(scene)):
        told = one.report.case.events.filter(act="record_findings").exists()
        if told and one.step.zone not in waiting and place % UNSIGNED_EVERY:
            _sign(one)


def _sign(scene: Scene) -> None:
    at: dict[str, Any] = {"now": scene.now, "today": scene.day}
    digest = standing_sha256(situation_of(scene.report.case, **at).state) or ""
    officer = scene.viewer(f"{office_of(scene)}.officer")
    sign_off(officer, scene.report.case.number, sha256=digest, once=scene.once("sign"), **at)
