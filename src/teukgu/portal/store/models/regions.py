"""Provinces and municipalities: an id that never changes; names, codes and provinces by date.

Periods count ``valid_from`` in and ``valid_to`` out; an empty day means "not known" or "still".
"""

from django.db import models

from teukgu.portal.store.models.programmes import Programme


class RegionKind(models.TextChoices):
    """What a region is."""

    PROVINCE = "province", "시·도"
    GU = "gu", "구"
    SI = "si", "시"
    GUN = "gun", "군"


class Region(models.Model):
    """A province or a municipality; the name, kind and province kept here are those of its latest day.

    ``governor`` is ``none`` where no governor stands above (Sejong), ``council`` is ``none`` where there is no council
    of its own (Jeju's two cities).
    """

    id = models.CharField(primary_key=True, max_length=20)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="regions")
    kind = models.CharField(max_length=10, choices=RegionKind)
    name_ko = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80)
    province = models.ForeignKey("self", models.CASCADE, null=True, related_name="municipalities")
    governor = models.CharField(max_length=10, blank=True)
    council = models.CharField(max_length=10, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name_ko


class Dated(models.Model):
    """Something that holds for a period."""

    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        abstract = True


class RegionName(Dated):
    """A name, and the kind that went with it."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="names")
    kind = models.CharField(max_length=10, choices=RegionKind)
    name_ko = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80)
    basis = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return self.name_ko


class RegionCode(Dated):
    """A code in a system (``mois``, ``kostat``); ``basis`` ``inferred`` or ``assumed`` means not seen in a list."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="codes")
    system = models.CharField(max_length=20)
    code = models.CharField(max_length=20)
    basis = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["system", "code"], name="region_code")]

    def __str__(self) -> str:
        return f"{self.system} {self.code}"


class RegionParent(Dated):
    """The province a municipality belongs to."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="parents")
    province = models.ForeignKey(Region, models.CASCADE, related_name="children")

    def __str__(self) -> str:
        return f"{self.region_id} < {self.province_id}"


class RegionSuccession(models.Model):
    """A merger, split, rename or move on a day."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="region_successions")
    day = models.DateField()
    kind = models.CharField(max_length=10)
    from_region = models.ForeignKey(Region, models.CASCADE, related_name="successions")
    to_region = models.ForeignKey(Region, models.CASCADE, related_name="predecessions")
    event_ko = models.CharField(max_length=200)
    event_en = models.CharField(max_length=200)
    basis = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.day} {self.event_ko}"


class RegionBorder(models.Model):
    """Two municipalities that share a border; kept in both directions."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="borders")
    neighbour = models.ForeignKey(Region, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "neighbour"], name="border_once")]

    def __str__(self) -> str:
        return f"{self.region_id} | {self.neighbour_id}"
