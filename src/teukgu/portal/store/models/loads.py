"""What was loaded, so that the same content is not loaded again."""

from django.db import models


class LoadStamp(models.Model):
    """The hash of the content that was loaded for one part."""

    part = models.CharField(primary_key=True, max_length=100)
    content_hash = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.part
