"""What the facts say today, laid out flat for fast pages; always rebuilt from the facts, never written by hand."""

from django.db import models

from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.regions import Region
from teukgu.portal.store.models.zones import Zone


class ZoneNow(models.Model):
    """One zone as of ``as_of``; ``search`` is the search key made by `teukgu.portal.store.hangul`."""

    zone = models.OneToOneField(Zone, models.CASCADE, primary_key=True, related_name="now")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="zones_now")
    address = models.SlugField(max_length=60)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=160, blank=True)
    where_ko = models.CharField(max_length=300)
    where_en = models.CharField(max_length=300)
    status = models.CharField(max_length=40)
    sector = models.CharField(max_length=40, blank=True)
    sector_basis = models.CharField(max_length=40, blank=True)
    zone_type = models.CharField(max_length=40, blank=True)
    designated_on = models.DateField(null=True)
    designated_precision = models.CharField(max_length=12, default="day")
    designated_year = models.IntegerField(null=True)
    ended_on = models.DateField(null=True)
    last_seen = models.DateField(null=True)
    joint = models.BooleanField(default=False)
    in_decline_area = models.BooleanField(default=False)
    region_events = models.JSONField(default=list)
    search = models.TextField()
    as_of = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["programme", "name_ko"], name="zone_now_name"),
            models.Index(fields=["programme", "status"], name="zone_now_status"),
            models.Index(fields=["programme", "designated_year"], name="zone_now_year"),
        ]

    def __str__(self) -> str:
        return self.name_ko


class ZonePlace(models.Model):
    """A zone lies in a region (a municipality, or a province where that is all that is known).

    ``decline`` is ``decline``, ``watch`` or empty; the office is the one that does zone work there, empty where none.
    """

    zone = models.ForeignKey(ZoneNow, models.CASCADE, related_name="places")
    region = models.ForeignKey(Region, models.CASCADE, related_name="zone_places")
    province = models.ForeignKey(Region, models.CASCADE, related_name="province_zone_places")

    decline = models.CharField(max_length=10, blank=True)
    office_ko = models.CharField(max_length=80, blank=True)
    office_en = models.CharField(max_length=120, blank=True)
    office_basis = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["zone", "region"], name="zone_place_once")]

    def __str__(self) -> str:
        return f"{self.zone_id} @ {self.region_id}"
