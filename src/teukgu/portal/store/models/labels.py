"""What the ids of a programme are called."""

from django.db import models

from teukgu.portal.store.models.programmes import Programme


class Label(models.Model):
    """The name of an id: a sector, a status, a kind of count; ``position`` is the order of the file."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="labels")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=60)
    position = models.IntegerField()
    ko = models.CharField(max_length=80)
    en = models.CharField(max_length=120)
    note_ko = models.CharField(max_length=200, blank=True)
    note_en = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "kind", "key"], name="label_once")]

    def __str__(self) -> str:
        return self.ko
