"""Where a fact was read."""

from django.db import models

from teukgu.portal.store.models.programmes import Programme


class Source(models.Model):
    """A page, notice, rule or imported list; ``unlocated`` means that its address was not kept, so it is not shown."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="sources")
    key = models.CharField(max_length=40)
    address = models.CharField(max_length=600, blank=True)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    seen_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="source_key_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def shown(self) -> bool:
        """Whether a reader can look it up."""
        return self.kind != "unlocated"
