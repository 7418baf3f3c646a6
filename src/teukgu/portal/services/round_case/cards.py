"""The report card of a zone in a round: recomputed from the bundle of the draft once for each process."""

from dataclasses import replace

from teukgu.documents.report_card import Card, Decision, Objection
from teukgu.documents.report_card.sealed import sealed_cards
from teukgu.documents.sealed_round import round_of
from teukgu.portal.once import once
from teukgu.portal.services.round_case.computing import BUNDLE
from teukgu.portal.services.round_case.deciding import tier_names
from teukgu.portal.services.round_case.telling import last_day
from teukgu.portal.store.models import RoundComputation
from teukgu.portal.store.queries.round_case.corrections import corrections_of
from teukgu.portal.store.queries.round_case.standing import RoundStanding
from teukgu.procedures.check_words import read_day
from teukgu.procedures.round.checks_deciding import DISPOSITION_DAYS, DRAFT_DAYS
from teukgu.procedures.round.standing import told_last
from teukgu.procedures.state import Situation
from teukgu.values import ZoneId

OPEN = frozenset({"drafted"})
PUBLISHED = "published"


def zone_card(standing: RoundStanding, situation: Situation, zone: str) -> Card | None:
    """Return the card of a zone as the round stands, None when the draft has no result of it.

    Other zones are named on it only once the round is published, and what the committee may decide only once it
    has; how to object only while that is open.
    """
    row = standing.adopted
    found = None if row is None else _cards(row, published=standing.state.stage == PUBLISHED).get(ZoneId(zone))
    if row is None or found is None:
        return None
    return replace(
        found,
        corrections=corrections_of(
            zone, years={year for one in found.series for year in one.by_year}, before=row.freeze.kept_at
        ),
        objection=_objection(standing, situation, zone),
        decision=_decision(standing, zone) if standing.decided else None,
    )


def _cards(row: RoundComputation, *, published: bool) -> dict[ZoneId, Card]:
    """The cards of a computation without what is decided or told later."""

    def made() -> dict[ZoneId, Card]:
        content = bytes(row.files.get(name=BUNDLE).content)
        return {one.zone: one for one in sealed_cards(round_of(content), published=published)}

    return once(row.bundle_sha256, ("round cards", str(row.case_id), str(published)), made)


def _decision(standing: RoundStanding, zone: str) -> Decision | None:
    row, departure = standing.adopted, standing.sheet.get(zone)
    if row is None or departure is None:
        return None
    return Decision(tier_names(row)[departure.tier], departure.reason)


def _objection(standing: RoundStanding, situation: Situation, zone: str) -> Objection | None:
    """The time to object of a zone that was told its draft, while nothing is decided.

    The days of the rules are named only where the last day is the one they lead to.
    """
    told = told_last(standing.state, zone)
    if told is None or standing.state.stage not in OPEN:
        return None
    disposition, until = told.data.get("disposition") is True, read_day(told.data.get("until"))
    last = None if until is None else situation.calendar.working_day_from(until)
    by_rule = last is None or last_day(situation, told.happened_on, disposition=disposition) == last
    days = situation.rules.whole(DISPOSITION_DAYS if disposition else DRAFT_DAYS)
    return Objection(days if by_rule else None, last)
