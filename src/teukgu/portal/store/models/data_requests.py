"""The data-request desk: who asked what by when, saved tables, answers as they were made, signed off and sent."""

from django.db import models

from teukgu.portal.store.models.files import StoredFile
from teukgu.portal.store.models.people import Account
from teukgu.portal.store.models.plans import KeptRow
from teukgu.portal.store.models.programmes import Programme


class DataRequest(KeptRow):
    """A request as it came in. ``due_on`` is the earlier of what the law says and what the asker named."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="data_requests")
    number = models.CharField(max_length=20, unique=True)
    asker_kind = models.CharField(max_length=40)
    asker = models.CharField(max_length=160)
    document_number = models.CharField(max_length=80, blank=True)
    wording = models.TextField()
    received_on = models.DateField()
    asked_for = models.DateField(null=True)
    statutory_due = models.DateField(null=True)
    due_on = models.DateField(null=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.number


class DataRequestStep(KeptRow):
    """What happened to a request beside its answers: extended until a day, or closed without an answer; and why."""

    request = models.ForeignKey(DataRequest, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12)
    until = models.DateField(null=True)
    reason = models.TextField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.request_id} {self.kind}"


class SavedTable(KeptRow):
    """A table's definition under a name; a change is a new ``version``, so that an answer keeps the one it used."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="saved_tables")
    name = models.CharField(max_length=120)
    version = models.IntegerField()
    definition = models.JSONField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "name", "version"], name="saved_table_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class DataAnswer(KeptRow):
    """A table as it was made for a request on ``as_of``, after the disclosure check; ``follows`` is last year's."""

    request = models.ForeignKey(DataRequest, models.PROTECT, related_name="answers")
    number = models.IntegerField()
    table = models.ForeignKey(SavedTable, models.PROTECT, related_name="answers")
    title = models.CharField(max_length=200)
    as_of = models.DateField()
    content = models.JSONField()
    withheld = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64)
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "number"], name="data_answer_once")]

    def __str__(self) -> str:
        return f"{self.request_id} #{self.number}"


class DataAnswerVerdict(KeptRow):
    """What another person said of an answer: signed off, or returned with the reason."""

    answer = models.OneToOneField(DataAnswer, models.PROTECT, related_name="verdict")
    is_signed = models.BooleanField()
    reason = models.TextField(blank=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.answer_id} {'signed' if self.is_signed else 'returned'}"


class DataAnswerSent(KeptRow):
    """The answer as it went out: the number of the official document, and the files under their hashes."""

    answer = models.OneToOneField(DataAnswer, models.PROTECT, related_name="sent")
    document_number = models.CharField(max_length=80)
    sent_on = models.DateField()
    hwpx = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    xlsx = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.answer_id} {self.document_number}"
