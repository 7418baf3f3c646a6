"""Bodies that decide by vote: members by date, what keeps them from a matter, meetings and what was done in them.

Rows that record an act are only ever added: a mistake is put right by a new row that names the old one (``corrects``).
"""

from django.db import models

from teukgu.portal.store.models.cases import Case, CaseEvent
from teukgu.portal.store.models.files import FileUse
from teukgu.portal.store.models.people import Account, Organisation, Post
from teukgu.portal.store.models.programmes import Programme


class Body(models.Model):
    """A body of an organisation; ``config`` names the file of the programme's folder ``bodies/`` that rules it."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="bodies")
    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="body")
    key = models.SlugField(max_length=60)
    config = models.CharField(max_length=60)
    version = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="body_key_once")]

    def __str__(self) -> str:
        return self.key


class ActRecord(models.Model):
    """What every recorded act has: who recorded it, when, under which key it is recorded only once."""

    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    recorded_post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        abstract = True


class OperatingRule(ActRecord):
    """A rule the body may set for itself (by resolution, order or ordinance): the value of one rulebook parameter."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="operating_rules")
    parameter = models.CharField(max_length=60)
    value = models.JSONField()
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=80, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.body_id} {self.parameter} {self.valid_from}"


class Membership(ActRecord):
    """A person sits in a seat from a day (in) to the end of the term (``term_ends``, left out; empty: by office)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="memberships")
    seat = models.CharField(max_length=60)
    kind = models.CharField(max_length=12)
    account = models.ForeignKey(Account, models.PROTECT, related_name="memberships")
    title = models.CharField(max_length=120, blank=True)
    official = models.BooleanField(default=False)
    valid_from = models.DateField()
    term_ends = models.DateField(null=True)
    renewals = models.IntegerField(default=0)
    renews = models.ForeignKey("self", models.PROTECT, null=True, related_name="renewed_by")

    class Meta:
        indexes = [models.Index(fields=["body", "valid_from"], name="membership_by_body")]

    def __str__(self) -> str:
        return f"{self.body_id} {self.seat}"


class MembershipEnd(ActRecord):
    """A membership ended before its term: dismissed on a ground of the law, or left with the office."""

    membership = models.OneToOneField(Membership, models.PROTECT, related_name="ended")
    kind = models.CharField(max_length=12)
    ground = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    ended_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.membership_id} {self.kind}"


class ViceChairElection(ActRecord):
    """The appointed members elected one of them vice chair."""

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="elections")
    elected_on = models.DateField()
    votes = models.IntegerField()
    voters = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.membership_id} {self.elected_on}"


class ConflictFact(ActRecord):
    """What may keep a person from a matter: employment, kin, advice, rating ... ``since``/``until`` as known.

    Concerns an ``organisation`` (a party) or one ``case``. ``withdrawn`` on a row that corrects another takes it back.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="conflict_facts")
    fact = models.CharField(max_length=30)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="conflict_facts")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="conflict_facts")
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    known_on = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    private_interest = models.BooleanField(default=False)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    withdrawn = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.account_id} {self.fact}"


class Meeting(ActRecord):
    """A meeting, or a matter decided in writing. ``version`` counts its acts, as a case does."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    number = models.IntegerField()
    form = models.CharField(max_length=12)
    starts_at = models.DateTimeField()
    replies_until = models.DateField(null=True)
    place = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=300)
    written_ground = models.CharField(max_length=30, blank=True)
    written_reason = models.CharField(max_length=500, blank=True)
    version = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="meeting_number_once")]
        ordering = ["-starts_at", "-number"]

    def __str__(self) -> str:
        return f"{self.body_id} {self.number}"


class AgendaItem(ActRecord):
    """A matter before a meeting (의안), with the case it decides; ``about`` is the challenge it decides, if any."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    position = models.IntegerField()
    kind = models.CharField(max_length=12)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="agenda_items")
    title = models.CharField(max_length=200)
    proposal = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    main_points = models.TextField(blank=True)
    agency_opinions = models.TextField(blank=True)
    about = models.ForeignKey("store.Exclusion", models.PROTECT, null=True, related_name="decided_in")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "position"], name="agenda_position_once")]
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class MeetingPaper(ActRecord):
    """A file laid before the members for one item."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="papers")
    file = models.ForeignKey(FileUse, models.PROTECT, related_name="meeting_papers")

    def __str__(self) -> str:
        return f"{self.item_id} {self.file_id}"


class MeetingNotice(ActRecord):
    """A member was told of the meeting: in writing, or by telephone with the ground."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="notices")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="notices")
    medium = models.CharField(max_length=12)
    ground = models.CharField(max_length=30, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField()
    late = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.membership_id}"


class MeetingOpening(ActRecord):
    """The meeting was opened: who was chair, who was in office, who was there, counted both ways."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="opening")
    opened_at = models.DateTimeField()
    chaired_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="chaired")
    counts = models.JSONField()

    def __str__(self) -> str:
        return f"{self.meeting_id}"


class Attendance(ActRecord):
    """A member came, in person, by video link or by a deputy; the latest row of a member counts (``absent``: left)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="attendances")
    how = models.CharField(max_length=12)
    deputy_name = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.membership_id} {self.how}"


class WrittenOpinion(ActRecord):
    """What a member who is not there wrote; it is no attendance and no vote."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="opinions")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="opinions")
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.item_id} {self.membership_id}"


class Exclusion(ActRecord):
    """A member kept from an item: by law (``exclusion``), by own step (``recusal``), or challenged by a party.

    A challenge keeps nobody away until a row of `ChallengeDecision` upholds it. ``fact`` says what it was derived from.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="exclusions")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="exclusions")
    kind = models.CharField(max_length=12)
    ground = models.CharField(max_length=30, blank=True)
    reason = models.CharField(max_length=500)
    doubtful = models.BooleanField(default=False)
    fact = models.ForeignKey(ConflictFact, models.PROTECT, null=True, related_name="exclusions")
    challenger = models.CharField(max_length=160, blank=True)

    def __str__(self) -> str:
        return f"{self.item_id} {self.membership_id} {self.kind}"


class ChallengeDecision(ActRecord):
    """The body decided a challenge."""

    exclusion = models.OneToOneField(Exclusion, models.PROTECT, related_name="decision")
    upheld = models.BooleanField()
    votes = models.JSONField()
    reason = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.exclusion_id} {self.upheld}"


class Vote(ActRecord):
    """A member's vote on an item; the latest row of a member counts until the item is resolved."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="votes")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="votes")
    choice = models.CharField(max_length=10)
    opinion = models.TextField(blank=True)
    cast_by_member = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.item_id} {self.membership_id}"


class ItemResolution(ActRecord):
    """What the body resolved on an item, with the count both ways and the event of the case it became."""

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="resolution")
    resolved_on = models.DateField()
    result = models.CharField(max_length=20)
    text = models.TextField()
    conditions = models.TextField(blank=True)
    counts = models.JSONField()
    reading = models.CharField(max_length=20, blank=True)
    reading_reason = models.CharField(max_length=300, blank=True)
    event = models.ForeignKey(CaseEvent, models.PROTECT, null=True, related_name="resolutions")

    def __str__(self) -> str:
        return f"{self.item_id} {self.result}"


class Minutes(ActRecord):
    """The minutes as fixed; a correction is a further version with its reason."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    version = models.IntegerField()
    content = models.JSONField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "version"], name="minutes_version_once")]

    def __str__(self) -> str:
        return f"{self.meeting_id} v{self.version}"
