"""Statistics by region and year: every publication as it was loaded, and the figures that hold today."""

from django.db import models

from teukgu.portal.store.models.plans import KeptRow
from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.regions import Region


class StatisticIndicator(models.Model):
    """What a statistic is: name, unit, the table it was published in, and what to know before using it."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="statistic_indicators")
    key = models.CharField(max_length=60)
    position = models.IntegerField()
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=160)
    unit_ko = models.CharField(max_length=60)
    unit_en = models.CharField(max_length=60)
    direction = models.CharField(max_length=10, blank=True)
    aggregation = models.CharField(max_length=10, blank=True)
    source_table = models.CharField(max_length=300, blank=True)
    note_ko = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="statistic_indicator_once")]

    def __str__(self) -> str:
        return self.name_ko


class VintageKind(models.TextChoices):
    """Which door a vintage came through."""

    SHIPPED = "shipped", "프로그램에 딸린 파일"
    FILE = "file", "파일"
    KOSIS = "kosis", "KOSIS"
    DATA_GO_KR = "data_go_kr", "공공데이터포털"


class StatisticVintage(KeptRow):
    """One publication of figures as it was loaded: when published, when and from where loaded, what it defined.

    Figures are published again, for the same year, under another definition: each time a new vintage is added and none
    is changed. ``standing_on`` is the day it was published, or else loaded; the later one holds. Figures that came
    with the program (``shipped``) give way to any that an office loaded.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="vintages")
    series = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=12, choices=VintageKind)
    published_on = models.DateField(null=True)
    standing_on = models.DateField()
    loaded_at = models.DateTimeField()
    source = models.CharField(max_length=600)
    sha256 = models.CharField(max_length=64)
    definition_version = models.CharField(max_length=40)
    note_ko = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["programme", "loaded_at"], name="vintage_loaded")]

    def __str__(self) -> str:
        return f"{self.series} {self.standing_on}"


class StatisticFigure(KeptRow):
    """One figure of a vintage. No ``value``: published as not available, for the reason in ``mark``.

    ``indicator`` is the key of a `StatisticIndicator`: the list of indicators is replaced when its file changes,
    figures stay.
    """

    vintage = models.ForeignKey(StatisticVintage, models.CASCADE, related_name="figures")
    region = models.ForeignKey(Region, models.CASCADE, related_name="figures")
    year = models.IntegerField()
    indicator = models.CharField(max_length=60)
    value = models.FloatField(null=True)
    mark = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vintage", "region", "year", "indicator"], name="statistic_figure_once")
        ]
        indexes = [models.Index(fields=["indicator", "region", "year"], name="figure_of_region")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year} {self.indicator}"


class RegionStatistic(models.Model):
    """The figure of one region and year that holds today, in the unit of its indicator: from its newest vintage."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="statistics")
    region = models.ForeignKey(Region, models.CASCADE, related_name="statistics")
    year = models.IntegerField()
    indicator = models.ForeignKey(StatisticIndicator, models.CASCADE, related_name="statistics")
    value = models.FloatField()
    vintage = models.ForeignKey(StatisticVintage, models.CASCADE, null=True, related_name="standing")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "year", "indicator"], name="statistic_once")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year} {self.indicator_id}"
