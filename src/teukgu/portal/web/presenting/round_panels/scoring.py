"""Who scores which zone and why, how far scoring has got, and what the panel came to."""

from collections.abc import Mapping, Sequence
from typing import Any

from teukgu.evaluation.panels.facets import ranks_apart
from teukgu.evaluation.panels.severity import Adjustment
from teukgu.portal.services.panels.discussing import OpenSpread
from teukgu.portal.services.panels.results import MeasureResult, PanelResults
from teukgu.portal.store.models import Panel, PanelPair, RoundMember
from teukgu.portal.store.queries.panels.known import rater
from teukgu.portal.store.queries.panels.pairs import CALIBRATION, criteria_of, judged_pairs, pair_rows, pairs_of
from teukgu.portal.store.queries.panels.reviewers import ReviewerNow
from teukgu.portal.store.queries.panels.scores import (
    complete_zones,
    discussions_of,
    handed_in_of,
    is_open,
    scores_of,
)
from teukgu.portal.web.presenting.korean import english, number_text, signed_text
from teukgu.portal.web.presenting.round_panels.words import sectors
from teukgu.portal.web.presenting.words import said


def pair_lines(panel: Panel, members: Sequence[RoundMember], reviewers: Sequence[ReviewerNow]) -> list[dict[str, Any]]:
    """Return a line for each zone with its reviewers and why each of them has it."""
    people = {one.pk: one for one in reviewers}
    names = sectors(panel.case.programme_id)
    scored = scores_of(panel)
    teams: dict[str, list[dict[str, Any]]] = {}
    for row in pair_rows(panel):
        teams.setdefault(row.zone_id, []).append(_pair(row, people, (row.zone_id, row.reviewer_id) in scored))
    listed = [
        {
            "zone": one.zone_id,
            "name": one.name,
            "field": names.get(getattr(one.zone.now, "sector", ""), ""),
            "team": teams.get(one.zone_id, []),
        }
        for one in members
    ]
    return [line for line in listed if line["team"]]


def _pair(row: PanelPair, people: Mapping[int, ReviewerNow], scored: bool) -> dict[str, Any]:
    now = people[row.reviewer_id]
    return {
        "name": now.name,
        "number": rater(row.reviewer_id),
        "pk": row.reviewer_id,
        "left": not now.scores,
        "scored": scored,
        "reasons": [(one["en"] if english() else one["ko"], one["value"]) for one in row.reasons],
    }


def practice_zones(panel: Panel) -> frozenset[str]:
    """Return the zones that everybody scores for practice."""
    return frozenset(zone for zone, _pk in pairs_of(panel, CALIBRATION))


def practice_lines(panel: Panel, members: Sequence[RoundMember]) -> list[dict[str, Any]]:
    """Return how practice went: of a zone that all have handed in, lowest, mean and highest score by criterion."""
    pairs, handed = pairs_of(panel, CALIBRATION), handed_in_of(panel, CALIBRATION)
    complete, scores, criteria = complete_zones(pairs, handed), scores_of(panel, CALIBRATION), criteria_of(panel)
    lines = []
    for member in members:
        team = [pair for pair in pairs if pair[0] == member.zone_id]
        if not team:
            continue
        rows = []
        for one in criteria if member.zone_id in complete else ():
            own = [scores[pair][one.key] for pair in team if one.key in scores.get(pair, {})]
            if own:
                name = one.name_en if english() else one.name_ko
                spread = (number_text(figure, 1) for figure in (min(own), sum(own) / len(own), max(own)))
                rows.append((name, *spread))
        lines.append({"name": member.name, "pairs": len(team), "handed": sum(p in handed for p in team), "rows": rows})
    return lines


def reviewer_progress(
    panel: Panel, members: Sequence[RoundMember], reviewers: Sequence[ReviewerNow]
) -> list[dict[str, Any]]:
    """Return for each reviewer with zones: how many, begun, handed in. Nothing of the scores."""
    zones = {one.zone_id for one in members}
    pairs, handed, begun = judged_pairs(panel, zones), handed_in_of(panel), scores_of(panel).keys()
    practice, practised = judged_pairs(panel, zones, CALIBRATION), handed_in_of(panel, CALIBRATION)
    return [
        {
            "now": one,
            "number": rater(one.pk),
            "zones": count,
            "begun": sum(pair in begun for pair in pairs if pair[1] == one.pk),
            "handed": sum(pair in handed for pair in pairs if pair[1] == one.pk),
            "practice": sum(pk == one.pk for _zone, pk in practice),
            "practised": sum(pk == one.pk for _zone, pk in practice & practised),
        }
        for one in reviewers
        if (count := sum(pk == one.pk for _zone, pk in pairs))
    ]


def zone_progress(
    panel: Panel, members: Sequence[RoundMember], reviewers: Sequence[ReviewerNow], spreads: Sequence[OpenSpread]
) -> list[dict[str, Any]]:
    """Return for each zone how many have handed in, and of those that are complete the spread."""
    pairs, handed = pairs_of(panel), handed_in_of(panel)
    people = {one.pk: one.name for one in reviewers}
    found = {one.zone: one for one in spreads}
    talks: dict[str, Any] = {}
    for one in reversed(discussions_of(panel)):
        talks[one.zone_id] = one
    lines = []
    for member in members:
        team = sorted(pk for zone, pk in pairs if zone == member.zone_id)
        spread, talk = found.get(member.zone_id), talks.get(member.zone_id)
        lines.append(
            {
                "zone": member.zone_id,
                "name": member.name,
                "pairs": len(team),
                "handed": sum((member.zone_id, pk) in handed for pk in team),
                "waiting": [people[pk] for pk in team if (member.zone_id, pk) not in handed],
                "in": [(f"{pk}@{member.zone_id}", people[pk]) for pk in team if (member.zone_id, pk) in handed],
                "points": number_text(spread.points, 1) if spread else "",
                "limit": number_text(spread.limit, 1) if spread and spread.limit is not None else "",
                "large": bool(spread and spread.large),
                "talk": talk,
                "talking": talk is not None and is_open(talk),
            }
        )
    return sorted(lines, key=_urgent)


def _urgent(line: Mapping[str, Any]) -> tuple[bool, bool, float]:
    """What is discussed first, then large distances, the rest in the order of names."""
    return (not line["talking"], not line["large"], -float(line["points"] or 0) if line["large"] else 0.0)


def result_context(
    found: PanelResults, members: Sequence[RoundMember], reviewers: Sequence[ReviewerNow]
) -> dict[str, Any]:
    """Return raw beside adjusted scores by zone, raters with severity and fit, and the figures of the whole panel."""
    names = {one.zone_id: one.name for one in members}
    whole = found.whole.adjustment
    if whole is None:
        return {"zones": _raw_only(found.whole, names), "raters": (), "figures": (), "apart": False}
    second = {}
    if found.second is not None:
        official = {one.zone: one.adjusted for one in whole.zones}
        second = {zone: other for zone, _rank, other in ranks_apart(official, found.second)}
    return {
        "zones": _zones(whole, names, second),
        "raters": _raters(found.whole, whole, reviewers),
        "figures": _figures(found.whole, whole),
        "second": bool(second),
    }


def _zones(whole: Adjustment, names: Mapping[str, str], second: Mapping[str, int]) -> list[dict[str, Any]]:
    rank = {one.zone: place for place, one in enumerate(sorted(whole.zones, key=lambda one: -one.adjusted), start=1)}
    given = {one.zone: place for place, one in enumerate(sorted(whole.zones, key=lambda one: -one.raw), start=1)}
    return [
        {
            "name": names.get(one.zone, one.zone),
            "raters": one.raters,
            "raw": number_text(one.raw, 1),
            "severity": signed_text(one.severity_removed, 1),
            "favour": signed_text(-one.favour_removed, 1) if one.favour_removed else "",
            "level": number_text(one.level, 1),
            "adjusted": number_text(one.adjusted, 1),
            "se": number_text(one.se, 1),
            "rank": rank[one.zone],
            "raw_rank": given[one.zone],
            "second": second.get(one.zone, ""),
        }
        for one in sorted(whole.zones, key=lambda one: rank[one.zone])
    ]


def _raw_only(result: MeasureResult, names: Mapping[str, str]) -> list[dict[str, Any]]:
    given = result.given
    lines = []
    for row, zone in enumerate(given.zones):
        own = given.score[given.zone == row]
        lines.append({"name": names.get(zone, zone), "raters": len(own), "raw": number_text(float(own.mean()), 1)})
    return lines


def _raters(result: MeasureResult, whole: Adjustment, reviewers: Sequence[ReviewerNow]) -> list[dict[str, Any]]:
    people = {rater(one.pk): one.name for one in reviewers}
    fits = {one.rater: one for one in result.fits}
    return [
        {
            "number": one.rater,
            "name": people.get(one.rater, ""),
            "zones": one.zones,
            "severity": signed_text(one.severity, 1),
            "se": number_text(one.se, 1),
            "square": number_text(fits[one.rater].mean_square, 2),
            "slope": number_text(fits[one.rater].slope, 2),
            "flags": [flag for flag in ("erratic", "muted", "flat") if getattr(fits[one.rater], flag)],
        }
        for one in sorted(whole.raters, key=lambda one: (-one.severity, one.rater))
    ]


def _figures(result: MeasureResult, whole: Adjustment) -> dict[str, Any]:
    agreed = result.agreement
    return {
        "mean": number_text(whole.mean, 1),
        "sd_zones": number_text(whole.sd_zones, 1),
        "sd_raters": number_text(whole.sd_raters, 1),
        "sd_error": number_text(whole.sd_error, 1),
        "single": number_text(agreed.single, 2) if agreed else "",
        "mean_raw": number_text(agreed.mean_raw, 2) if agreed else "",
        "mean_adjusted": number_text(agreed.mean_adjusted, 2) if agreed else "",
        "alpha": number_text(agreed.alpha, 2) if agreed else "",
    }


def measure_lines(found: PanelResults, uses: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return which score the scheme takes for each measure, and whether its raters can be compared."""
    return [
        {"name": said(one.name), "use": uses.get(one.use, one.use), "key": one.use, "fits": not one.problems}
        for one in found.measures
    ]
