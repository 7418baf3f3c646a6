"""What a zone is called: for pages that need no more."""

from dataclasses import dataclass

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import ZoneNow
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class ZoneName:
    """The id and the present name of a zone."""

    id: str
    name: Bilingual


def zone_name(viewer: Viewer, programme: str, address: str) -> ZoneName | None:
    """Return the name of the zone at ``address``, or None. One query."""
    row = ZoneNow.objects.filter(programme=programme, address=address).values_list("pk", "name_ko", "name_en").first()
    return None if row is None else ZoneName(row[0], Bilingual(row[1], row[2] or row[1]))
