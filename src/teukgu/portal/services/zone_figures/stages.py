"""Stages of a zone's value chain: set from a day on, with the document that says so; a correction is a new record."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.access_figures import may_set_stages
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.designation.refusals import GONE, not_yours
from teukgu.portal.services.reports.following import follow_stages
from teukgu.portal.services.zone_figures import refusals
from teukgu.portal.services.zone_figures.held import hold
from teukgu.portal.store.models import Report, Source, ZoneFact, ZoneNow
from teukgu.portal.store.queries.zone_figures.stages import KIND, stage_facts, standing_facts
from teukgu.portal.store.queries.zone_figures.zones import find_zone
from teukgu.reporting.definition import Stage
from teukgu.reporting.stages import stages_offered
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

SOURCE_KIND = "document"
TEXT_LIMIT = 300
DOCUMENT = Bilingual("근거 문서", "document it is taken from")
FROM = Bilingual("시작하는 날", "day from which it holds")
WHY = Bilingual("바꾸는 이유", "reason for the change")
NAME = Bilingual("가치사슬 단계", "stages of the value chain")


@dataclass(frozen=True, slots=True)
class StagesGiven:
    """What was entered: keys of stages, the day from which they hold, the document, the reason; what it corrects.

    ``corrects`` is the record that was wrong (0: none, the zone changed), ``seen`` the newest one its writer knew.
    """

    stages: Collection[str]
    valid_from: date | None
    document: str
    why: str = ""
    corrects: int = 0
    seen: int = 0


@dataclass(frozen=True, slots=True)
class StagesSet:
    """What came of it: whether anything is new, and the reports being written that follow."""

    new: bool
    reports: tuple[Report, ...] = ()


@transaction.atomic
def set_stages(viewer: Viewer, zone: str, given: StagesGiven, *, now: datetime, today: date) -> StagesSet:
    """Keep in which stages a zone works; the reports that are being written take them where they count.

    What stands so already is kept once. A record of the same day is corrected by the new one.

    Raises:
        Refused: with everything that speaks against it.
    """
    row = _zone_for(viewer, zone)
    hold(zone)
    rows = stage_facts(zone)
    standing = standing_facts(rows)
    document, why = (clean_text(one).strip() for one in (given.document, given.why))
    former = [one for one in standing if one.pk == given.corrects or one.valid_from == given.valid_from]
    known = {one.value: one for one in stages_offered(indicators(), row.zone_type, today.year)}
    stages = [key for key in known if key in given.stages]
    others = given.corrects in {one.pk for one in standing if one.valid_from != given.valid_from}
    if not others and any(_is_same(one, stages, given.valid_from, document) for one in standing):
        return StagesSet(new=False)
    findings = [*_about(row, given, known, today), *_in_words(document, why, is_change=bool(standing))]
    refuse_if_any(findings)
    if given.seen != max((one.pk for one in rows), default=0) or given.corrects not in {0, *(one.pk for one in former)}:
        raise Refused([refusals.changed_meanwhile(NAME, "stages")])
    fact = ZoneFact.objects.create(
        zone_id=zone,
        kind=KIND,
        value=stages,
        valid_from=given.valid_from,
        # the public reads of a zone what notices and lists say, not what was entered for its reports
        shown=False,
        account_id=account_of(viewer),
        why=why,
        recorded_at=now,
    )
    fact.sources.add(_source(row.programme_id, zone, document))
    _replace(former, fact)
    return StagesSet(new=True, reports=tuple(follow_stages(zone)))


def _zone_for(viewer: Viewer, zone: str) -> ZoneNow:
    found = find_zone(viewer, zone)
    if found is None:
        raise Refused([GONE])
    if not may_set_stages(viewer, found.facts):
        raise not_yours()
    return found.zone


def _is_same(row: ZoneFact, stages: list[str], valid_from: date | None, document: str) -> bool:
    titles = {one.title for one in row.sources.all()}
    return row.value == stages and row.valid_from == valid_from and document in titles


def _about(zone: ZoneNow, given: StagesGiven, known: dict[str, Stage], today: date) -> Iterable[Finding]:
    if not known:
        yield refusals.no_stages_asked()
    elif not given.stages:
        yield refusals.no_stage_chosen()
    elif set(given.stages) - set(known):
        yield refusals.not_asked(", ".join(sorted(set(given.stages) - set(known))))
    if given.valid_from is None:
        yield refusals.needed("valid_from", FROM)
    elif zone.designated_on is not None and given.valid_from < zone.designated_on:
        yield refusals.before_designation(zone.designated_on)
    elif given.valid_from.year > today.year + 1:
        yield refusals.too_far_ahead(today.year + 1)


def _in_words(document: str, why: str, *, is_change: bool) -> Iterable[Finding]:
    if not document:
        yield refusals.needed("document", DOCUMENT)
    elif len(document) > TEXT_LIMIT:
        yield refusals.too_long("document", DOCUMENT, TEXT_LIMIT)
    if is_change and not why:
        yield refusals.needed("why", WHY)
    elif len(why) > TEXT_LIMIT:
        yield refusals.too_long("why", WHY, TEXT_LIMIT)


def _source(programme: str, zone: str, title: str) -> Source:
    """Return the document as a source of the zone; the same document is the same source."""
    key = f"stages-{sha256(f'{zone} {title}'.encode()).hexdigest()[:24]}"
    defaults = {"title": title, "kind": SOURCE_KIND}
    return Source.objects.get_or_create(programme_id=programme, key=key, defaults=defaults)[0]


def _replace(former: Iterable[ZoneFact], fact: ZoneFact) -> None:
    for one in former:
        one.superseded_by = fact
        one.save(update_fields=["superseded_by"])
