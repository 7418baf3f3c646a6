"""Rounds of an evaluation as they were computed and sealed."""

from django.db import models

from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.zones import Zone


class Round(models.Model):
    """One computed round; ``bundle_hash`` seals it, ``content_hash`` says which outputs were kept.

    ``facts`` holds figures about the round itself (what the measures are worth) in the words of whoever computed it.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="rounds")
    key = models.SlugField(max_length=60)
    scheme = models.CharField(max_length=60)
    title_ko = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    year = models.IntegerField()
    as_of = models.DateField()
    seed = models.BigIntegerField()
    draws = models.IntegerField()
    software_version = models.CharField(max_length=40)
    parameter_hash = models.CharField(max_length=80, blank=True)
    bundle_hash = models.CharField(max_length=80, blank=True)
    content_hash = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="round_key_once")]

    def __str__(self) -> str:
        return self.title_ko


class RoundResult(models.Model):
    """One unit of a round: its result, or the reason why it is in none."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="results")
    unit = models.CharField(max_length=60)
    zone = models.ForeignKey(Zone, models.SET_NULL, null=True, related_name="results")
    name = models.CharField(max_length=160)
    type = models.CharField(max_length=60, blank=True)
    in_round = models.BooleanField()
    reason_ko = models.CharField(max_length=300, blank=True)
    reason_en = models.CharField(max_length=300, blank=True)
    score = models.FloatField(null=True)
    rank = models.IntegerField(null=True)
    rank_low = models.IntegerField(null=True)
    rank_high = models.IntegerField(null=True)
    tier = models.IntegerField(null=True)
    tier_name = models.CharField(max_length=60, blank=True)
    tier_probabilities = models.JSONField(default=list)
    on_line = models.BooleanField(null=True)
    next_tier_gap = models.FloatField(null=True)
    more = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="round_unit_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.tier_name}"


class RoundContribution(models.Model):
    """A part of a result: points of one indicator or component against the group's median zone."""

    result = models.ForeignKey(RoundResult, models.CASCADE, related_name="contributions")
    position = models.IntegerField()
    node = models.CharField(max_length=80)
    points = models.FloatField(null=True)
    more = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.node


class RoundFile(models.Model):
    """A file of a round as it may be downloaded, byte for byte."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="files")
    name = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    size = models.IntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "name"], name="round_file_once")]

    def __str__(self) -> str:
        return self.name
