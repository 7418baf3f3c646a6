"""Scores of a panel: each save a row, opinions, hand-ins, discussions of large spreads, closing, what was confirmed.

How state is read (`teukgu.portal.store.queries.panels`):

* the score of a reviewer, zone and criterion: the row of the highest ``number`` that is not ``set_aside`` (an empty
  ``score`` clears it); ``kind`` as in the pair, so that practice (``calibration``) never mixes with what counts.
* a pair is *scored* as soon as it has such a row of kind ``scoring``: it is never moved to another reviewer then,
  unless who began it left or is bound to the zone before handing it in.
* handed in: the newest `PanelHandedIn` of the pair has the state ``handed_in``. Until all reviewers of a zone have
  handed in, nobody but the reviewer sees a score; ``reopened`` lets the reviewer change it (in a discussion, with why).
  What counts is what was handed in; a reopened zone counts again once it is handed in again.
* a `PanelVoid` of a pair takes all its scores of before out of what counts: a conflict came to light.
* a discussion is open while it has no `PanelDiscussionEnd`.
* closed: the newest `PanelClosing` is ``closed``; its ``content`` is the table of scores that counts. The newest
  `PanelConfirmation` of that closing says which score is used.
"""

from django.db import models

from teukgu.portal.store.models.committee_bodies import Body
from teukgu.portal.store.models.panels import Panel, PanelRecord, PanelReviewer
from teukgu.portal.store.models.people import Account
from teukgu.portal.store.models.plans import KeptRow
from teukgu.portal.store.models.zones import Zone


class PanelSave(KeptRow):
    """A save by a reviewer on a zone; ``follows`` is the number its writer had before their eyes.

    When another window had saved in between, the row is kept all the same, ``set_aside``, and its writer is told.
    ``why``: in a discussion, why it was changed.
    """

    reviewer = models.ForeignKey(PanelReviewer, models.PROTECT, related_name="%(class)ss")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, default="scoring")
    number = models.IntegerField()
    follows = models.IntegerField()
    set_aside = models.BooleanField(default=False)
    why = models.CharField(max_length=500, blank=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        abstract = True


class PanelScore(PanelSave):
    """The score that a reviewer gave a zone on one criterion; empty: taken back."""

    criterion = models.CharField(max_length=60)
    score = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reviewer", "zone", "kind", "criterion", "number"], name="panel_score_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reviewer_id} {self.zone_id} {self.criterion} {self.number}"


class PanelOpinion(PanelSave):
    """Why a reviewer scored a zone so, and how sure they are (``low``, ``middle``, ``high``, or not said)."""

    text = models.TextField(blank=True)
    confidence = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reviewer", "zone", "kind", "number"], name="panel_opinion_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.reviewer_id} {self.zone_id} {self.number}"


class PanelHandedIn(PanelRecord):
    """A reviewer handed a zone in (``handed_in``), or it was opened again (``reopened``, with why).

    ``scores``: by criterion, as they stood then.
    """

    reviewer = models.ForeignKey(PanelReviewer, models.PROTECT, related_name="handed_in")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, default="scoring")
    number = models.IntegerField()
    state = models.CharField(max_length=10)
    scores = models.JSONField(default=dict)
    why = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reviewer", "zone", "kind", "number"], name="panel_handed_in_once")
        ]

    def __str__(self) -> str:
        return f"{self.reviewer_id} {self.zone_id} {self.state}"


class PanelVoid(PanelRecord):
    """The scores that a reviewer gave a zone until now do not count, by decision of ``by``, and why."""

    reviewer = models.ForeignKey(PanelReviewer, models.PROTECT, related_name="voids")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="+")
    by = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)

    def __str__(self) -> str:
        return f"{self.reviewer_id} {self.zone_id}"


class PanelDiscussion(PanelRecord):
    """Reviewers of a zone talk over scores that lie far apart; ``spread``: how far, as they stood then."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="discussions")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="+")
    spread = models.JSONField(default=dict)
    reason = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.panel_id} {self.zone_id}"


class PanelDiscussionEnd(PanelRecord):
    """The discussion is over; ``note``: how it came out."""

    discussion = models.OneToOneField(PanelDiscussion, models.PROTECT, related_name="ended")
    note = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return str(self.discussion_id)


class PanelRemark(PanelRecord):
    """What a reviewer (or, without one, the ministry) said in a discussion; reviewers see each other unnamed."""

    discussion = models.ForeignKey(PanelDiscussion, models.PROTECT, related_name="remarks")
    reviewer = models.ForeignKey(PanelReviewer, models.PROTECT, null=True, related_name="remarks")
    text = models.TextField()

    def __str__(self) -> str:
        return str(self.pk)


class PanelClosing(PanelRecord):
    """The panel was closed (``closed``) or opened again (``reopened``, with why); the newest ``number`` holds.

    ``content``: the table of scores as it counts, byte for byte; ``sha256`` of it; ``lacking``: pairs without scores.
    """

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="closings")
    number = models.IntegerField()
    state = models.CharField(max_length=10)
    content = models.BinaryField(default=b"")
    sha256 = models.CharField(max_length=64, blank=True)
    scores = models.IntegerField(default=0)
    lacking = models.IntegerField(default=0)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "number"], name="panel_closing_once")]

    def __str__(self) -> str:
        return f"{self.panel_id} {self.state}"


class PanelConfirmation(PanelRecord):
    """The panel confirmed which score is used (``raw``, ``adjusted``, ``level``): the day, the body, the reason."""

    closing = models.ForeignKey(PanelClosing, models.PROTECT, related_name="confirmations")
    use = models.CharField(max_length=10)
    decided_on = models.DateField()
    by = models.CharField(max_length=200)
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    reason = models.TextField()

    def __str__(self) -> str:
        return f"{self.closing_id} {self.use}"
