"""Assigns zones to reviewers by the library, seeded and explained; what is scored never moves; leavers are replaced."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from teukgu.evaluation.panels.assignment import (
    Assignment,
    Request,
    Reviewer,
    ZoneNeed,
    assign,
    explain_pair,
    overlap_of,
    replace_reviewer,
)
from teukgu.evaluation.panels.assignment.request import Pair as LibraryPair
from teukgu.evaluation.panels.assignment.request import matches
from teukgu.portal.access import Viewer
from teukgu.portal.services.panels import refusals
from teukgu.portal.services.panels.conflicts import PanelConflicts, conflicts_now
from teukgu.portal.services.panels.held import HeldPanel, kept_under, panel_for_ministry
from teukgu.portal.services.panels.naming import named
from teukgu.portal.services.panels.telling import tell_assigned
from teukgu.portal.store.models import PanelAssignment, PanelPair, RoundMember
from teukgu.portal.store.queries.panels.known import rater
from teukgu.portal.store.queries.panels.pairs import CALIBRATION, SCORING, Pair, pairs_of
from teukgu.portal.store.queries.panels.reviewers import ReviewerNow, reviewers_of
from teukgu.portal.store.queries.panels.scores import handed_in_of, scores_of
from teukgu.values import Bilingual, Refused, refuse_if_any

WANTED, OF_FIELD = (
    Bilingual("특구마다 위원 수", "reviewers of each zone"),
    Bilingual("분야가 맞는 위원", "of its field"),
)
SEED = Bilingual("시드", "seed")
MOST_REVIEWERS, MOST_SEED = 15, 2**31 - 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an assignment is asked for; None: the rule's default, or the seed of panel and run.

    ``calibration``: zones that everybody without a conflict scores first, for practice (None: as before).
    ``afresh``: pairs that nobody scored may move.
    """

    reviewers: int | None = None
    of_field: int | None = None
    seed: int | None = None
    calibration: tuple[str, ...] | None = None
    afresh: bool = False


@dataclass(frozen=True, slots=True)
class _Sides:
    """Everything that a request is made of."""

    held: HeldPanel
    members: Sequence[RoundMember]
    reviewers: Sequence[ReviewerNow]
    conflicts: PanelConflicts
    scored: frozenset[LibraryPair]
    before: frozenset[LibraryPair]

    @property
    def names(self) -> dict[str, str]:
        """What ids are called, for refusals and warnings."""
        zones = {one.zone_id: one.name for one in self.members}
        return zones | {rater(one.pk): f"{one.name}({rater(one.pk)})" for one in self.reviewers}

    def request(self, reviewers: int, of_field: int, seed: int, *, previous: frozenset[LibraryPair]) -> Request:
        """Return the request for the library."""
        taking = {rater(one.pk) for one in self.reviewers if one.scores}
        known = taking | {who for _, who in self.scored}
        return Request(
            zones=tuple(
                ZoneNeed(one.zone_id, _fields(one), reviewers, min(of_field, reviewers)) for one in self.members
            ),
            reviewers=tuple(
                Reviewer(rater(one.pk), frozenset(one.terms.fields), one.terms.most)
                for one in self.reviewers
                if rater(one.pk) in known
            ),
            seed=seed,
            barred={pair: codes for pair, codes in self.conflicts.barred.items() if pair[1] in known},
            scored=self.scored,
            previous=frozenset(pair for pair in previous if pair[1] in known),
            left=frozenset(known - taking),
        )


@transaction.atomic
def assign_panel(
    viewer: Viewer, number: str, panel: int, wanted: Wanted, *, once: str, now: datetime, today: date
) -> PanelAssignment:
    """Assign the zones of the round to the reviewers who accepted; the same request gives the same pairs.

    Raises:
        Refused: with what stands in the way, by name: conflicts, loads, parts that cannot be compared.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today)
    kept = kept_under(PanelAssignment, viewer, once)
    if kept is not None:
        return kept
    sides = _sides(held)
    if not any(one.scores for one in sides.reviewers):
        raise Refused([refusals.no_reviewers()])
    reviewers, of_field, seed = _numbers(held, wanted)
    request = sides.request(reviewers, of_field, seed, previous=frozenset() if wanted.afresh else sides.before)
    with named(sides.names):
        found = assign(request)
    return _keep(sides, found, wanted, once, leaver=None)


@transaction.atomic
def replace_leaver(
    viewer: Viewer, number: str, panel: int, reviewer: int | None, *, once: str, now: datetime, today: date
) -> PanelAssignment:
    """Give the unscored zones of a reviewer who left to others; what is scored and everybody else's zones stay.

    Raises:
        Refused: when nothing was assigned yet, the reviewer is still there, or nobody can take the zones.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today)
    kept = kept_under(PanelAssignment, viewer, once)
    if kept is not None:
        return kept
    leaver, last = held.reviewer(reviewer), held.panel.assignments.order_by("-number").first()
    sides = _sides(held)
    if last is None or any(one.scores for one in sides.reviewers if one.pk == leaver.pk):
        raise Refused([refusals.no_such(Bilingual("그만둔 위원", "reviewer who left"))])
    request = sides.request(last.wanted, last.of_field, last.seed, previous=frozenset())
    pairs = tuple(sorted(sides.before | sides.scored))
    listed = {one.id for one in request.reviewers}
    gone = Reviewer(rater(leaver.pk))
    request = replace(request, reviewers=(*request.reviewers, *([] if gone.id in listed else [gone])))
    current = Assignment(request, tuple(one for one in pairs if one[1] in listed | {gone.id}), overlap_of(pairs), ())
    with named(sides.names):
        found = replace_reviewer(current, gone.id, sides.scored, seed=last.seed)
    return _keep(sides, found, Wanted(last.wanted, last.of_field, last.seed), once, leaver=leaver.pk)


def _sides(held: HeldPanel) -> _Sides:
    members, reviewers = held.members(), reviewers_of(held.panel)
    zones = {one.zone_id for one in members}
    found = conflicts_now(held.panel, reviewers, zones, held.round.situation.rules, held.today)
    return _Sides(
        held=held,
        members=members,
        reviewers=reviewers,
        conflicts=found,
        scored=_as_library(_staying(held, reviewers, found), zones),
        before=_as_library(pairs_of(held.panel), zones),
    )


def _staying(held: HeldPanel, reviewers: Sequence[ReviewerNow], found: PanelConflicts) -> set[Pair]:
    """Return the pairs that never move: what was handed in, and what somebody has begun who can still hand it in.

    What was begun by who left, or is bound by now, would wait for ever.
    """
    there, bound = {one.pk for one in reviewers if one.scores}, found.barred
    begun = {pair for pair in scores_of(held.panel) if pair[1] in there and (pair[0], rater(pair[1])) not in bound}
    return begun | handed_in_of(held.panel)


def _as_library(pairs: Collection[tuple[str, int]], zones: Collection[str]) -> frozenset[LibraryPair]:
    return frozenset((zone, rater(pk)) for zone, pk in pairs if zone in zones)


def _fields(member: RoundMember) -> frozenset[str]:
    sector = getattr(getattr(member.zone, "now", None), "sector", "")
    return frozenset({sector} if sector else ())


def _numbers(held: HeldPanel, wanted: Wanted) -> tuple[int, int, int]:
    rules = held.rules
    reviewers = rules.reviewers if wanted.reviewers is None else wanted.reviewers
    of_field = rules.of_field if wanted.of_field is None else wanted.of_field
    seed = default_seed(held) if wanted.seed is None else wanted.seed
    found = []
    if not 1 <= reviewers <= MOST_REVIEWERS:
        found.append(refusals.bad_number("reviewers", WANTED, 1, MOST_REVIEWERS))
    if not 0 <= of_field <= MOST_REVIEWERS:
        found.append(refusals.bad_number("of_field", OF_FIELD, 0, MOST_REVIEWERS))
    if not 0 <= seed <= MOST_SEED:
        found.append(refusals.bad_number("seed", SEED, 0, MOST_SEED))
    refuse_if_any(found)
    return reviewers, of_field, seed


def default_seed(held: HeldPanel) -> int:
    """Return the seed of a panel that nobody chose: of the round's number and the component, known beforehand."""
    name = f"{held.panel.case.number} {held.panel.component}"
    return int(sha256(name.encode()).hexdigest()[:7], 16)


def _keep(sides: _Sides, found: Assignment, wanted: Wanted, once: str, *, leaver: int | None) -> PanelAssignment:
    held, last = sides.held, sides.held.panel.assignments.order_by("-number").first()
    calibration = wanted.calibration
    if calibration is None:
        calibration = tuple(last.request.get("calibration", ())) if last else ()
    judged = {one.zone_id for one in sides.members}
    calibration = tuple(zone for zone in dict.fromkeys(calibration) if zone in judged)
    request = found.request
    row = PanelAssignment.objects.create(
        panel=held.panel,
        number=(last.number if last else 0) + 1,
        seed=request.seed,
        wanted=request.zones[0].reviewers,
        of_field=request.zones[0].of_field,
        request=_request_kept(sides, request, calibration),
        result=_result_kept(sides, found),
        leaver_id=leaver,
        **held.stamp(once),
    )
    before = _counted(last.pairs.all() if last else ())
    PanelPair.objects.bulk_create([*_scoring(row, found), *_calibration(row, sides, calibration)], batch_size=500)
    tell_assigned(held, Counter(pk for pk, *_zone in _counted(row.pairs.all()) - before).items(), once)
    return row


def _counted(pairs: Iterable[PanelPair]) -> set[tuple[int, str, str]]:
    """Return reviewer, zone and kind of pairs."""
    return {(one.reviewer_id, one.zone_id, one.kind) for one in pairs}


def _scoring(row: PanelAssignment, found: Assignment) -> list[PanelPair]:
    needs = {one.zone: one for one in found.request.zones}
    people = {one.id: one for one in found.request.reviewers}
    return [
        PanelPair(
            assignment=row,
            zone_id=zone,
            reviewer_id=number_of(who),
            kind=SCORING,
            of_field=matches(needs[zone], people[who]),
            reasons=[
                {"ko": line.label.ko, "en": line.label.en, "value": line.value}
                for line in explain_pair(found, zone, who).rows
            ],
        )
        for zone, who in found.pairs
    ]


def _calibration(row: PanelAssignment, sides: _Sides, zones: Sequence[str]) -> list[PanelPair]:
    barred = sides.conflicts.barred
    return [
        PanelPair(assignment=row, zone_id=zone, reviewer_id=one.pk, kind=CALIBRATION)
        for zone in zones
        for one in sides.reviewers
        if one.scores and (zone, rater(one.pk)) not in barred
    ]


def number_of(who: str) -> int:
    """Return the number of a reviewer from what requests call them."""
    return int(who.removeprefix("R"))


def _request_kept(sides: _Sides, request: Request, calibration: Sequence[str]) -> dict[str, Any]:
    return {
        "day": sides.held.today.isoformat(),
        "zones": [{"zone": one.zone, "fields": sorted(one.fields)} for one in request.zones],
        "reviewers": [{"id": one.id, "fields": sorted(one.fields), "most": one.most} for one in request.reviewers],
        "barred": [[zone, who, list(codes)] for (zone, who), codes in sorted(request.barred.items())],
        "scored": sorted(map(list, request.scored)),
        "kept": sorted(map(list, request.kept)),
        "previous": sorted(map(list, request.previous)),
        "left": sorted(request.left),
        "calibration": list(calibration),
    }


def _result_kept(sides: _Sides, found: Assignment) -> dict[str, Any]:
    counts, overlap = sides.conflicts.counts, found.overlap
    with named(sides.names) as told:
        warnings = [told(one) for one in found.warnings]
    return {
        "pairs": len(found.pairs),
        "overlap": {
            "mean": overlap.mean, "sd": overlap.sd, "most": overlap.most, "apart": overlap.apart,
            "parts": overlap.parts,
        },
        "conflicts": {
            "pairs": counts.pairs, "reviewers": counts.reviewers, "zones": counts.zones,
            "by_code": dict(counts.by_code),
        },
        "warnings": [
            {"ko": f"{one.message.ko} {one.cure.ko}", "en": f"{one.message.en} {one.cure.en}"} for one in warnings
        ],
    }  # fmt: skip
