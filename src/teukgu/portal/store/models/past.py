"""What a zone brings in from before the portal: sheets over several years, and its old reports as files."""

from django.db import models

from teukgu.portal.store.models.files import FileUse, StoredFile
from teukgu.portal.store.models.people import Account
from teukgu.portal.store.models.zones import Zone


class YearsUpload(models.Model):
    """A sheet over several years as it was handed in (``purpose``: past or targets), with the whole answer to it."""

    id = models.UUIDField(primary_key=True)
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="years_uploads")
    purpose = models.CharField(max_length=10)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField()
    answer = models.JSONField(default=dict)
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["zone", "purpose", "received_at"], name="years_upload_of_zone")]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.purpose} {self.name}"


class PastFile(models.Model):
    """The report of an earlier year as a file; one that was attached by mistake is withdrawn, with a reason."""

    zone = models.ForeignKey(Zone, models.PROTECT, related_name="past_files")
    year = models.IntegerField()
    use = models.OneToOneField(FileUse, models.PROTECT, related_name="past_file")
    note = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["zone", "year"], name="past_file_of_zone")]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.year} {self.use_id}"
