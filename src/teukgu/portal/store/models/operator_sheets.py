"""Operators' sheets: a county's list of operators, its survey for a report, answers, consents, links, sums taken up.

Operators have no account. Their names, telephones and answers are personal data of the county, kept until the day that
was promised (`OperatorSurvey.keep_until`) and then erased. Answers and consents are only added; the database lets them
go only after a `SheetErasure` says so.
"""

from django.db import models

from teukgu.portal.store.models.people import Account, Organisation
from teukgu.portal.store.models.plans import KeptRow
from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.reports import Report, ReportSave
from teukgu.portal.store.models.zones import Zone


class Operator(models.Model):
    """An operator as one county knows it, the same over the years; ``number`` counts changes, so that two who edit at
    once are told. ``state`` is active, closed, merged (into ``merged_into``) or left.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="operators")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="operators")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="operators")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    phone = models.CharField(max_length=20, blank=True)
    contact = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, default="active")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    ended_on = models.DateField(null=True)
    number = models.IntegerField(default=1)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["zone", "organisation"], name="operator_of_county")]

    def __str__(self) -> str:
        return str(self.pk)


class OperatorSurvey(models.Model):
    """What a county asks its operators for one report: whom they call, until when they answer, how long it is kept."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="surveys")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="surveys")
    desk = models.CharField(max_length=80)
    phone = models.CharField(max_length=20)
    closes_on = models.DateField()
    keep_until = models.DateField()
    opened_at = models.DateTimeField()
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "organisation"], name="operator_survey_once")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.organisation_id}"


class OperatorSheet(models.Model):
    """The sheet of one operator in one survey, with the kind by which it is asked."""

    survey = models.ForeignKey(OperatorSurvey, models.PROTECT, related_name="sheets")
    operator = models.ForeignKey(Operator, models.PROTECT, related_name="sheets")
    kind = models.CharField(max_length=40)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "operator"], name="operator_sheet_once")]

    def __str__(self) -> str:
        return str(self.pk)


class SheetConsent(KeptRow):
    """Consent was given or refused, to this very ``text`` (its version and hash beside) and this period.

    ``door`` is link, paper or phone; for paper and phone who said it, when, and who took it down.
    """

    sheet = models.ForeignKey(OperatorSheet, models.PROTECT, related_name="consents")
    given = models.BooleanField()
    version = models.CharField(max_length=20)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    keep_until = models.DateField()
    door = models.CharField(max_length=10)
    said_by = models.CharField(max_length=60, blank=True)
    said_at = models.DateTimeField()
    told_to = models.CharField(max_length=60, blank=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.given}"


class SheetAnswer(KeptRow):
    """What an operator answered, the newest row stands; or that a call reached nobody (``outcome`` unreached).

    ``values`` maps a cell to its value and status. ``outcome`` is given, refused or unreached.
    """

    sheet = models.ForeignKey(OperatorSheet, models.PROTECT, related_name="answers")
    number = models.IntegerField()
    outcome = models.CharField(max_length=10)
    door = models.CharField(max_length=10)
    values = models.JSONField(default=dict)
    consent = models.ForeignKey(SheetConsent, models.PROTECT, null=True, related_name="answers")
    said_by = models.CharField(max_length=60, blank=True)
    said_at = models.DateTimeField()
    told_to = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=300, blank=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    once = models.CharField(max_length=80, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "number"], name="sheet_answer_once")]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.number} {self.outcome}"


class SheetErasure(KeptRow):
    """What was written on a sheet up to ``made_at`` was erased: how much of it, and why; nothing of what it said."""

    sheet = models.ForeignKey(OperatorSheet, models.PROTECT, related_name="erasures")
    answers = models.IntegerField()
    consents = models.IntegerField()
    reason = models.CharField(max_length=10)
    made_at = models.DateTimeField()
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.reason}"


class SheetLink(models.Model):
    """A personal link to a sheet: only a hash of its secret is kept; it runs out, can be revoked and made anew."""

    sheet = models.ForeignKey(OperatorSheet, models.CASCADE, related_name="links")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class SheetSum(KeptRow):
    """A sum that was taken into the report, with how many operators stood behind it then: this goes up, no more."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="sheet_sums")
    key = models.CharField(max_length=140)
    value = models.JSONField()
    given = models.IntegerField()
    not_applicable = models.IntegerField()
    left_empty = models.IntegerField()
    refused = models.IntegerField()
    silent = models.IntegerField()
    save_row = models.ForeignKey(ReportSave, models.PROTECT, related_name="sheet_sums")
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["report", "key"], name="sheet_sum_of_cell")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.key}"
