"""What a table can be composed of, and what a saved one asks for, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from teukgu.portal.access import Viewer
from teukgu.portal.access_data import desk_programmes
from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Region, SavedTable
from teukgu.portal.store.queries.data_requests.sources import statistic_kinds, table_zones, type_names
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.table_definition import (
    COUNT_NAMES,
    MONEY_NAMES,
    ROW_NAMES,
    Source,
    from_data,
)
from teukgu.values import Bilingual, IndicatorId, Refused

Choice = tuple[str, str, bool]


def choices_for(viewer: Viewer, data: Mapping[str, Any]) -> dict[str, object]:
    """Return every choice of the form, with what ``data`` has chosen."""
    programme = desk_programmes(viewer)[0]
    chosen = {key: set(map(str, data.get(key) or ())) for key in ("columns", "provinces", "types", "zones")}
    provinces = Region.objects.filter(programme=programme, kind="province", valid_to=None).order_by("pk")
    zones = sorted(table_zones(programme), key=lambda zone: zone.name.ko)
    names = {row.pk: said(Bilingual(row.name_ko, row.name_en)) for row in provinces}
    return {
        "rows": [(one.value, said(name), one.value == data.get("rows")) for one, name in ROW_NAMES.items()],
        "moneys": [(one.value, said(name), one.value == data.get("money")) for one, name in MONEY_NAMES.items()],
        "groups": _groups(programme, chosen["columns"]),
        "provinces": [(pk, name, pk in chosen["provinces"]) for pk, name in names.items()],
        "types": [(key, said(name), key in chosen["types"]) for key, name in type_names().items()],
        "zones": [(zone.id, said(zone.name), zone.id in chosen["zones"]) for zone in zones],
    }


def _groups(programme: str, chosen: set[str]) -> list[tuple[str, list[Choice]]]:
    """Return the columns by group: the registry, the indicators of each section, public statistics."""
    catalogue = indicators()
    newest = {one: catalogue.versions_of(one)[-1] for one in catalogue.ids}
    found = [(_("특구 등록부"), [(f"registry:{one.value}", said(name)) for one, name in COUNT_NAMES.items()])]
    for group in catalogue.groups:
        mine = [(f"indicator:{key}", said(one.name)) for key, one in newest.items() if one.group == group.id]
        found.append((said(group.name), mine))
    statistics = [(f"statistic:{key}", said(kind.name)) for key, kind in statistic_kinds(programme).items()]
    found.append((_("시·군·구 공표 통계"), statistics))
    return [(name, [(key, words, key in chosen) for key, words in every]) for name, every in found if every]


def described(saved: SavedTable) -> str:
    """Return what a saved table asks for, in a line."""
    try:
        found = from_data(saved.definition)
    except Refused:
        return ""
    years = ", ".join(str(one) for one in found.years)
    if found.recent:
        years = _("최근 %(number)d년") % {"number": found.recent}
    kinds = statistic_kinds(saved.programme_id)
    names = []
    for one in found.columns:
        if one.source is Source.REGISTRY:
            names.append(said(COUNT_NAMES[next(each for each in COUNT_NAMES if each.value == one.key)]))
        elif one.source is Source.STATISTIC:
            names.append(said(kinds[one.key].name) if one.key in kinds else one.key)
        else:
            versions = indicators().versions_of(IndicatorId(one.key))
            names.append(said(versions[-1].name) if versions else one.key)
    return f"{said(ROW_NAMES[found.rows])} · {years} · {', '.join(names)} · {said(MONEY_NAMES[found.money])}"
