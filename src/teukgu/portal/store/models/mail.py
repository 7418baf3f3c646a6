"""Mail that is to leave, written with the act that caused it, and every try to send it."""

from django.db import models

from teukgu.portal.store.models.cases import Case
from teukgu.portal.store.models.people import Account


class OutgoingMail(models.Model):
    """A message, with ``once`` to name its cause; who gets it is worked out when it leaves.

    ``parties`` are parts of the case (party, key); without a case, kinds of organisations (programme, kind).
    ``author`` is who wrote it, when it was a person; ``held`` mail waits for its author to look at the recipients.
    """

    once = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=40)
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="mails")
    parties = models.JSONField(default=list)
    accounts = models.JSONField(default=list)
    subject_ko = models.CharField(max_length=300)
    subject_en = models.CharField(max_length=300)
    body_ko = models.TextField()
    body_en = models.TextField()
    queued_at = models.DateTimeField()
    send_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    held = models.BooleanField(default=False)
    author = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["done_at", "send_at"], name="mail_waiting")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class MailDelivery(models.Model):
    """One message to one account: its Message-ID never changes, so that a repeated try can be recognised."""

    mail = models.ForeignKey(OutgoingMail, models.CASCADE, related_name="deliveries")
    account = models.ForeignKey(Account, models.PROTECT, related_name="deliveries")
    message_id = models.CharField(max_length=200, unique=True)
    tries = models.IntegerField(default=0)
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mail", "account"], name="mail_once_each")]

    def __str__(self) -> str:
        return self.message_id


class MailRhythm(models.TextChoices):
    """How often somebody wants to hear of new work."""

    EACH = "each", "생길 때마다"
    DAILY = "daily", "하루에 한 번"
    WEEKLY = "weekly", "한 주에 한 번"


class MailPreference(models.Model):
    """What somebody chose; without a row, each."""

    account = models.OneToOneField(Account, models.CASCADE, primary_key=True, related_name="mail_preference")
    rhythm = models.CharField(max_length=10, choices=MailRhythm)

    def __str__(self) -> str:
        return self.rhythm


class DigestItem(models.Model):
    """A message that waits for somebody's next digest; ``put_in`` is the digest that took it."""

    mail = models.ForeignKey(OutgoingMail, models.CASCADE, related_name="digest_items")
    account = models.ForeignKey(Account, models.CASCADE, related_name="digest_items")
    put_in = models.ForeignKey(OutgoingMail, models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mail", "account"], name="digest_item_once")]

    def __str__(self) -> str:
        return f"{self.mail_id} {self.account_id}"
