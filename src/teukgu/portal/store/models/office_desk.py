"""Work of a regional office: who looks after a zone, milestones, visits with findings and photos, coaching, reviews.

Rows are only ever added. ``once`` is the key of the form (or of the record on a phone), so that sending twice keeps
one. An early warning is the exception: it is kept for a time and then deleted (`EarlyWarning`).
"""

from django.db import models

from teukgu.portal.store.models.cases import Case
from teukgu.portal.store.models.files import FileUse
from teukgu.portal.store.models.people import Account, Organisation, Post
from teukgu.portal.store.models.plans import KeptRow
from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.reports import Report
from teukgu.portal.store.models.zones import Zone


class OfficeRecord(KeptRow):
    """What every record has: who made it, in which post, when, under which key it is made only once."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        abstract = True


class ZoneAssignment(OfficeRecord):
    """A post of an office looks after a zone from a day; the newest row of zone and office stands (no post: nobody)."""

    zone = models.ForeignKey(Zone, models.PROTECT, related_name="assignments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="assignments")
    assigned = models.ForeignKey(Post, models.PROTECT, null=True, related_name="zone_assignments")
    since = models.DateField()

    def __str__(self) -> str:
        return f"{self.zone_id} {self.assigned_id}"


class Milestone(OfficeRecord):
    """What is to be reached in a zone by a day."""

    zone = models.ForeignKey(Zone, models.PROTECT, related_name="milestones")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.zone_id} {self.title}"


class MilestoneTurn(OfficeRecord):
    """What became of a milestone: reached, moved to another day, dropped; the last turn is where it stands."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="turns")
    state = models.CharField(max_length=10)
    day = models.DateField()
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.milestone_id} {self.state}"


class Visit(OfficeRecord):
    """A visit as it was written down, on a phone or at the desk; a correction is a whole new row and says why."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="visits")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="visits")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="visits")
    purpose = models.CharField(max_length=20)
    visited_on = models.DateField()
    began = models.CharField(max_length=5, blank=True)
    ended = models.CharField(max_length=5, blank=True)
    place = models.CharField(max_length=200)
    companions = models.CharField(max_length=200, blank=True)
    met = models.CharField(max_length=200, blank=True)
    summary = models.TextField()
    requests = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)
    checklist = models.CharField(max_length=60)
    answers = models.JSONField(default=dict)
    written_at = models.DateTimeField(null=True)
    sha256 = models.CharField(max_length=64)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    why = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["zone", "visited_on"], name="visit_of_zone")]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.visited_on}"


class VisitFinding(KeptRow):
    """A finding of a visit; ``addressed`` ones are shown to the municipality, which answers by ``due_on``."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="findings")
    number = models.IntegerField()
    kind = models.CharField(max_length=10)
    text = models.TextField()
    addressed = models.BooleanField(default=False)
    due_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "number"], name="visit_finding_once")]

    def __str__(self) -> str:
        return f"{self.visit_id} #{self.number}"


class FindingTurn(OfficeRecord):
    """What became of a finding: answered by the municipality, settled or opened again by the office."""

    finding = models.ForeignKey(VisitFinding, models.PROTECT, related_name="turns")
    state = models.CharField(max_length=10)
    text = models.TextField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.finding_id} {self.state}"


class VisitPhoto(KeptRow):
    """A photo of a visit, with what it shows."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="photos")
    number = models.IntegerField()
    caption = models.CharField(max_length=200)
    file = models.ForeignKey(FileUse, models.PROTECT, related_name="visit_photos")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "number"], name="visit_photo_once")]

    def __str__(self) -> str:
        return f"{self.visit_id} photo {self.number}"


class VisitSignature(OfficeRecord):
    """The checklist was signed: in the portal by the visitor, or on paper (its scan); ``sha256`` names what was."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="signatures")
    kind = models.CharField(max_length=10)
    signer = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    file = models.ForeignKey(FileUse, models.PROTECT, null=True, related_name="visit_signatures")

    def __str__(self) -> str:
        return f"{self.visit_id} {self.kind}"


class PlanReview(OfficeRecord):
    """The checklist of a plan's review, filled in; a later one of the same case takes its place."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="plan_reviews")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="plan_reviews")
    plan_version = models.IntegerField(null=True)
    checklist = models.CharField(max_length=60)
    answers = models.JSONField(default=dict)
    opinion = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.case_id} review"


class CoachAssignment(OfficeRecord):
    """An expert coaches a zone; ``checked`` is what the check for conflicts looked at on that day."""

    zone = models.ForeignKey(Zone, models.PROTECT, related_name="coach_assignments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="coach_assignments")
    coach = models.ForeignKey(Account, models.PROTECT, related_name="coach_assignments")
    since = models.DateField()
    until = models.DateField()
    task = models.CharField(max_length=300)
    checked = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.zone_id} {self.coach_id}"


class CoachAssignmentEnd(OfficeRecord):
    """A coach's work ended before its last day."""

    assignment = models.OneToOneField(CoachAssignment, models.PROTECT, related_name="ended")
    ended_on = models.DateField()
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.ended_on}"


class CoachSession(OfficeRecord):
    """One session: when, how, who was there, what it was about."""

    assignment = models.ForeignKey(CoachAssignment, models.PROTECT, related_name="sessions")
    held_on = models.DateField()
    form = models.CharField(max_length=10)
    attended = models.CharField(max_length=200)
    summary = models.TextField()

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.held_on}"


class CoachAdvice(KeptRow):
    """A piece of advice given in a session."""

    session = models.ForeignKey(CoachSession, models.PROTECT, related_name="advice")
    number = models.IntegerField()
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="coach_advice_once")]

    def __str__(self) -> str:
        return f"{self.session_id} #{self.number}"


class AdviceTurn(OfficeRecord):
    """Whether the municipality took the advice, and why; the last turn stands."""

    advice = models.ForeignKey(CoachAdvice, models.PROTECT, related_name="turns")
    state = models.CharField(max_length=10)
    why = models.TextField()

    def __str__(self) -> str:
        return f"{self.advice_id} {self.state}"


class MidYearFigure(OfficeRecord):
    """A figure of a zone as of the end of a month within the year; the newest row of a cell and month stands."""

    zone = models.ForeignKey(Zone, models.PROTECT, related_name="mid_year_figures")
    year = models.IntegerField()
    month = models.IntegerField()
    indicator = models.CharField(max_length=60)
    value = models.JSONField()
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["zone", "year", "month"], name="mid_year_of_zone")]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.year}-{self.month} {self.indicator}"


class EarlyWarning(models.Model):
    """An early warning (내부검토): three words and reasons, never the chance itself; deleted after ``keep_until``."""

    zone = models.ForeignKey(Zone, models.PROTECT, related_name="early_warnings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="early_warnings")
    year = models.IntegerField()
    month = models.IntegerField()
    level = models.CharField(max_length=10)
    reasons = models.JSONField(default=list)
    seed = models.CharField(max_length=80)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    keep_until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["keep_until"], name="early_warning_end")]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.year} {self.level}"


class SampleAnnouncement(OfficeRecord):
    """What was published before a sample is drawn: whence and when its seed comes, from which reports, which share.

    The newest of a year stands; none is made any more once the day on which the seed is known has come.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="sample_announcements")
    year = models.IntegerField()
    seed_source = models.CharField(max_length=300)
    known_on = models.DateField()
    share = models.CharField(max_length=20)
    population = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["programme", "year"], name="sample_announced")]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.year} {self.known_on}"


class VerificationSample(OfficeRecord):
    """A sample of a year's reports drawn by a seed that was published first: population, seed and what was drawn."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="verification_samples")
    year = models.IntegerField()
    seed = models.CharField(max_length=80)
    seed_source = models.CharField(max_length=300)
    size = models.IntegerField()
    population = models.JSONField()
    drawn = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "year"], name="verification_sample_once")]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.year}"


class VerifiedFigure(OfficeRecord):
    """What was found on site for a cell of a report; the newest row of a cell stands."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="verified_figures")
    indicator = models.CharField(max_length=60)
    part = models.CharField(max_length=80, blank=True)
    reported = models.JSONField(null=True)
    found = models.JSONField(null=True)
    verdict = models.CharField(max_length=12)
    evidence = models.TextField(blank=True)
    report_sha256 = models.CharField(max_length=64, blank=True)
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, related_name="verified_figures")

    class Meta:
        indexes = [models.Index(fields=["report", "indicator"], name="verified_figure")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.indicator}/{self.part}"


class FigureTurn(OfficeRecord):
    """What became of a found value: disputed by the municipality, kept or settled by the office (``value``: agreed)."""

    figure = models.ForeignKey(VerifiedFigure, models.PROTECT, related_name="turns")
    state = models.CharField(max_length=10)
    text = models.TextField()
    value = models.JSONField(null=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    file = models.ForeignKey(FileUse, models.PROTECT, null=True, related_name="figure_turns")

    def __str__(self) -> str:
        return f"{self.figure_id} {self.state}"
