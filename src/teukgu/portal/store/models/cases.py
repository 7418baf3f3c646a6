"""Cases: who takes part, what happened (only ever added), and projections for lists that are rebuilt from it."""

from django.db import models

from teukgu.portal.store.models.people import Account, Organisation, Post
from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.zones import Zone


class Case(models.Model):
    """A case of a procedure. ``version`` is the number of its last event: whoever acts says which one they saw.

    ``once`` is the key of the form that opened it, so that a double click opens one case. ``rules_on`` is the day whose
    rules bind it: the legal day of its application, until then the day of its last event.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="cases")
    number = models.CharField(max_length=30, unique=True)
    procedure = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    zone = models.ForeignKey(Zone, models.PROTECT, null=True, related_name="cases")
    opened_at = models.DateTimeField()
    opened_on = models.DateField()
    rules_on = models.DateField()
    scenario = models.CharField(max_length=60, blank=True)
    version = models.IntegerField(default=0)
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["programme", "procedure"], name="case_procedure")]

    def __str__(self) -> str:
        return self.number


class CaseParty(models.Model):
    """An organisation (or, for a private proposer, an account) that takes part as a party, in one thread of it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="parties")
    party = models.CharField(max_length=20)
    key = models.CharField(max_length=80, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="case_parts")
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="case_parts")
    lead = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "party"], name="case_party_organisation")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.party}"


class CaseEvent(models.Model):
    """One thing that happened, as `teukgu.procedures.event.Event`. The database refuses to change or delete it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    seq = models.IntegerField()
    act = models.CharField(max_length=60)
    key = models.CharField(max_length=80, blank=True)
    party = models.CharField(max_length=20)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="case_events")
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="case_events")
    as_deputy = models.BooleanField(default=False)
    data = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    override = models.BooleanField(default=False)
    rules_hash = models.CharField(max_length=64, blank=True)
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="case_event_seq_once")]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq} {self.act}"


class CaseNow(models.Model):
    """Where a case stands, for lists and search; rebuilt from the events after each act."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="now")
    stage = models.CharField(max_length=40)
    closed = models.BooleanField(default=False)
    public = models.BooleanField(default=False)
    search_text = models.TextField(blank=True)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.case_id} {self.stage}"


class CaseClock(models.Model):
    """A clock of a case, for lists; ``due`` is empty while it stands still."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="clocks")
    clock = models.CharField(max_length=60)
    key = models.CharField(max_length=80, blank=True)
    party = models.CharField(max_length=20)
    started_on = models.DateField()
    due = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    provisional = models.BooleanField(default=False)
    silence = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [models.Index(fields=["ended_on", "due"], name="case_clock_due")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.clock}"


class CaseTask(models.Model):
    """An act that waits for a party of a case (and which organisation that is), for "my work".

    Without organisation and account it waits for whoever acts as that party in the programme (the ministry, the
    committee's secretary). ``clock`` is the clock that runs for it, ``ready`` whether nothing is missing for it.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="tasks")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="tasks")
    act = models.CharField(max_length=60)
    key = models.CharField(max_length=80, blank=True)
    party = models.CharField(max_length=20)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="tasks")
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="tasks")
    clock = models.CharField(max_length=60, blank=True)
    started_on = models.DateField(null=True)
    due = models.DateField(null=True)
    stopped = models.BooleanField(default=False)
    provisional = models.BooleanField(default=False)
    ready = models.BooleanField(default=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "due"], name="case_task_organisation"),
            models.Index(fields=["programme", "party", "due"], name="case_task_party"),
            models.Index(fields=["account", "due"], name="case_task_account"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.act}"


class OfficialDocument(models.Model):
    """The official document of an event: portal time and legal time are two things.

    Without a number it was not sent ("공문 미시행") and what counts from it is provisional. Sender and receiver record
    their own numbers; each recording is an event of the case, this row shows the latest.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="documents")
    event = models.ForeignKey(CaseEvent, models.PROTECT, related_name="documents")
    template = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    sender = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="documents_sent")
    receiver = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="documents_received")
    medium = models.CharField(max_length=10, default="official")
    production_number = models.CharField(max_length=80, blank=True)
    sent_on = models.DateField(null=True)
    approver = models.CharField(max_length=60, blank=True)
    approval = models.CharField(max_length=10, blank=True)
    receipt_number = models.CharField(max_length=80, blank=True)
    received_at = models.DateTimeField(null=True)
    search_text = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.case_id} {self.title}"
