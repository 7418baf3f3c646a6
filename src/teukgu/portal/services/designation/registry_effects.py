"""Writes what an act means for the registry: a new zone, dated facts, their source; in the act's own transaction."""

from datetime import date

from django.utils import timezone

from teukgu.portal.services.cases.hooks import Done, after_act
from teukgu.portal.services.registry.facts import NewFact, record_facts
from teukgu.portal.services.registry.new_ids import new_zone_ids
from teukgu.portal.services.registry.zones import address_of
from teukgu.portal.store.models import Case, CaseEvent, Source, Zone
from teukgu.portal.store.projection import rebuild_zones_now
from teukgu.procedures.effect import Effect

BASIS = "gazette"
SOURCE_KIND = "gazette"
LONGEST_TITLE = 300


@after_act
def write_effects(done: Done) -> None:
    """Record the facts that follow from the act, for the zone of the case; a designation makes a new zone."""
    if not done.effects:
        return
    zone = zone_of(done.case, done.event.happened_on)
    source = _source(done.case, done.event)
    facts = [_fact(zone.pk, effect, source.key) for effect in done.effects]
    record_facts(facts, {source.key: source}, done.now)
    rebuild_zones_now(done.case.programme_id, timezone.localtime(done.now).date())


def zone_of(case: Case, day: date) -> Zone:
    """Return the zone of the case, made (with an id of the designation's year) when there is none yet."""
    if case.zone is not None:
        return case.zone
    zone_id = new_zone_ids(case.programme_id, [day.year])[0]
    zone = Zone.objects.create(pk=zone_id, programme_id=case.programme_id, address=address_of(zone_id))
    case.zone = zone
    case.save(update_fields=["zone"])
    return zone


def _source(case: Case, event: CaseEvent) -> Source:
    """Return the source of the facts: the notice, by its number, from this case."""
    number = str(event.data.get("gazette_number") or event.data.get("notice_number") or "")
    title = f"{case.title} {number}".strip()[:LONGEST_TITLE]
    defaults = {"title": title, "kind": SOURCE_KIND, "seen_on": event.happened_on}
    key = f"case-{case.number}-{event.seq}"
    return Source.objects.get_or_create(programme_id=case.programme_id, key=key, defaults=defaults)[0]


def _fact(zone: str, effect: Effect, source: str) -> NewFact:
    note = effect.note
    return NewFact(
        zone=zone,
        kind=effect.kind,
        value=effect.value,
        valid_from=effect.valid_from,
        valid_to=effect.valid_to,
        precision="day",
        source_keys=(source,),
        basis=BASIS,
        note_ko=note.ko if note else "",
        note_en=note.en if note else "",
    )
