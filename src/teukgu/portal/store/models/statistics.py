"""Statistics by region and year."""

from django.db import models

from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.regions import Region


class RegionStatistic(models.Model):
    """One figure of one region and year, in the unit of its indicator."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="statistics")
    region = models.ForeignKey(Region, models.CASCADE, related_name="statistics")
    year = models.IntegerField()
    indicator = models.CharField(max_length=60)
    value = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "year", "indicator"], name="statistic_once")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year} {self.indicator}"
