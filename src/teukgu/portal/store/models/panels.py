"""Panels of a round: criteria with words for scores, reviewers and what binds them to zones, who scores which zone.

How state is read (`teukgu.portal.store.queries.panels`): rows are only ever added, and of a thing the newest row
(highest ``pk``, or ``number`` where there is one) counts.

* criteria: the rows of the newest `PanelCriteria` of the panel; they are fixed from the first score on.
* a reviewer's fields, load and home region: the newest `PanelReviewerTerms`.
* invited: no `PanelReply`; accepted or declined: the newest reply; gone: a `PanelLeave`, whatever was replied.
* facts: `PanelFact` rows that no row corrects and that are not withdrawn; what the portal knows itself (posts,
  coaching, authorship) is derived afresh each time and kept only in the request of an assignment.
* declared: somebody who has a `PanelDeclaration` said that what they declared is all; nobody scores before that.
* who scores what: the `PanelPair` rows of the newest `PanelAssignment` of the panel; each assignment holds them all.
* scores, hand-ins, discussions, closing: `teukgu.portal.store.models.panel_scores`.
"""

from django.db import models

from teukgu.portal.store.models.cases import Case
from teukgu.portal.store.models.people import Account
from teukgu.portal.store.models.plans import KeptRow
from teukgu.portal.store.models.zones import Zone


class PanelRecord(KeptRow):
    """What every act on a panel has: who recorded it, when, and the key under which it is recorded only once."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        abstract = True


class Panel(PanelRecord):
    """The panel of one component (``expert``) of a round's scheme."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="panels")
    component = models.CharField(max_length=60)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "component"], name="panel_component_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.component}"


class PanelCriteria(PanelRecord):
    """An edition of all criteria of a panel; the newest ``number`` holds."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="editions")
    number = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "number"], name="panel_criteria_once")]

    def __str__(self) -> str:
        return f"{self.panel_id} v{self.number}"


class PanelCriterion(KeptRow):
    """A criterion: ``key`` as in the scheme, scores from ``lowest`` to ``highest`` in steps of ``step``.

    ``anchors``: what a score means, ``[{"score": 80, "ko": ..., "en": ...}]``, highest first. Weights are the scheme's.
    """

    criteria = models.ForeignKey(PanelCriteria, models.PROTECT, related_name="rows")
    position = models.IntegerField()
    key = models.CharField(max_length=60)
    name_ko = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    lowest = models.FloatField()
    highest = models.FloatField()
    step = models.FloatField(default=1)
    anchors = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["criteria", "key"], name="panel_criterion_once")]
        ordering = ["position"]

    def __str__(self) -> str:
        return self.key


class PanelReviewer(PanelRecord):
    """Somebody who was invited to score; ``person`` is their account, which waits for its link where it is new."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="reviewers")
    person = models.ForeignKey(Account, models.PROTECT, related_name="panel_reviewers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "person"], name="panel_reviewer_once")]

    def __str__(self) -> str:
        return str(self.pk)


class PanelReviewerTerms(PanelRecord):
    """Fields of expertise, the most zones a reviewer takes, and the province they are at home in; the newest counts."""

    reviewer = models.ForeignKey(PanelReviewer, models.PROTECT, related_name="terms")
    fields = models.JSONField(default=list)
    most = models.IntegerField()
    home_region = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return f"{self.reviewer_id} {self.most}"


class PanelReply(PanelRecord):
    """The reviewer accepted, with the pledge of secrecy (its ``version``, hash of its text), or declined and why."""

    reviewer = models.ForeignKey(PanelReviewer, models.PROTECT, related_name="replies")
    accepted = models.BooleanField()
    pledge_version = models.CharField(max_length=20, blank=True)
    pledge_sha256 = models.CharField(max_length=64, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.reviewer_id} {self.accepted}"


class PanelLeave(PanelRecord):
    """The reviewer left in the middle: what they scored stays and counts, the rest goes to others."""

    reviewer = models.OneToOneField(PanelReviewer, models.PROTECT, related_name="left")
    left_on = models.DateField()
    reason = models.CharField(max_length=500)

    def __str__(self) -> str:
        return f"{self.reviewer_id} {self.left_on}"


class PanelFact(PanelRecord):
    """Something that may bar a reviewer: ``kind`` a code of `teukgu.evaluation.panels.conflicts.CONFLICTS`.

    ``about``: employment: key or name of an organisation; home: region id of a municipality; every other kind: zone id;
    ``words`` as it was written (the fund, the consortium). ``source``: declared (by the reviewer) or entered (by the
    ministry). A row that ``corrects`` another stands in its place; ``withdrawn`` on it takes that back, and ``reason``
    says why.
    """

    reviewer = models.ForeignKey(PanelReviewer, models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=120)
    words = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    source = models.CharField(max_length=10)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    withdrawn = models.BooleanField(default=False)
    reason = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.reviewer_id} {self.kind}"


class PanelFactErasure(KeptRow):
    """What was known about a reviewer was erased when its time was over: how many rows. That they declared stays."""

    reviewer = models.OneToOneField(PanelReviewer, models.PROTECT, related_name="facts_erased")
    facts = models.IntegerField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reviewer_id} {self.facts}"


class PanelDeclaration(PanelRecord):
    """The reviewer said that what they declared until now is all; ``facts``: numbers of those rows, none: nothing."""

    reviewer = models.ForeignKey(PanelReviewer, models.PROTECT, related_name="declarations")
    facts = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.reviewer_id} {len(self.facts)}"


class PanelAssignment(PanelRecord):
    """One run of the assignment: what was asked (``request``), from which seed, and how it came out (``result``).

    ``leaver``: the reviewer whom this run replaced. The newest ``number`` holds, with all its pairs.
    """

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="assignments")
    number = models.IntegerField()
    seed = models.BigIntegerField()
    wanted = models.IntegerField()
    of_field = models.IntegerField()
    request = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    leaver = models.ForeignKey(PanelReviewer, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "number"], name="panel_assignment_once")]

    def __str__(self) -> str:
        return f"{self.panel_id} v{self.number}"


class PanelPair(KeptRow):
    """A reviewer scores a zone: in earnest (``scoring``), or for practice before, with all others (``calibration``).

    ``of_field``: they know a field of the zone; ``reasons``: rows of the explanation, ``[{"ko", "en", "value"}]``.
    """

    assignment = models.ForeignKey(PanelAssignment, models.PROTECT, related_name="pairs")
    reviewer = models.ForeignKey(PanelReviewer, models.PROTECT, related_name="pairs")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, default="scoring")
    of_field = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "reviewer", "zone", "kind"], name="panel_pair_once")
        ]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.reviewer_id}"
