"""Publications are added, none is changed; what held on a day can be told again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from teukgu.loading.programme import DEFAULT_PROGRAMME, programme_folder
from teukgu.loading.statistics.records import PublishedFigure
from teukgu.portal.services.statistics.keep import Publication, keep_vintage
from teukgu.portal.services.statistics_load import load_statistics
from teukgu.portal.store.models import (
    LoadStamp,
    RegionStatistic,
    StatisticFigure,
    StatisticVintage,
    VintageKind,
    ZonePlace,
)
from teukgu.portal.store.queries.statistic_vintages import standing_figures, vintages
from teukgu.portal.store.queries.statistics_of_region import (
    statistics_of_region,
    statistics_of_regions,
    statistics_of_zone,
)
from teukgu.values import RegionId

pytestmark = pytest.mark.usefixtures("portal")

SUNCHANG, GOCHANG = RegionId("M227"), RegionId("M228")
NOON = datetime(2030, 5, 10, 3, 0, tzinfo=UTC)
SHIPPED = 3132


def publish(value, *, region=SUNCHANG, year=2020, key="establishments", published=None, now=NOON, sha="", mark=""):
    figure = PublishedFigure(region, year, key, value, mark)
    made = Publication(VintageKind.FILE, "test", "파일.csv", sha or f"{value}", [figure], published_on=published)
    return keep_vintage(DEFAULT_PROGRAMME, made, now=now)


def standing(region=SUNCHANG, year=2020, key="establishments", **asked):
    return statistics_of_region(region, keys=[key], years=[year], **asked).get((key, year))


def test_the_shipped_figures_are_the_first_vintage_and_the_pages_table_is_its_projection():
    [first] = vintages(DEFAULT_PROGRAMME)
    assert (first.kind, first.source) == ("shipped", "statistics/statistics.csv")
    assert first.figures == StatisticFigure.objects.count() == RegionStatistic.objects.count() > 17_000
    assert set(RegionStatistic.objects.values_list("vintage", flat=True)) == {first.id}
    assert standing() == SHIPPED


def test_a_new_publication_holds_and_the_one_before_stays():
    added = publish(4000)
    assert standing() == 4000
    row = RegionStatistic.objects.get(region=SUNCHANG, year=2020, indicator__key="establishments")
    assert (row.value, row.vintage_id) == (4000, added.pk)
    kept = StatisticFigure.objects.filter(region=SUNCHANG, year=2020, indicator="establishments")
    assert sorted(kept.values_list("value", flat=True)) == [SHIPPED, 4000]
    assert RegionStatistic.objects.filter(region=SUNCHANG, indicator__key="establishments").count() == 3


def test_what_held_on_a_day_is_told_again():
    publish(4000, now=NOON)
    publish(4100, now=NOON + timedelta(days=30))
    assert standing(as_of=date(2030, 5, 9)) == SHIPPED
    assert standing(as_of=date(2030, 5, 10)) == 4000
    assert standing(as_of=date(2030, 6, 8)) == 4000
    assert standing(as_of=date(2030, 6, 9)) == 4100 == standing()
    assert standing(as_of=date(2000, 1, 1)) is None


def test_a_day_ends_at_midnight_in_korea():
    publish(4000, now=datetime(2030, 5, 10, 15, 30, tzinfo=UTC))
    assert standing(as_of=date(2030, 5, 10)) == SHIPPED
    assert standing(as_of=date(2030, 5, 11)) == 4000


def test_the_publication_of_the_later_day_holds_whenever_it_was_loaded():
    publish(4100, published=date(2030, 3, 1), now=NOON)
    publish(3900, published=date(2029, 3, 1), now=NOON + timedelta(days=1))
    assert standing() == 4100
    assert standing(year=2020, as_of=date(2030, 5, 11)) == 4100


def test_shipped_figures_give_way_even_to_an_older_publication_and_when_they_come_again():
    publish(3900, published=date(2021, 1, 1))
    assert standing() == 3900
    LoadStamp.objects.filter(part__startswith="statistics:").delete()
    load_statistics(DEFAULT_PROGRAMME, programme_folder(), now=NOON + timedelta(days=9))
    assert standing() == 3900
    assert StatisticVintage.objects.count() == 2


def test_a_figure_withdrawn_stands_no_more_and_the_sign_is_kept():
    publish(None, mark="secret")
    assert standing() is None
    assert not RegionStatistic.objects.filter(region=SUNCHANG, year=2020, indicator__key="establishments").exists()
    [one] = standing_figures(DEFAULT_PROGRAMME, regions=[SUNCHANG], indicators=["establishments"], years=[2020])
    assert (one.value, one.mark) == (None, "secret")


def test_the_same_publication_again_changes_nothing():
    assert publish(4000)
    assert publish(4000, now=NOON + timedelta(days=1)) is None
    assert StatisticVintage.objects.count() == 2
    assert publish(4000, published=date(2030, 5, 11), now=NOON + timedelta(days=1))


def test_nothing_kept_is_edited_or_deleted():
    vintage = publish(4000)
    for row in (vintage, vintage.figures.get()):
        with pytest.raises(PermissionDenied):
            row.save()
        with pytest.raises(PermissionDenied):
            row.delete()


def test_several_municipalities_add_up_counts_only_and_only_when_all_have_a_figure():
    one, other = statistics_of_region(SUNCHANG), statistics_of_region(GOCHANG)
    both = statistics_of_regions([SUNCHANG, GOCHANG])
    key = ("establishments", 2020)
    assert both[key] == one[key] + other[key]
    assert ("total_fertility_rate", 2020) in one
    assert ("total_fertility_rate", 2020) not in both
    publish(50, key="employees", year=2024)
    assert ("employees", 2024) not in statistics_of_regions([SUNCHANG, GOCHANG])
    publish(70, key="employees", year=2024, region=GOCHANG)
    assert statistics_of_regions([SUNCHANG, GOCHANG], keys=["employees"]) == {("employees", 2024): 120}


def test_the_statistics_of_a_zone_are_those_of_its_places():
    assert statistics_of_zone("KZ2004-01") == statistics_of_region(SUNCHANG)
    places = set(ZonePlace.objects.filter(zone="KZ2008-18").values_list("region", flat=True))
    each = [statistics_of_region(region)["establishments", 2020] for region in places]
    assert len(each) == 2
    assert statistics_of_zone("KZ2008-18")["establishments", 2020] == sum(each)
    assert statistics_of_zone("no such zone") == {}


def test_few_queries(django_assert_num_queries):
    with django_assert_num_queries(4):
        statistics_of_regions([SUNCHANG, GOCHANG], keys=["establishments"], years=[2019, 2020])
