"""Workbooks as they were handed in, alone or many at once; each waits for the worker, which answers it."""

from django.db import models

from teukgu.portal import clock
from teukgu.portal.store.models.files import StoredFile
from teukgu.portal.store.models.people import Account, Organisation
from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.reports import Report


class UploadBatch(models.Model):
    """Files that an office handed in together; ``left_out`` names those that were not kept, and why (findings)."""

    id = models.UUIDField(primary_key=True)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="upload_batches")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="upload_batches")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    door = models.CharField(max_length=10)
    received_at = models.DateTimeField()
    left_out = models.JSONField(default=list)
    once = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"batch {self.pk}"


class WorkbookUpload(models.Model):
    """A workbook as it was handed in, and what became of it: taken at once, answered when its turn comes.

    ``report`` is empty until the file said which one it is for. ``organisation`` is the office that handed it in: the
    municipality's own, or one that gathers for it. Whoever reads it holds it until ``claimed_until``; ``tries`` counts
    how often somebody began.
    """

    id = models.UUIDField(primary_key=True)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="uploads")
    report = models.ForeignKey(Report, models.PROTECT, null=True, related_name="uploads")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    marked = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    door = models.CharField(max_length=10)
    batch = models.ForeignKey(UploadBatch, models.PROTECT, null=True, related_name="uploads")
    place = models.IntegerField(default=0)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="waiting")
    claimed_until = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    answered_at = models.DateTimeField(null=True)
    answer = models.JSONField(default=dict)
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["state", "received_at", "place"], name="upload_waiting")]

    def __str__(self) -> str:
        return f"{self.name} {self.state}"

    @property
    def receipt(self) -> str:
        """Return the number on the receipt: the day in Korea, and ten signs that belong to this file alone."""
        return f"{clock.day_of(self.received_at):%Y%m%d}-{self.id.hex[:10].upper()}"

    @property
    def is_answered(self) -> bool:
        """Whether the worker has answered."""
        return self.state == "answered"
