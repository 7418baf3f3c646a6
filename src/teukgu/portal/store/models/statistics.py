"""Statistics by region and year."""

from django.db import models

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
    source_table = models.CharField(max_length=300, blank=True)
    note_ko = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="statistic_indicator_once")]

    def __str__(self) -> str:
        return self.name_ko


class RegionStatistic(models.Model):
    """One figure of one region and year, in the unit of its indicator."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="statistics")
    region = models.ForeignKey(Region, models.CASCADE, related_name="statistics")
    year = models.IntegerField()
    indicator = models.ForeignKey(StatisticIndicator, models.CASCADE, related_name="statistics")
    value = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "year", "indicator"], name="statistic_once")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year} {self.indicator_id}"
