"""What regions are called."""

from collections.abc import Mapping

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Region
from teukgu.values import Bilingual


def region_names(viewer: Viewer, programme: str) -> Mapping[str, Bilingual]:
    """Return the latest name of every region by its id. One query."""
    rows = Region.objects.filter(programme=programme).values_list("id", "name_ko", "name_en")
    return {region: Bilingual(ko, en) for region, ko, en in rows}
