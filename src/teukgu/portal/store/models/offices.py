"""Regional offices of the ministry, and which municipalities they answer for."""

from django.db import models

from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.regions import Region
from teukgu.portal.store.models.sources import Source


class Office(models.Model):
    """A regional office, or a branch of one (``parent``)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="offices")
    key = models.CharField(max_length=40)
    name_ko = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120)
    grade = models.IntegerField(null=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="branches")
    sources = models.ManyToManyField(Source, related_name="offices")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="office_key_once")]

    def __str__(self) -> str:
        return self.name_ko


class Jurisdiction(models.Model):
    """An office answers for a municipality, wholly or in part (``scope``); no ``office`` says that there is none."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="jurisdictions")
    office = models.ForeignKey(Office, models.CASCADE, null=True, related_name="jurisdictions")
    scope = models.CharField(max_length=20)
    basis = models.CharField(max_length=40)
    note_ko = models.CharField(max_length=200, blank=True)
    note_en = models.CharField(max_length=200, blank=True)
    sources = models.ManyToManyField(Source, related_name="jurisdictions")

    def __str__(self) -> str:
        return f"{self.region_id} {self.scope}"
