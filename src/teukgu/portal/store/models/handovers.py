"""Handover records (업무인계·인수서): what was handed over, kept as it was on that day."""

from django.db import models

from teukgu.portal.store.models.people import Account, Post


class Handover(models.Model):
    """``giver`` handed ``post`` over to ``taker`` with ``day``; ``data`` is the record, which never changes."""

    id = models.UUIDField(primary_key=True)
    post = models.ForeignKey(Post, models.PROTECT, related_name="handovers")
    giver = models.ForeignKey(Account, models.PROTECT, related_name="handed_over")
    taker = models.ForeignKey(Account, models.PROTECT, null=True, related_name="taken_over")
    day = models.DateField()
    data = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["taker", "day"], name="handover_taker")]

    def __str__(self) -> str:
        return f"{self.post_id} {self.day}"
