"""Secret addresses under which a calendar program reads the deadlines of a post."""

from django.db import models

from teukgu.portal.store.models.people import Account, Post


class CalendarFeed(models.Model):
    """A feed of a post for one account: only a hash of its secret is kept, and it can be revoked."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="calendar_feeds")
    post = models.ForeignKey(Post, models.CASCADE, related_name="calendar_feeds")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)
