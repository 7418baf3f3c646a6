"""Meetings of the committee that designated zones."""

from django.db import models

from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.sources import Source


class CommitteeRound(models.Model):
    """One meeting: how many zones were announced, how many the list holds, how many zones there were afterwards."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="committee_rounds")
    key = models.CharField(max_length=20)
    day = models.DateField()
    precision = models.CharField(max_length=12)
    number = models.IntegerField(null=True)
    announced = models.IntegerField(null=True)
    listed = models.IntegerField(null=True)
    stock_after = models.IntegerField(null=True)
    note_ko = models.CharField(max_length=200, blank=True)
    note_en = models.CharField(max_length=200, blank=True)
    sources = models.ManyToManyField(Source, related_name="committee_rounds")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="committee_round_once")]

    def __str__(self) -> str:
        return self.key
