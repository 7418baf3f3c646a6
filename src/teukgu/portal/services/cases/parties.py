"""Who takes part in a case: set when it opens, derived from the region, and joined by what happens in it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from teukgu.portal.services.cases import refusals
from teukgu.portal.store.models import (
    Case,
    CaseEvent,
    CaseParty,
    Jurisdiction,
    Organisation,
    OrganisationKind,
    Region,
    ZonePlace,
)
from teukgu.procedures.definition import Act
from teukgu.procedures.party import Party
from teukgu.values import Refused

NONE = "none"
AT = "@"
JOINS_BY_KEY = {
    "request_consultation": Party.AGENCY,
    "request_permit_consultation": Party.AGENCY,
    "request_sea": Party.AGENCY,
    "receive_operator_application": Party.OPERATOR,
}
"""Acts by which an organisation becomes a party: the one named behind the @ of the key, or in `ORGANISATION`."""

ORGANISATION = "organisation"
TELLS_ZONE = "tell_draft"
"""The act of a round by which a zone's municipalities and its office take part, in the thread of that zone."""


def set_parties(case: Case, lead: Organisation, joint: Iterable[Organisation], proposer: int | None, day: date) -> None:
    """Write the parties that follow from who applies and where."""
    applicants = [lead, *(one for one in joint if one.pk != lead.pk)]
    rows = [
        CaseParty(case=case, party=Party.APPLICANT, organisation=one, lead=one == lead, since=day) for one in applicants
    ]
    if proposer is not None:
        rows.append(CaseParty(case=case, party=Party.PROPOSER, account_id=proposer, lead=True, since=day))
    for party, organisation in derived(case.programme_id, applicants, day):
        rows.append(CaseParty(case=case, party=party, organisation=organisation, since=day))
    CaseParty.objects.bulk_create(rows)


def derived(programme: str, applicants: Iterable[Organisation], day: date) -> Iterable[tuple[Party, Organisation]]:
    """Return council, governor and regional office of the applicants' regions, each once.

    Where a region has none (Jeju's cities have no council, Sejong no governor, some no office) there is no party.
    """
    regions = [one.region for one in applicants if one.region is not None]
    councils = _of(programme, OrganisationKind.COUNCIL, [one.pk for one in regions if one.council != NONE], day)
    above = [one for one in regions if one.governor != NONE]
    governors = _of(programme, OrganisationKind.PROVINCE, [_province(one) for one in above], day)
    offices = _offices(programme, [one.pk for one in regions], day)
    return [
        *((Party.COUNCIL, one) for one in councils),
        *((Party.GOVERNOR, one) for one in governors),
        *((Party.OFFICE, one) for one in offices),
    ]


def _province(region: Region) -> str:
    return region.province_id or region.pk


def _there(day: date) -> Q:
    return (Q(valid_from=None) | Q(valid_from__lte=day)) & (Q(valid_to=None) | Q(valid_to__gt=day))


def _of(programme: str, kind: OrganisationKind, regions: list[str], day: date) -> list[Organisation]:
    rows = Organisation.objects.filter(_there(day), programme=programme, kind=kind, region__in=regions)
    return list(rows.order_by("key"))


def _offices(programme: str, regions: list[str], day: date) -> list[Organisation]:
    offices = Jurisdiction.objects.filter(region__in=regions, office__isnull=False).values("office")
    rows = Organisation.objects.filter(
        _there(day), programme=programme, kind=OrganisationKind.OFFICE, office__in=offices
    )
    return list(rows.order_by("key"))


def join_by(case: Case, act: Act, event: CaseEvent) -> None:
    """Let the organisation that an act brings in take part, in the thread of the act.

    Raises:
        Refused: when the act names an organisation that is not known.
    """
    if act.id == TELLS_ZONE:
        join_zone(case, event)
        return
    party = JOINS_BY_KEY.get(act.id)
    # an operator may be named by anything (its mail address too): only agencies stand behind the @ of a key
    behind = event.key.rpartition(AT)[2] if party is Party.AGENCY and AT in event.key else ""
    named = str(event.data.get(ORGANISATION) or behind)
    if party is None or not named:
        return
    organisation = Organisation.objects.filter(programme=case.programme_id, key=named).first()
    if organisation is None:
        raise Refused([refusals.no_such_organisation(named)])
    CaseParty.objects.get_or_create(
        case=case,
        party=party,
        key=event.key,
        organisation=organisation,
        until=None,
        defaults={"since": event.happened_on},
    )


def without_municipality(programme: str, zones: Iterable[str]) -> list[str]:
    """Return those of the zones for which no municipality of the programme answers."""
    asked = list(zones)
    towns = Organisation.objects.filter(programme=programme, kind=OrganisationKind.MUNICIPALITY).values("region")
    reached = set(
        ZonePlace.objects.filter(zone__in=asked, zone__programme=programme, region__in=towns).values_list(
            "zone", flat=True
        )
    )
    return [zone for zone in asked if zone not in reached]


def join_zone(case: Case, event: CaseEvent) -> None:
    """Let the municipalities of the zone that is named by the key take part in its thread, and its office.

    Raises:
        Refused: when there is no such zone in the programme, or nobody answers for it.
    """
    regions = list(
        ZonePlace.objects.filter(zone=event.key, zone__programme=case.programme_id)
        .order_by("pk")
        .values_list("region", flat=True)
    )
    towns = Organisation.objects.filter(
        programme=case.programme_id, kind=OrganisationKind.MUNICIPALITY, region__in=regions
    )
    by_region = {one.region_id: one for one in towns.order_by("-pk")}
    found = [by_region[region] for region in dict.fromkeys(regions) if region in by_region]
    if not found:
        raise Refused([refusals.no_such_organisation(event.key)])
    joining = [(Party.APPLICANT, one, place == 0) for place, one in enumerate(found)]
    joining += [(Party.OFFICE, one, False) for one in _offices(case.programme_id, regions, event.happened_on)]
    for party, organisation, lead in joining:
        CaseParty.objects.get_or_create(
            case=case,
            party=party,
            key=event.key,
            organisation=organisation,
            until=None,
            defaults={"since": event.happened_on, "lead": lead},
        )
