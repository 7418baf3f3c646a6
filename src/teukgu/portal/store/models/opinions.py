"""Residents' opinions on an announced plan; who sent them is kept apart (`teukgu.portal.services.personal`)."""

from django.db import models

from teukgu.portal.store.models.cases import Case
from teukgu.portal.store.models.people import Account
from teukgu.portal.store.models.plans import KeptRow


class Opinion(KeptRow):
    """An opinion as it came in; the event ``receive_opinion`` with the same key says that it counts."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="opinions")
    key = models.CharField(max_length=80)
    stance = models.CharField(max_length=10)
    text = models.TextField()
    channel = models.CharField(max_length=10, default="web")
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="opinions")
    received_at = models.DateTimeField()
    public_wanted = models.BooleanField(default=False)
    personal = models.CharField(max_length=36, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="opinion_key_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.key}"


class OpinionModeration(KeptRow):
    """An opinion was hidden from the public page, or shown again, with the reason; the opinion itself stays."""

    opinion = models.ForeignKey(Opinion, models.PROTECT, related_name="moderations")
    hidden = models.BooleanField()
    reason = models.CharField(max_length=300)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.opinion_id} {'hidden' if self.hidden else 'shown'}"
