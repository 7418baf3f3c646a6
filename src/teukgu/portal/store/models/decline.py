"""Population-decline and watch areas, by date."""

from django.db import models

from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.regions import Dated, Region
from teukgu.portal.store.models.sources import Source


class DeclineArea(Dated):
    """A municipality named by public notice (``decline`` or ``watch``)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="decline_areas")
    region = models.ForeignKey(Region, models.CASCADE, related_name="decline_areas")
    status = models.CharField(max_length=10)
    review_due = models.DateField(null=True)
    sources = models.ManyToManyField(Source, related_name="decline_areas")

    def __str__(self) -> str:
        return f"{self.region_id} {self.status}"
