"""Files as they were handed in, stored once under their hash outside the web root, and where they are used."""

from django.db import models


class StoredFile(models.Model):
    """The bytes of a file: kept under ``sha256`` in the file store, never changed."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField()
    content_type = models.CharField(max_length=120)
    scanned = models.CharField(max_length=20, default="not_scanned")
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256


class FileUse(models.Model):
    """A stored file under a name, in a case (or waiting to be used by whoever brought it in)."""

    id = models.UUIDField(primary_key=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="uses")
    name = models.CharField(max_length=200)
    case = models.ForeignKey("store.Case", models.PROTECT, null=True, related_name="files")
    event = models.ForeignKey("store.CaseEvent", models.PROTECT, null=True, related_name="files")
    personal = models.BooleanField(default=False)
    added_by = models.ForeignKey("store.Account", models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
