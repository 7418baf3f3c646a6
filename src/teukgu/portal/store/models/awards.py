"""Zones honoured in the yearly evaluation."""

from django.db import models

from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.sources import Source
from teukgu.portal.store.models.zones import Zone


class Award(models.Model):
    """One award; ``shown`` is false where no source can be looked up."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="awards")
    zone = models.ForeignKey(Zone, models.CASCADE, related_name="awards")
    year = models.IntegerField()
    name_ko = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    sources = models.ManyToManyField(Source, related_name="awards")
    shown = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["zone", "year", "name_ko"], name="award_once")]

    def __str__(self) -> str:
        return f"{self.year} {self.name_ko}"
