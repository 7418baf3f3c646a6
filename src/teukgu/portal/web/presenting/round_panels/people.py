"""Reviewers of a panel, their interests, and the pairs that these bar."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from teukgu.portal.services.panels.conflicts import PanelConflicts
from teukgu.portal.store.models import Account, Panel, PanelReviewer, RoundMember
from teukgu.portal.store.queries.office_desk.coaching import experts
from teukgu.portal.store.queries.panels.known import KnownFact, rater
from teukgu.portal.store.queries.panels.pairs import judged_pairs
from teukgu.portal.store.queries.panels.reviewers import ReviewerNow, reviewers_of
from teukgu.portal.store.queries.panels.scores import handed_in_of
from teukgu.portal.web.presenting.round_panels.words import (
    kind_words,
    kinds,
    provinces,
    sectors,
    source_words,
    state_words,
)


def reviewer_lines(
    panel: Panel, reviewers: Sequence[ReviewerNow], conflicts: PanelConflicts, zones: Collection[str]
) -> list[dict[str, Any]]:
    """Return a line for each reviewer: what they replied, fields, home, load among ``zones``, barred zones."""
    programme = panel.case.programme_id
    names, homes = sectors(programme), provinces(programme)
    pairs, handed = judged_pairs(panel, zones), handed_in_of(panel)
    barred: dict[str, set[str]] = {}
    for zone, who in conflicts.barred:
        barred.setdefault(who, set()).add(zone)
    return [
        {
            "now": one,
            "number": rater(one.pk),
            "state": state_words(one.state)[0],
            "badge": state_words(one.state)[1],
            "waits": not one.row.person.is_active,
            "fields": [names.get(code, code) for code in one.terms.fields],
            "home": homes.get(one.terms.home_region, ""),
            "barred": len(barred.get(rater(one.pk), ())),
            "zones": sum(pk == one.pk for _zone, pk in pairs),
            "handed": sum(pk == one.pk for _zone, pk in pairs & handed),
        }
        for one in reviewers
    ]


def candidates(panel: Panel, field: str, today: date) -> list[dict[str, Any]]:
    """Return people of the directory who may be invited: reviewers of other panels with their fields, and experts.

    With ``field`` only reviewers who know it, and experts of whom no field is known yet.
    """
    programme = panel.case.programme_id
    names, there = sectors(programme), set(panel.reviewers.values_list("person", flat=True))
    others = Panel.objects.filter(case__programme=programme).exclude(pk=panel.pk).order_by("-pk")[:10]
    fields: dict[int, tuple[Account, list[str], str]] = {}
    for other in others:
        for one in reviewers_of(other):
            fields.setdefault(one.row.person_id, (one.row.person, one.terms.fields, one.terms.home_region))
    for account in experts(programme, today):
        fields.setdefault(account.pk, (account, [], ""))
    return [
        {
            "account": account,
            "fields": [names.get(code, code) for code in known],
            "known": known,
            "home": home,
        }
        for pk, (account, known, home) in fields.items()
        if pk not in there and account.erased_at is None and (not field or not known or field in known)
    ]


def fact_lines(reviewer: PanelReviewer, conflicts: PanelConflicts, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the interests of a reviewer with the zones they bar."""
    mine = rater(reviewer.pk)
    return [
        {
            "kind": kind_words(one.fact.kind),
            "words": names.get(one.fact.about, one.words) if one.fact.kind not in {"employment", "home"} else one.words,
            "more": one.words if one.fact.about in names and one.words != names[one.fact.about] else "",
            "since": one.fact.since,
            "until": one.fact.until,
            "source": source_words(one.source),
            "row": one.row,
            "zones": [names.get(c.zone, c.zone) for c in conflicts.found if c.fact == one.fact],
        }
        for one in conflicts.facts
        if one.fact.reviewer == mine
    ]


def barred_lines(
    conflicts: PanelConflicts, reviewers: Sequence[ReviewerNow], members: Sequence[RoundMember]
) -> list[dict[str, Any]]:
    """Return every barred pair with its reasons, by reviewer and zone."""
    people = {rater(one.pk): one for one in reviewers}
    zones = {one.zone_id: one.name for one in members}
    lines: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for conflict in conflicts.found:
        here = {conflict.zone, zones.get(conflict.zone, "")}
        lines.setdefault((conflict.reviewer, conflict.zone), []).append(_reason(conflicts.known(conflict), here))
    return [
        {"number": who, "now": people[who], "zone": zones.get(zone, zone), "reasons": reasons}
        for (who, zone), reasons in sorted(lines.items(), key=lambda line: (people[line[0][0]].name, line[0]))
    ]


def _reason(known: KnownFact, here: Collection[str]) -> dict[str, Any]:
    return {
        "kind": kind_words(known.fact.kind),
        "words": "" if known.words in here else known.words,
        "until": known.fact.until,
        "source": source_words(known.source),
    }


def count_lines(conflicts: PanelConflicts) -> list[tuple[str, int]]:
    """Return the numbers by kind, which are what is published."""
    return [(name, conflicts.counts.by_code.get(code, 0)) for code, name in kinds()]
