"""Keys with which a program of somebody's own calls the API in their place."""

from django.db import models

from teukgu.portal.store.models.people import Account


class ApiToken(models.Model):
    """A key of one account, shown once: only its hash is kept, and ``head``, its first signs, to know it by.

    ``scope`` is ``read`` or ``write``. ``window_at`` and ``window_count`` count the calls of the minute.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    head = models.CharField(max_length=16)
    secret_hash = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=10)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    window_at = models.DateTimeField(null=True)
    window_count = models.IntegerField(default=0)
    once = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.head}…"
