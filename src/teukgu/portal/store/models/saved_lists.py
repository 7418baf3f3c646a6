"""Searches that somebody wants to make again."""

from django.db import models

from teukgu.portal.store.models.people import Account


class SavedList(models.Model):
    """A search under a name; ``query`` is the address's query, read anew (and checked anew) each time."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="saved_lists")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=500)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "name"], name="saved_list_name_once")]

    def __str__(self) -> str:
        return self.name
