"""Filing a yearly report: files that go with its texts, and the approval by a link that opens once."""

from django.db import models

from teukgu.portal.store.models.files import FileUse
from teukgu.portal.store.models.people import Account
from teukgu.portal.store.models.plans import KeptRow
from teukgu.portal.store.models.reports import Report, ReportVersion


class ReportAttachment(KeptRow):
    """A file that goes with a text (``item``) of a report; a row with ``removes`` takes an earlier one out again."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="attachments")
    item = models.CharField(max_length=60)
    use = models.ForeignKey(FileUse, models.PROTECT, related_name="+")
    removes = models.OneToOneField("self", models.PROTECT, null=True, related_name="removed_by")
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.report_id} {self.item} {self.use_id}"


class ApprovalLink(KeptRow):
    """Lets whoever decides in the municipality read a version without an account and approve it or send it back.

    Only the hash of the link is kept. ``account`` is the officer who made it: the act is recorded for their post.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="approval_links")
    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="approval_links")
    token_sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=60, blank=True)
    position = models.CharField(max_length=60, blank=True)
    level = models.CharField(max_length=20)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.report_id} link {self.pk}"


class ApprovalLinkEnd(KeptRow):
    """What became of a link; one row at most, so that a link is used once whoever presses at the same moment.

    ``kind`` is approved, returned or closed (taken back, or replaced by a newer link). ``once`` is of the form that
    was sent: the second press of a double click gets the same answer.
    """

    link = models.OneToOneField(ApprovalLink, models.PROTECT, related_name="end")
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=60, blank=True)
    position = models.CharField(max_length=60, blank=True)
    level = models.CharField(max_length=20, blank=True)
    remark = models.TextField(blank=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField()
    once = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.link_id} {self.kind}"
