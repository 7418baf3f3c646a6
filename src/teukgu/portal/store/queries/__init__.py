"""What the portal asks the store, a module per question.

Every query takes the viewer first and the programme second, answers with frozen records, and shows a member of the
public only what has a source that can be looked up.
"""

from teukgu.portal.store.queries.about_data import AboutData, about_data
from teukgu.portal.store.queries.filter_choices import FilterChoices, filter_choices
from teukgu.portal.store.queries.home_figures import HomeFigures, home_figures
from teukgu.portal.store.queries.labels import Labels, labels_of
from teukgu.portal.store.queries.provinces import provinces_with_zones
from teukgu.portal.store.queries.round_of_zone import ZoneResult, result_of_zone, results_of_zone
from teukgu.portal.store.queries.round_results import (
    RoundPage,
    RoundSummary,
    round_by_key,
    round_file,
    rounds_of,
)
from teukgu.portal.store.queries.whole_registry import all_awards, all_facts, all_zones
from teukgu.portal.store.queries.zone_page import ZonePage, zone_at_address
from teukgu.portal.store.queries.zones_directory import DirectoryPage, ZoneFilter, find_zones
from teukgu.portal.store.queries.zones_on_map import RegionOnMap, zones_on_map

__all__ = [
    "AboutData",
    "DirectoryPage",
    "FilterChoices",
    "HomeFigures",
    "Labels",
    "RegionOnMap",
    "RoundPage",
    "RoundSummary",
    "ZoneFilter",
    "ZonePage",
    "ZoneResult",
    "about_data",
    "all_awards",
    "all_facts",
    "all_zones",
    "filter_choices",
    "find_zones",
    "home_figures",
    "labels_of",
    "provinces_with_zones",
    "result_of_zone",
    "results_of_zone",
    "round_by_key",
    "round_file",
    "rounds_of",
    "zone_at_address",
    "zones_on_map",
]
