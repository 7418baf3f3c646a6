"""What the planner needs to know of the municipalities: who is above and beside them, and when their council sits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from teukgu.portal.store.models import CouncilSession, Region
from teukgu.procedures.planner import Applicant, CouncilDays
from teukgu.values import Bilingual

NONE = "none"


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality to choose from, under its province."""

    id: str
    name: Bilingual
    province: Bilingual


def municipalities(programme: str, day: date) -> tuple[Municipality, ...]:
    """Return the municipalities that exist on ``day``, by province and name."""
    rows = Region.objects.filter(programme=programme).exclude(kind="province").select_related("province")
    alive = [row for row in rows if row.valid_to is None or row.valid_to > day]
    alive.sort(key=lambda row: (row.province_id or "", row.name_ko))
    return tuple(Municipality(row.pk, _name(row), _name(row.province or row)) for row in alive)


def _name(row: Region) -> Bilingual:
    return Bilingual(row.name_ko, row.name_en)


def sessions_from(regions: Sequence[str], day: date) -> list[CouncilSession]:
    """Return the sessions of the councils of ``regions`` that end on ``day`` or later, in order."""
    rows = CouncilSession.objects.filter(region__in=regions, closes_on__gte=day, withdrawn_at=None)
    return list(rows.select_related("region").order_by("opens_on", "pk"))


def applicants(regions: Sequence[str], day: date) -> tuple[Applicant, ...]:
    """Return the municipalities as the planner sees them; without a council the province's sessions count."""
    rows = {row.pk: row for row in Region.objects.filter(pk__in=regions).select_related("province")}
    return tuple(_applicant(rows[region], day) for region in regions if region in rows)


def _applicant(row: Region, day: date) -> Applicant:
    has_council = row.council != NONE
    speaks = row.pk if has_council or row.province_id is None else row.province_id
    days = tuple(
        CouncilDays(one.name, one.agenda_closes_on, one.opens_on, one.closes_on) for one in sessions_from([speaks], day)
    )
    return Applicant(_name(row), has_council, row.governor != NONE, days)
