"""The decision sheet of a round, and what the committee's resolution takes from it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.access_cases import ROUND
from teukgu.portal.services.round_case import refusals
from teukgu.portal.services.round_case.held import round_for_ministry
from teukgu.portal.services.round_case.round_rules import kept_scheme
from teukgu.portal.store.models import Case, RoundComputation, RoundDeparture
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.round_case.standing import RoundStanding, standing_of
from teukgu.values import Bilingual, Refused, nfc

PASSED, AMENDED = "passed", "amended"
DRAFT = Bilingual("의결하기 전의 평가안", "draft results that are not decided yet")
ZONE = Bilingual("특구", "the zone")
LONGEST_REASON = 2_000


@transaction.atomic
def depart(
    viewer: Viewer, number: str, *, zone: str, tier: int, reason: str, once: str, now: datetime, today: date
) -> RoundDeparture:
    """Enter on the decision sheet that a zone gets another tier than was computed; the computed one takes it back.

    It counts only by the committee's resolution, whose record carries the sheet.

    Raises:
        Refused: when the round has no draft that may still be decided, for an unknown zone or tier, without a reason.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = RoundDeparture.objects.filter(once=once, computation__case=held.case).first()
    if kept is not None:
        return kept
    row = held.standing.adopted
    if row is None or held.situation.state.stage != "drafted":
        raise Refused([refusals.not_ready(DRAFT)])
    result = row.results.filter(zone=zone).first()
    if result is None or result.tier is None:
        raise Refused([refusals.no_such(ZONE)])
    names, words = tier_names(row), nfc(reason).strip()
    findings = [] if words and len(words) <= LONGEST_REASON else [refusals.no_reason()]
    findings += [] if tier in names else [refusals.no_tier(len(names))]
    if findings:
        raise Refused(findings)
    return RoundDeparture.objects.create(
        computation=row,
        zone_id=zone,
        computed=result.tier,
        tier=tier,
        reason=words,
        account_id=int(viewer.account),
        kept_at=now,
        once=once,
    )


def tier_names(row: RoundComputation) -> dict[int, Bilingual]:
    """Return the names of the tiers of the scheme that a computation went by, from the best (1) on."""
    tiers = kept_scheme(row.scheme).tiers
    names = tiers.names if tiers else ()
    return {number: name.bilingual for number, name in enumerate(names, start=1)}


def resolution_data(
    case: Case, code: str, *, voted_at: datetime | None = None, now: datetime, today: date
) -> dict[str, Any]:
    """Return what the record of a resolution on a round holds besides its words: which results, and the sheet.

    Nothing for a case of another procedure. Results with a sheet that departs are carried as amended. Call it inside
    a transaction: the case is locked, so that the sheet stays as it is until the act is recorded.

    ``voted_at``: when the first of the votes that count was cast.

    Raises:
        Refused: when it is said that something was changed and the sheet is empty, or when it changed after a vote.
    """
    if case.procedure != ROUND:
        return {}
    Case.objects.select_for_update().get(pk=case.pk)
    standing = standing_of(case, situation_of(case, today=today, now=now).state)
    row = standing.adopted
    if row is None or code not in {PASSED, AMENDED}:
        return {} if row is None else {"result_sha256": row.sha256}
    if voted_at is not None and row.departures.filter(kept_at__gt=voted_at).exists():
        raise Refused([refusals.sheet_after_vote()])
    lines = departure_lines(standing)
    if code == AMENDED and not lines:
        raise Refused([refusals.departs_in_words_only()])
    return {
        "result_sha256": row.sha256,
        "result": AMENDED if lines else PASSED,
        "departures": "\n".join(line.ko for line in lines),
        "sheet": ",".join(str(pk) for pk in sorted(one.pk for one in standing.sheet.values())),
    }


def departure_lines(standing: RoundStanding) -> list[Bilingual]:
    """Return the decision sheet in words, a line for each zone that is decided otherwise."""
    row, sheet = standing.adopted, standing.sheet
    if row is None:
        return []
    names = tier_names(row)
    zones = dict(row.results.filter(zone__in=sheet).values_list("zone", "name"))
    return [
        Bilingual(
            f"{zones.get(zone, zone)}({zone}): {names[one.computed].ko}→{names[one.tier].ko}. {one.reason}",
            f"{zones.get(zone, zone)} ({zone}): {names[one.computed].en}→{names[one.tier].en}. {one.reason}",
        )
        for zone, one in sorted(sheet.items())
    ]
