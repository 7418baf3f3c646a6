"""Invitations of staff: a link that opens once and for some days."""

from django.db import models

from teukgu.portal.store.models.people import Account


class Invitation(models.Model):
    """Lets ``account``, which cannot sign in yet, choose a password; a newer invitation closes the older ones."""

    id = models.UUIDField(primary_key=True)
    account = models.ForeignKey(Account, models.CASCADE, related_name="invitations")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)
