"""Interests of reviewers that the portal cannot know: entered by the ministry, taken back by a new row with why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db import transaction

from teukgu.evaluation.panels.conflicts import CONFLICTS
from teukgu.portal.access import Viewer
from teukgu.portal.services.panels import refusals
from teukgu.portal.services.panels.held import REASON, HeldPanel, clean, kept_under, panel_for_ministry
from teukgu.portal.store.models import Organisation, PanelFact, PanelReviewer, Region, ZoneNow
from teukgu.portal.store.queries.panels.known import ENTERED, about_key
from teukgu.portal.store.queries.panels.reviewers import facts_of
from teukgu.values import Bilingual, Finding, Refused, nfc, refuse_if_any

FACT, DAYS = Bilingual("이해관계", "interest"), Bilingual("시작한 날과 끝난 날", "first and last day")
MOST_ABOUT = 120


@dataclass(frozen=True, slots=True)
class FactGiven:
    """An interest as written: kind, whom or what it is about, and for how long."""

    kind: str
    about: str
    since: date | None = None
    until: date | None = None
    words: str = ""


class Names:
    """Names of a programme's municipalities, zones and organisations, by which an interest says what it is about."""

    def __init__(self, programme: str) -> None:
        """Ask for each list once, when it is needed."""
        self.programme = programme

    @cached_property
    def municipalities(self) -> Mapping[str, str]:
        """Region ids by name, by province and name, and by id; a name that two have is not among them."""
        rows = Region.objects.filter(programme=self.programme, province__isnull=False).select_related("province")
        found: dict[str, str] = {}
        twice: set[str] = set()
        for row in rows:
            full = about_key(f"{row.province.name_ko if row.province else ''}{row.name_ko}")
            for name in (about_key(row.pk), full, about_key(row.name_ko), about_key(row.name_en)):
                if found.setdefault(name, row.pk) != row.pk:
                    twice.add(name)
        return {name: pk for name, pk in found.items() if name not in twice}

    @cached_property
    def zones(self) -> Mapping[str, str]:
        """Zone ids by name and id."""
        rows = ZoneNow.objects.filter(programme=self.programme).values_list("pk", "name_ko", "name_en")
        return {about_key(name): pk for pk, *names in rows for name in (pk, *names) if name}

    @cached_property
    def organisations(self) -> Mapping[str, str]:
        """Organisations' keys by name and key."""
        rows = Organisation.objects.filter(programme=self.programme).values_list("key", "name_ko", "name_en")
        return {about_key(name): key for key, *names in rows for name in (key, *names) if name}

    @cached_property
    def provinces(self) -> Mapping[str, str]:
        """Region ids of provinces by name and id."""
        rows = Region.objects.filter(programme=self.programme, province=None).values_list("pk", "name_ko", "name_en")
        return {about_key(name): pk for pk, *names in rows for name in (pk, *names) if name}

    def about(self, given: FactGiven) -> tuple[str, list[Finding]]:
        """Return the id of what an interest is about, and what is wrong with it."""
        if given.kind not in CONFLICTS:
            return "", [refusals.unknown_fact(given.kind or given.about)]
        name = about_key(nfc(given.about))
        if given.kind == "employment":
            found = self.organisations.get(name, clean(given.about, MOST_ABOUT))
            return found, [] if found else [refusals.empty("about", CONFLICTS[given.kind][1])]
        known = self.municipalities if given.kind == "home" else self.zones
        if name not in known:
            return "", [refusals.unknown_about(CONFLICTS[given.kind][1], given.about, sorted(known))]
        return known[name], []


def fact_findings(given: FactGiven, names: Names, today: date) -> list[Finding]:
    """Return what is wrong with an interest as written."""
    found = names.about(given)[1]
    if given.since and (given.since > today or (given.until and given.until < given.since)):
        found = [*found, refusals.bad_day("since", DAYS)]
    return found


def keep_fact(held: HeldPanel, reviewer: PanelReviewer, given: FactGiven, names: Names, once: str) -> PanelFact:
    """Keep an interest that was found to be right."""
    return PanelFact.objects.create(
        reviewer=reviewer,
        kind=given.kind,
        about=names.about(given)[0],
        words=clean(given.words or given.about, 200),
        since=given.since,
        until=given.until,
        source=ENTERED,
        **held.stamp(once),
    )


@transaction.atomic
def enter_fact(
    viewer: Viewer, number: str, panel: int, reviewer: int | None, given: FactGiven, *, once: str, now: datetime,
    today: date,
) -> PanelFact:  # fmt: skip
    """Enter an interest of a reviewer; from now on the pairs it concerns are barred.

    Raises:
        Refused: with everything that does not fit.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today)
    kept = kept_under(PanelFact, viewer, once)
    if kept is not None:
        return kept
    found, names = held.reviewer(reviewer), Names(held.panel.case.programme_id)
    refuse_if_any(fact_findings(given, names, today))
    return keep_fact(held, found, given, names, once)


@transaction.atomic
def withdraw_fact(
    viewer: Viewer, number: str, panel: int, fact: int | None, *, reason: str, once: str, now: datetime, today: date
) -> PanelFact:
    """Take an entered or declared interest back that was wrong: a new row names it and says why.

    Raises:
        Refused: when it is not of the panel, was taken back already, or no reason is given.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today)
    kept = kept_under(PanelFact, viewer, once)
    if kept is not None:
        return kept
    old = next((one for one in facts_of(held.panel) if one.pk == fact), None)
    if old is None:
        raise Refused([refusals.no_such(FACT)])
    why = clean(reason, 500)
    if not why:
        raise Refused([refusals.empty("reason", REASON)])
    return PanelFact.objects.create(
        reviewer=old.reviewer,
        kind=old.kind,
        about=old.about,
        words=old.words,
        since=old.since,
        until=old.until,
        source=old.source,
        corrects=old,
        withdrawn=True,
        reason=why,
        **held.stamp(once),
    )
