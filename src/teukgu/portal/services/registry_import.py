"""Imports an official list: first a plan that changes nothing, then, when somebody confirms, the plan carried out.

Ids and addresses of zones stay. What the list says is added as facts with the list as their source; former values stay,
a value the list corrects is marked as superseded. A zone that the list does not hold is reported and left alone.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from teukgu.loading.registry_list import ListedZone, OfficialList
from teukgu.loading.registry_matching import match
from teukgu.portal.access import Viewer
from teukgu.portal.services.registry.facts import OFFICIAL, record_facts
from teukgu.portal.services.registry.held import Held, held_zones
from teukgu.portal.services.registry.listed import Resolved, resolve
from teukgu.portal.services.registry.new_ids import new_zone_ids
from teukgu.portal.services.registry.wanted import Change, changes_of, fact_for_change, facts_of_new_zone
from teukgu.portal.services.registry.zones import address_of
from teukgu.portal.store.models import Programme, Source, Zone, ZoneFact
from teukgu.portal.store.projection import rebuild_zones_now
from teukgu.values import ZoneId

SOURCE_KIND = "official_list"


@dataclass(frozen=True, slots=True)
class ChangedZone:
    """A zone we hold and what the list says differently."""

    zone: ZoneId
    name: str
    row: ListedZone
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class AmbiguousRow:
    """A row that may be any of several zones; give its ``특구 id`` to say which."""

    row: ListedZone
    candidates: tuple[tuple[ZoneId, str], ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; ``missing``: zones of ours, not known to be cancelled, that the list does not hold."""

    file: str
    as_of: date
    new: tuple[ListedZone, ...]
    changed: tuple[ChangedZone, ...]
    unchanged: int
    missing: tuple[tuple[ZoneId, str], ...]
    ambiguous: tuple[AmbiguousRow, ...]

    @property
    def nothing_to_do(self) -> bool:
        """Whether carrying it out would change nothing."""
        return not self.new and not self.changed


@dataclass(frozen=True, slots=True)
class _Matched:
    """A plan with what is needed to carry it out."""

    plan: ImportPlan
    held: dict[ZoneId, Held]
    new: tuple[Resolved, ...]
    changed: tuple[tuple[Held, Resolved, tuple[Change, ...]], ...]


def plan_import(viewer: Viewer, programme: str, official: OfficialList, *, as_of: date) -> ImportPlan:
    """Return what importing ``official``, a list of the day ``as_of``, would do; nothing is changed.

    Raises:
        Refused: when the list names a municipality, sector or id that we do not know, with every such cell.
    """
    return _match(programme, official, as_of).plan


def carry_out_import(
    viewer: Viewer,
    programme: str,
    official: OfficialList,
    *,
    as_of: date,
    now: datetime,
    today: date,
) -> ImportPlan:
    """Import ``official`` in one transaction; return what was done. Ambiguous rows are left out.

    Raises:
        Refused: as `plan_import`; nothing is changed then.
    """
    with transaction.atomic():
        # two imports at once would both find the same zones new: the second waits, then sees what the first did
        Programme.objects.select_for_update(no_key=True).get(pk=programme)
        matched = _match(programme, official, as_of)
        if not matched.plan.nothing_to_do:
            source = _source(programme, official, as_of)
            _add_new(programme, matched.new, source, now)
            for held, resolved, changes in matched.changed:
                _change(held, resolved, changes, source, now)
            rebuild_zones_now(programme, today)
    return matched.plan


def _match(programme: str, official: OfficialList, as_of: date) -> _Matched:
    held = held_zones(programme, as_of)
    rows = resolve(programme, official.rows, frozenset(held))
    found = match([zone.known for zone in held.values()], [row.candidate for row in rows])
    pairs = [(held[zone], rows[position]) for position, zone in found.matched.items()]
    changed = [(zone, row, changes) for zone, row in pairs if (changes := changes_of(zone, row, as_of))]
    new = tuple(rows[position] for position in found.new)
    plan = ImportPlan(
        file=official.file,
        as_of=as_of,
        new=tuple(row.listed for row in new),
        changed=tuple(ChangedZone(zone.known.id, zone.name, row.listed, changes) for zone, row, changes in changed),
        unchanged=len(pairs) - len(changed),
        missing=tuple((zone, held[zone].name) for zone in found.missing if held[zone].status != "cancelled"),
        ambiguous=tuple(
            AmbiguousRow(rows[position].listed, tuple((zone, held[zone].name) for zone in zones))
            for position, zones in found.ambiguous.items()
        ),
    )
    return _Matched(plan, held, new, tuple(changed))


def _source(programme: str, official: OfficialList, as_of: date) -> Source:
    """Return the list as a source; the same file on the same day is the same source."""
    source, _ = Source.objects.get_or_create(
        programme_id=programme,
        key=f"L{as_of:%Y%m%d}-{official.sha256[:8]}",
        defaults={"title": f"{official.file} ({as_of})"[:300], "kind": SOURCE_KIND, "seen_on": as_of},
    )
    return source


def _add_new(programme: str, rows: tuple[Resolved, ...], source: Source, now: datetime) -> None:
    ids = new_zone_ids(programme, [row.listed.designated_on.year for row in rows])
    for zone_id, row in zip(ids, rows, strict=True):
        Zone.objects.create(id=zone_id, programme_id=programme, address=address_of(zone_id))
        record_facts(facts_of_new_zone(zone_id, row, source.key), {source.key: source}, now)


def _change(held: Held, row: Resolved, changes: tuple[Change, ...], source: Source, now: datetime) -> None:
    """Record what the list says and mark the facts it corrects."""
    for change in changes:
        fact = fact_for_change(held, row, change, source.key)
        (recorded,) = record_facts([fact], {source.key: source}, now, again=True)
        for former in ZoneFact.objects.filter(pk__in=change.corrects):
            former.superseded_by = recorded
            former.save(update_fields=["superseded_by"])


__all__ = ["OFFICIAL", "AmbiguousRow", "ChangedZone", "ImportPlan", "carry_out_import", "plan_import"]
