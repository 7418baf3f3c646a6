"""The territory of organisations on a day: ids of the regions they answer for."""

from datetime import date

from django.db.models import Q

from teukgu.portal.store.models import Jurisdiction, Organisation, OrganisationKind, Region, RegionParent

ZONE_SCOPES = ("full", "zone_work", "branch")
"""Jurisdictions that cover zone work; an office that only tests exports in a place answers for no zone there."""

OF_ONE_REGION = frozenset({OrganisationKind.MUNICIPALITY, OrganisationKind.COUNCIL})
EVERYWHERE = frozenset(
    {
        OrganisationKind.MINISTRY,
        OrganisationKind.COMMITTEE,
        OrganisationKind.WORKING_COMMITTEE,
        OrganisationKind.AUDIT,
        OrganisationKind.SYSTEM,
    }
)


def holds_on(day: date, prefix: str = "") -> Q:
    """Return the condition that a dated row (reached by ``prefix``) holds on ``day``."""
    begun = Q(**{f"{prefix}valid_from": None}) | Q(**{f"{prefix}valid_from__lte": day})
    going = Q(**{f"{prefix}valid_to": None}) | Q(**{f"{prefix}valid_to__gt": day})
    return begun & going


def territory_of(organisation: Organisation, day: date) -> frozenset[str]:
    """Return the regions that ``organisation`` answers for on ``day``.

    A province answers for itself and its municipalities of that day, an office for its jurisdictions, the ministry
    besides everything for what no office serves; agencies, bodies and operators have no territory.
    """
    kind = organisation.kind
    if kind in OF_ONE_REGION:
        return frozenset({organisation.region_id} if organisation.region_id else ())
    if kind == OrganisationKind.PROVINCE:
        return _of_province(organisation, day)
    if kind == OrganisationKind.OFFICE:
        rows = Jurisdiction.objects.filter(office=organisation.office_id, office__isnull=False, scope__in=ZONE_SCOPES)
        return frozenset(rows.values_list("region", flat=True))
    if kind == OrganisationKind.MINISTRY:
        return unserved(organisation.programme_id, day)
    return frozenset()


def _of_province(organisation: Organisation, day: date) -> frozenset[str]:
    if organisation.region_id is None:
        return frozenset()
    rows = RegionParent.objects.filter(holds_on(day), province=organisation.region_id)
    return frozenset({organisation.region_id, *rows.values_list("region", flat=True)})


def unserved(programme: str, day: date) -> frozenset[str]:
    """Return the municipalities of ``programme`` on ``day`` for which no office does zone work."""
    served = Jurisdiction.objects.filter(office__isnull=False, scope__in=ZONE_SCOPES).values("region")
    rows = Region.objects.filter(holds_on(day), programme=programme, province__isnull=False).exclude(pk__in=served)
    return frozenset(rows.values_list("pk", flat=True))
