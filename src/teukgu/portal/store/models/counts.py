"""Published counts and amounts, and what the list is known to miss."""

from django.db import models

from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.regions import Region
from teukgu.portal.store.models.sources import Source


class OfficialCount(models.Model):
    """A published figure on a day; ``value_high`` is set where sources differ; money is whole won."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="official_counts")
    key = models.CharField(max_length=60)
    region = models.ForeignKey(Region, models.CASCADE, null=True, related_name="official_counts")
    as_of = models.DateField()
    precision = models.CharField(max_length=12)
    value = models.BigIntegerField()
    value_high = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=20)
    confidence = models.CharField(max_length=1)
    note_ko = models.CharField(max_length=200, blank=True)
    note_en = models.CharField(max_length=200, blank=True)
    sources = models.ManyToManyField(Source, related_name="official_counts")
    shown = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["programme", "key", "as_of"], name="official_count_key")]

    def __str__(self) -> str:
        return f"{self.key} {self.as_of}: {self.value}"


class DesignationGap(models.Model):
    """Months in which designated zones are missing from the list."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="gaps")
    month_from = models.CharField(max_length=7)
    month_to = models.CharField(max_length=7)
    missing_min = models.IntegerField()
    missing_max = models.IntegerField()
    basis_ko = models.CharField(max_length=300)
    basis_en = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.month_from}..{self.month_to}"


class UnnamedCancellation(models.Model):
    """A meeting that cancelled zones without naming them."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="unnamed_cancellations")
    day = models.DateField()
    count = models.IntegerField()
    note_ko = models.CharField(max_length=200, blank=True)
    note_en = models.CharField(max_length=200, blank=True)
    sources = models.ManyToManyField(Source, related_name="unnamed_cancellations")

    def __str__(self) -> str:
        return f"{self.day}: {self.count}"
