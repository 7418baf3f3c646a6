"""The committee's paper on a round: made by the worker with the results and kept beside them; read by its pages."""

from dataclasses import replace
from datetime import datetime

from teukgu.documents.committee.budget import Awarding
from teukgu.documents.committee.kept import NAME, paper_bytes, read_paper
from teukgu.documents.committee.live import Departure, Live
from teukgu.documents.committee.making import Around, committee_paper
from teukgu.documents.committee.paper import Paper
from teukgu.documents.report_card.sealed import FEWEST, names_of_figures
from teukgu.documents.sealed_round import evaluated, round_of
from teukgu.evaluation.run import Evaluation
from teukgu.evaluation.scheme.base import Text
from teukgu.evaluation.scheme.tiers import AwardGrade
from teukgu.portal.once import once
from teukgu.portal.services.round_case.round_rules import WIDE, rules_for
from teukgu.portal.store.models import Case, RoundComputation
from teukgu.portal.store.queries.round_case.corrections import corrected_before, corrected_since
from teukgu.portal.store.queries.round_case.places import places_of
from teukgu.portal.store.queries.round_case.standing import RoundStanding
from teukgu.rulebook.on_day import RulesOnDay

BUNDLE = "bundle.zip"
HAD_TWO = "cancel_low_rank_times_had_two"
COUNTS, AMOUNTS, RATIO = "award_counts", "award_amounts", "award_max_min_ratio"


def paper_file(found: Evaluation, case: Case, frozen_at: datetime) -> bytes:
    """Return the paper on results that were just computed, as it is kept."""
    # rules remember what was asked of them, and what the results asked is sealed: the paper asks others
    asked = replace(found, rules=rules_for(case, found.scheme))
    return paper_bytes(committee_paper(asked, _around(found, case, frozen_at)))


def paper_of(row: RoundComputation) -> Paper:
    """Return the paper on kept results; of results kept without one it is computed again, once for each process."""

    def made() -> Paper:
        kept = row.files.filter(name=NAME).first()
        found = None if kept is None else read_paper(bytes(kept.content))
        return found or _again(row)

    return once(row.sha256, ("committee paper", str(row.pk)), made)


def _again(row: RoundComputation) -> Paper:
    sealed = round_of(bytes(row.files.get(name=BUNDLE).content))
    done = evaluated(sealed)
    return committee_paper(done, _around(done, row.case, row.freeze.kept_at))


def _around(found: Evaluation, case: Case, frozen_at: datetime) -> Around:
    names, units = names_of_figures()
    rules = rules_for(case, found.scheme)
    zones = [str(unit.id) for unit in found.data.units]
    return Around(
        span=rules.whole(WIDE),
        names=names,
        units=units,
        corrected=corrected_before(zones, years=found.data.years, before=frozen_at),
        awarding=_awarding(rules),
        fewest=rules.whole(FEWEST),
        had_two=rules.whole(HAD_TWO) if rules.has(HAD_TWO) else None,
    )


def _awarding(rules: RulesOnDay) -> Awarding:
    """Return grades, numbers and amounts of awards as far as the rules hold them."""
    ratio = rules.number(RATIO) if rules.has(RATIO) else None
    if not rules.has(COUNTS):
        return Awarding(least_ratio=ratio)
    options = rules.parameter(COUNTS).options
    amounts = _table(rules, AMOUNTS)
    grades = tuple(
        AwardGrade(name=Text(ko=options[key].ko, en=options[key].en), count=count, amount=amounts.get(key))
        for key, count in _table(rules, COUNTS).items()
    )
    return Awarding(grades, ratio)


def _table(rules: RulesOnDay, name: str) -> dict[str, int]:
    return {key: int(str(value)) for key, value in rules.table(name).items()} if rules.has(name) else {}


def live_of(standing: RoundStanding, row: RoundComputation, paper: Paper) -> Live:
    """Return what changed since the paper was made: decision sheet, later corrections, where candidates lie."""
    zones = [one.zone for one in paper.zones]
    years = {year for one in paper.candidates for trend in one.trends for year in trend.by_year} | {paper.year}
    return Live(
        departures=tuple(Departure(zone, one.tier, one.reason) for zone, one in sorted(standing.sheet.items())),
        late=corrected_since(zones, years=years, after=row.freeze.kept_at),
        places=places_of([one.zone for one in paper.candidates], until=paper.year),
    )
