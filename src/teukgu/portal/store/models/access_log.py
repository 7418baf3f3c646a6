"""Who read or changed whose personal data. Rows are only ever added, each bound to the one before by its hash."""

from django.db import models

from teukgu.portal.store.models.cases import Case
from teukgu.portal.store.models.people import Account, Post
from teukgu.portal.store.models.programmes import Programme


class AccessAction(models.TextChoices):
    """What was done with personal data."""

    READ = "read", "열람"
    DOWNLOAD = "download", "내려받기"
    CHANGE = "change", "변경"
    ERASE = "erase", "파기"


class AccessLogEntry(models.Model):
    """One access: account and post, what of whom, when, from where, why. The database refuses to change it.

    ``subject`` names a record, never a person in clear; ``subjects`` counts the persons. ``hash`` is over the fields
    and the hash of the row before. Rows whose time of keeping is over go as a whole beginning, up to a checkpoint.
    """

    seq = models.BigIntegerField(primary_key=True)
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, related_name="access_log")
    at = models.DateTimeField()
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="access_log")
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="access_log")
    as_deputy = models.BooleanField(default=False)
    action = models.CharField(max_length=10, choices=AccessAction)
    what = models.CharField(max_length=40)
    subject = models.CharField(max_length=120)
    subjects = models.IntegerField(default=1)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="access_log")
    reason = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=45, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["programme", "at"], name="access_log_by_time")]

    def __str__(self) -> str:
        return f"{self.seq} {self.action} {self.what}"


class AccessLogHead(models.Model):
    """The last number and hash of the chain: one row, taken by whoever adds the next."""

    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.seq)


class AccessLogCheckpoint(models.Model):
    """Rows up to ``seq`` are over their time and may go; the chain is checked on from ``hash``."""

    seq = models.BigIntegerField(unique=True)
    hash = models.CharField(max_length=64)
    rows = models.BigIntegerField()
    made_at = models.DateTimeField()
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return str(self.seq)


class AccessLogReview(models.Model):
    """The month's access log was looked through and signed off by the officer for personal data."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="access_log_reviews")
    month = models.DateField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="access_log_reviews")
    post = models.ForeignKey(Post, models.PROTECT, related_name="access_log_reviews")
    as_deputy = models.BooleanField(default=False)
    signed_at = models.DateTimeField()
    rows = models.IntegerField()
    last_seq = models.BigIntegerField()
    last_hash = models.CharField(max_length=64)
    remark = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "month"], name="access_review_once")]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.month}"
