"""A special-zone programme: the real one, or a demonstration of its own."""

from django.db import models


class Programme(models.Model):
    """One programme; its id is the name of its folder."""

    id = models.CharField(primary_key=True, max_length=64)
    name_ko = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    demonstration = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name_ko
