"""Yearly reports: saves of the working draft, versions, explanations, and the figures that were handed in."""

from django.db import models

from teukgu.portal.store.models.cases import Case
from teukgu.portal.store.models.past import YearsUpload
from teukgu.portal.store.models.people import Account
from teukgu.portal.store.models.plans import KeptRow
from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.zones import Zone


class Report(models.Model):
    """The report of a zone for a performance year; type and stages as they were when it was opened."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="report")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="reports")
    year = models.IntegerField()
    zone_type = models.CharField(max_length=40, blank=True)
    stages = models.JSONField(default=list)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["zone", "year"], name="report_once_a_year")]

    def __str__(self) -> str:
        return f"report {self.zone_id} {self.year}"


class ReportSave(KeptRow):
    """One save of one cell (``figure:<cell>``) or text (``words:<item>``) of the working draft, as `PlanSave`.

    ``door`` says through which it came: form, workbook, api, sheet (the operators') or past.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="saves")
    key = models.CharField(max_length=140)
    number = models.IntegerField()
    follows = models.IntegerField()
    content = models.JSONField()
    set_aside = models.BooleanField(default=False)
    door = models.CharField(max_length=10, default="form")
    upload = models.ForeignKey("store.WorkbookUpload", models.PROTECT, null=True, related_name="saves")
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "key", "number"], name="report_save_once")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.key} {self.number}"


class ReportVersion(KeptRow):
    """The whole report as it stood when it was put up for approval, with the hash that acts refer to."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="versions")
    number = models.IntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="report_version_once")]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.number}"


class ReportExplanation(KeptRow):
    """An answer to a request to explain; ``fingerprint`` is of the figures it explains: when they move it reopens."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="explanations")
    code = models.CharField(max_length=60)
    cells = models.CharField(max_length=400)
    fingerprint = models.CharField(max_length=64)
    text = models.TextField()
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["report", "code"], name="report_explanation")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.code}"


EARLIER = "earlier_report"


class Observation(KeptRow):
    """A figure that was handed in, as `teukgu.reporting.figure.Observed`; a correction names what it stands for.

    Figures of earlier reports come by an ``upload`` and stand in chains of their own beside those of a report.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="observations")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="observations")
    report = models.ForeignKey(Report, models.PROTECT, null=True, related_name="observations")
    year = models.IntegerField()
    indicator = models.CharField(max_length=60)
    part = models.CharField(max_length=80, blank=True)
    value = models.JSONField(null=True)
    status = models.CharField(max_length=20)
    provenance = models.CharField(max_length=20)
    confidence = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    version = models.IntegerField()
    recorded_at = models.DateTimeField()
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    material = models.BooleanField(default=False)
    why = models.TextField(blank=True)
    upload = models.ForeignKey(YearsUpload, models.PROTECT, null=True, related_name="observations")

    class Meta:
        indexes = [
            models.Index(fields=["zone", "year", "indicator"], name="observation_of_zone"),
            models.Index(fields=["programme", "year", "indicator"], name="observation_of_year"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "year", "indicator", "part"],
                condition=models.Q(corrects__isnull=True) & ~models.Q(provenance=EARLIER),
                name="observation_first_once",
            ),
            models.UniqueConstraint(
                fields=["zone", "year", "indicator", "part"],
                condition=models.Q(corrects__isnull=True, provenance=EARLIER),
                name="observation_first_earlier",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.year} {self.indicator}/{self.part}"


class ApprovedRow(KeptRow):
    """A value of a zone's cell that somebody approved, on a day, in a document (all empty while it waits)."""

    zone = models.ForeignKey(Zone, models.PROTECT)
    indicator = models.CharField(max_length=60)
    part = models.CharField(max_length=80, blank=True)
    value = models.JSONField()
    version = models.IntegerField()
    approved_on = models.DateField(null=True)
    approved_by = models.CharField(max_length=80, blank=True)
    document = models.CharField(max_length=120, blank=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class Baseline(ApprovedRow):
    """A figure of the zone as it was at its designation; the newest row of a cell stands."""

    zone = models.ForeignKey(Zone, models.PROTECT, related_name="baselines")
    as_of = models.DateField()
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.zone_id} {self.indicator} {self.as_of}"


class Target(ApprovedRow):
    """What a zone wants to reach in a year; another one takes its place (``replaces``) and says why."""

    zone = models.ForeignKey(Zone, models.PROTECT, related_name="targets")
    year = models.IntegerField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    why = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["zone", "year"], name="target_of_zone")]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "year", "indicator", "part"],
                condition=models.Q(replaces__isnull=True),
                name="target_first_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.indicator} {self.year}"


class AttributionShare(KeptRow):
    """How a joint zone's figure is divided among its municipalities: one row each, all of one ``recorded_at``.

    ``share`` is a fraction as text ("1/3"), so that shares sum to one exactly; ``indicator`` empty means every one.
    """

    zone = models.ForeignKey(Zone, models.PROTECT, related_name="attribution_shares")
    first_year = models.IntegerField()
    indicator = models.CharField(max_length=60, blank=True)
    region = models.CharField(max_length=20)
    share = models.CharField(max_length=40)
    document = models.CharField(max_length=120, blank=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["zone", "first_year"], name="attribution_of_zone")]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.region} {self.share}"
