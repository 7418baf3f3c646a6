"""Zones and the dated facts about them. Facts are only ever added."""

from django.core.exceptions import PermissionDenied
from django.db import models

from teukgu.portal.store.models.people import Account
from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.sources import Source


class Zone(models.Model):
    """A zone: our id and its public address, neither of which ever changes; all else is a dated fact."""

    id = models.CharField(primary_key=True, max_length=40)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="zones")
    address = models.SlugField(max_length=60, unique=True)

    def __str__(self) -> str:
        return self.id


class ZoneFact(models.Model):
    """One fact: what (``kind``, ``value``), for which period, read where, recorded when.

    A row is never edited or deleted; a correction is a new row that the former names in ``superseded_by``. The
    meaning of ``value`` by kind stands in `teukgu.loading.registry_facts`. ``account`` is whoever entered it on a page
    (None: it was loaded, or follows from an act), ``why`` their reason, for those who read the zone's figures.
    """

    zone = models.ForeignKey(Zone, models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=20)
    value = models.JSONField()
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    precision = models.CharField(max_length=12, default="day")
    basis = models.CharField(max_length=40, blank=True)
    note_ko = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)
    sources = models.ManyToManyField(Source, related_name="facts")
    shown = models.BooleanField(default=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="supersedes")

    class Meta:
        indexes = [models.Index(fields=["zone", "kind"], name="zone_fact_kind")]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.kind}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Write a new fact; a kept one may only be told what superseded it."""
        if self.pk is not None and kwargs.get("update_fields") != ["superseded_by"]:
            msg = "a fact that was recorded is never edited"
            raise PermissionDenied(msg)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        """Refuse: a fact that was recorded stays."""
        msg = "a fact that was recorded is never deleted"
        raise PermissionDenied(msg)


class ZoneSuccession(models.Model):
    """Zones that were merged or split on a day."""

    day = models.DateField()
    kind = models.CharField(max_length=10)
    from_zone = models.ForeignKey(Zone, models.CASCADE, related_name="successions")
    to_zone = models.ForeignKey(Zone, models.CASCADE, related_name="predecessions")
    note_ko = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)
    sources = models.ManyToManyField(Source, related_name="zone_successions")

    def __str__(self) -> str:
        return f"{self.day} {self.from_zone_id} > {self.to_zone_id}"
