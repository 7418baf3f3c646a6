"""What a panel came to: raw and adjusted scores side by side, severity, fit, agreement, spreads, a second opinion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from teukgu.documents.input_tables import csv_bytes, number
from teukgu.evaluation.inputs import PanelScore
from teukgu.evaluation.panels.agreement import Agreement, agreement
from teukgu.evaluation.panels.facets import FacetResult, many_facets
from teukgu.evaluation.panels.rater_fit import RaterFit, rater_fits
from teukgu.evaluation.panels.ratings import Ratings, ratings
from teukgu.evaluation.panels.severity import Adjustment, adjust, problems
from teukgu.evaluation.panels.spreads import Spread, spreads
from teukgu.evaluation.scheme import Measure, Scheme
from teukgu.loading.evaluation_input import read_input_of
from teukgu.portal.store.models import Panel, PanelClosing, RoundMember
from teukgu.portal.store.queries.panels.known import rater
from teukgu.portal.store.queries.panels.reviewers import reviewers_of
from teukgu.portal.store.queries.panels.scores import handed_in_of, scores_of
from teukgu.values import Bilingual, Finding, Refused, ZoneId

HEADER = ("zone", "component", "criterion", "rater", "score", "home_region")


@dataclass(frozen=True, slots=True)
class MeasureResult:
    """One measure of the scheme (or the whole panel, without one): its ratings and what came of them.

    ``problems`` says why nothing could be adjusted; then the rest is empty.
    """

    name: Bilingual
    use: str
    given: Ratings
    problems: tuple[Finding, ...] = ()
    adjustment: Adjustment | None = None
    fits: tuple[RaterFit, ...] = ()
    spreads: tuple[Spread, ...] = ()
    agreement: Agreement | None = None


@dataclass(frozen=True, slots=True)
class PanelResults:
    """The results of a closed panel: all criteria together, each measure of the scheme, and a second opinion."""

    whole: MeasureResult
    measures: tuple[MeasureResult, ...] = field(default_factory=tuple)
    second: FacetResult | None = None

    @property
    def problems(self) -> tuple[Finding, ...]:
        """Why no adjusted score can be used for what the scheme takes from the panel."""
        return _all_problems(self.whole, self.measures)


def scores_that_count(panel: Panel, zones: Iterable[str]) -> tuple[PanelScore, ...]:
    """Return the scores that were handed in for the zones, raters by number, in a fixed order."""
    handed, listed = handed_in_of(panel), frozenset(zones)
    homes = {one.pk: one.terms.home_region for one in reviewers_of(panel)}
    found = [
        PanelScore(ZoneId(zone), panel.component, criterion, rater(pk), score, homes.get(pk, ""))
        for (zone, pk), cell in scores_of(panel).items()
        if zone in listed and (zone, pk) in handed
        for criterion, score in cell.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.zone, one.criterion, one.rater)))


def table_of(scores: Sequence[PanelScore]) -> bytes:
    """Return the table of scores as it is kept at closing."""
    rows = ((one.zone, one.component, one.criterion, one.rater, number(one.score), one.home_region) for one in scores)
    return csv_bytes(HEADER, rows)


def scores_of_closing(closing: PanelClosing) -> tuple[PanelScore, ...]:
    """Read the table of a closing back."""
    content = bytes(closing.content)
    zones = {line.split(",", 1)[0] for line in content.decode("utf-8-sig").splitlines()[1:]}
    listed = csv_bytes(("zone", "name"), sorted((zone, zone) for zone in zones))
    return read_input_of({"zones.csv": listed, "panel.csv": content}).panel


def panel_results(
    scores: Sequence[PanelScore], component: str, scheme: Scheme | None, members: Iterable[RoundMember]
) -> PanelResults:
    """Adjust the scores of a panel: all criteria alike, and as each measure of the scheme weighs them."""
    whole, measures = measured(scores, component, scheme, members)
    return PanelResults(whole, measures, second_opinion(tuple(scores)))


def measured(
    scores: Sequence[PanelScore], component: str, scheme: Scheme | None, members: Iterable[RoundMember]
) -> tuple[MeasureResult, tuple[MeasureResult, ...]]:
    """Return the whole panel and each measure of the scheme, without the second opinion, which takes seconds."""
    listed = list(members)
    whole = _result(Bilingual("모든 심사기준", "all criteria"), Measure(kind="panel", panel=component), scores, listed)
    wanted = [
        (one.name.bilingual if one.name else Bilingual(key, key), one.measure)
        for key, one in (scheme.indicators.items() if scheme else ())
        if one.measure.kind == "panel" and one.measure.panel == component
    ]
    return whole, tuple(_result(name, measure, scores, listed) for name, measure in wanted)


def not_comparable(
    scores: Sequence[PanelScore], component: str, scheme: Scheme | None, members: Iterable[RoundMember]
) -> tuple[Finding, ...]:
    """Return why no adjusted score can be used, see `PanelResults.problems`."""
    return _all_problems(*measured(scores, component, scheme, members))


def _all_problems(whole: MeasureResult, measures: Sequence[MeasureResult]) -> tuple[Finding, ...]:
    return tuple(one for result in measures or (whole,) for one in result.problems)


def _result(
    name: Bilingual, measure: Measure, scores: Sequence[PanelScore], members: Sequence[RoundMember]
) -> MeasureResult:
    column = measure.home_region
    regions = {one.zone_id: frozenset({one.groups.get(column, "")}) for one in members} if column else {}
    given = ratings(scores, measure.criteria or None, regions)
    found = tuple(problems(given))
    if found:
        return MeasureResult(name, measure.use, given, problems=found)
    adjusted = adjust(given, home=bool(column))
    return MeasureResult(
        name=name,
        use=measure.use,
        given=given,
        adjustment=adjusted,
        fits=rater_fits(adjusted),
        spreads=spreads(adjusted),
        agreement=agreement(adjusted),
    )


@lru_cache(maxsize=8)
def second_opinion(scores: tuple[PanelScore, ...]) -> FacetResult | None:
    """Return the second opinion; None where the scores do not carry it. Kept, as a page asks again and again."""
    try:
        return many_facets(scores)
    except Refused:
        return None
