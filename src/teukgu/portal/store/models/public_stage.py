"""The public stage of a round: channels that were imported, the round's own ballot, stories of the zones.

How state is read (`teukgu.portal.store.queries.public_stage`): rows are only added, and of a thing the newest counts.

* a channel (component and name): the `BallotImport` of the highest ``number``; ``withdrawn`` takes it back.
* an own ballot is open from ``opens_at`` until before ``closes_at``; a `PublicBallotEnd` called it off.
* what was set aside: the `BallotExclusion` rows that no row ``restores``.
* stories: of a zone the highest ``number``; they stay as they are from the first minute of voting on.

What is secret: a `BallotVoter` is written together with a `BallotHeld`, whose content is encrypted; later many held
ballots become `BallotCast` rows at once and their voters are written anew, each in an order of its own, so that no
row, and no order or transaction of rows, says which ballot is whose. Casts, codes, voters and the receipts of what
was set aside go when the round is sealed (`StageErasure`); counts by zone and province stay in `BallotTally` and in
the frozen inputs.
"""

from django.db import models

from teukgu.portal.store.models.cases import Case
from teukgu.portal.store.models.people import Account
from teukgu.portal.store.models.plans import KeptRow
from teukgu.portal.store.models.regions import Region
from teukgu.portal.store.models.zones import Zone


class StageRecord(KeptRow):
    """What every act on the public stage has: who recorded it, when, and the key under which it is recorded once."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        abstract = True


class BallotImport(StageRecord):
    """Votes of an outside channel as handed in: how they were gathered, and what was in the file.

    ``kind``: ``counts``, ``ballots`` (the rows are `BallotCast`; the file itself is not kept, its hash is) or
    ``withdrawn``. ``counts``: rows of zone, province and votes. ``turnout``: rows of province, voters and invited.
    ``reason``: why it is corrected or withdrawn.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="ballot_imports")
    component = models.CharField(max_length=60)
    channel = models.CharField(max_length=40)
    number = models.IntegerField()
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=120)
    method = models.CharField(max_length=20)
    carried_out_by = models.CharField(max_length=120)
    opened_on = models.DateField()
    closed_on = models.DateField()
    log_in = models.CharField(max_length=200)
    prizes = models.CharField(max_length=200)
    sampled = models.BooleanField(default=False)
    turnout = models.JSONField(default=list)
    counts = models.JSONField(default=list)
    file_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.BinaryField(default=b"")
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "component", "channel", "number"], name="ballot_import_once")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.component} {self.channel} {self.number}"


class PublicBallot(StageRecord):
    """An own ballot of a round: who may enter (``codes`` or ``login``), when, and what is asked.

    ``seed`` gives the order in which each voter sees the ``zones``. ``address``: the end of the page's address.
    ``acknowledged``: why it was opened in a time that the election law restricts (empty: there was none).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="public_ballots")
    component = models.CharField(max_length=60)
    address = models.SlugField(max_length=60, unique=True)
    entry = models.CharField(max_length=10)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    most = models.IntegerField()
    seed = models.BigIntegerField()
    zones = models.JSONField(default=list)
    question_ko = models.CharField(max_length=300)
    question_en = models.CharField(max_length=400)
    prizes = models.CharField(max_length=200)
    sampled = models.BooleanField(default=False)
    acknowledged = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.address


class PublicBallotEnd(StageRecord):
    """An own ballot was called off before it was over; its ballots do not count."""

    ballot = models.OneToOneField(PublicBallot, models.PROTECT, related_name="ended")
    reason = models.CharField(max_length=500)

    def __str__(self) -> str:
        return str(self.ballot_id)


class BallotCode(models.Model):
    """A code that was sent to one person: its hash and the province it was drawn in (if any).

    It was used when a `BallotVoter` has its hash; nothing is ever written into this row.
    """

    ballot = models.ForeignKey(PublicBallot, models.PROTECT, related_name="codes")
    number = models.IntegerField()
    hash = models.CharField(max_length=64)
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "hash"], name="ballot_code_once"),
            models.UniqueConstraint(fields=["ballot", "number"], name="ballot_code_number_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class BallotVoter(models.Model):
    """Somebody who voted: the hash of their code, or of who signed in elsewhere, bound to this ballot.

    ``mixed``: 0 as it was written with its ballot, 1 written anew among others, 2 written anew among all.
    """

    ballot = models.ForeignKey(PublicBallot, models.PROTECT, related_name="voters")
    hash = models.CharField(max_length=64)
    mixed = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ballot", "hash"], name="ballot_voter_once")]

    def __str__(self) -> str:
        return str(self.pk)


class BallotHeld(models.Model):
    """A ballot that was just cast, encrypted (``content``), until it becomes a `BallotCast` together with others.

    ``mark``: a keyed hash of its receipt.
    """

    ballot = models.ForeignKey(PublicBallot, models.PROTECT, related_name="held")
    mark = models.CharField(max_length=64)
    content = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ballot", "mark"], name="ballot_held_once")]

    def __str__(self) -> str:
        return str(self.pk)


class BallotCast(KeptRow):
    """One ballot, of an own ballot or of an import: choices in their order, province, minute, and a source's pseudonym.

    ``receipt``: a pseudonym that only the voter was told (own), or the channel's own number hashed (imported).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="ballots_cast")
    ballot = models.ForeignKey(PublicBallot, models.PROTECT, null=True, related_name="cast")
    imported = models.ForeignKey(BallotImport, models.PROTECT, null=True, related_name="cast")
    receipt = models.CharField(max_length=40)
    choices = models.JSONField(default=list)
    region = models.CharField(max_length=20)
    minute = models.DateTimeField()
    source = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "receipt"], name="ballot_cast_once"),
            models.UniqueConstraint(fields=["imported", "receipt"], name="ballot_cast_import_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class BallotExclusion(StageRecord):
    """Ballots of a flagged pattern were set aside with a reason, or (``restores``) taken back in.

    ``pattern``: the kind of pattern; ``ballots``: how many. Which ballots, and the words with the pseudonyms of
    networks, are in `BallotExclusionDetail`, which is erased with the ballots.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="ballot_exclusions")
    component = models.CharField(max_length=60)
    channel = models.CharField(max_length=40)
    pattern = models.CharField(max_length=20, blank=True)
    ballots = models.IntegerField(default=0)
    reason = models.CharField(max_length=500)
    restores = models.OneToOneField("self", models.PROTECT, null=True, related_name="restored")

    def __str__(self) -> str:
        return f"{self.case_id} {self.pattern} {self.ballots}"


class BallotExclusionDetail(KeptRow):
    """Which ballots were set aside (``receipts``), for which pattern (``about``), in the words shown then."""

    exclusion = models.OneToOneField(BallotExclusion, models.PROTECT, primary_key=True, related_name="detail")
    about = models.TextField(blank=True)
    words = models.JSONField(default=dict)
    receipts = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.pk)

    def save(self, *args: object, **kwargs: object) -> None:
        """Write a new row: its key is that of the exclusion."""
        models.Model.save(self, *args, **kwargs | {"force_insert": True})  # type: ignore[arg-type]


class ZoneStory(StageRecord):
    """The story of a zone as the ministry shows it: a title and a part under each heading of the one form."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="zone_stories")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="+")
    number = models.IntegerField()
    title_ko = models.CharField(max_length=200)
    title_en = models.CharField(max_length=400, blank=True)
    parts_ko = models.JSONField(default=list)
    parts_en = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "zone", "number"], name="zone_story_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.zone_id} {self.number}"


class BallotTally(KeptRow):
    """What stays of single ballots once they are erased: counts with and without what was set aside, turnout."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="ballot_tallies")
    component = models.CharField(max_length=60)
    channel = models.CharField(max_length=40)
    counts = models.JSONField(default=list)
    counts_all = models.JSONField(default=list)
    turnout = models.JSONField(default=list)
    alarms = models.JSONField(default=list)
    aside = models.IntegerField(default=0)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "component", "channel"], name="ballot_tally_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.component} {self.channel}"


class StageErasure(KeptRow):
    """Single ballots, provinces of voters and codes of a round were erased: how many of each.

    Without an account: by the erasure run, because nobody had done it in time.
    """

    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)
    case = models.OneToOneField(Case, models.PROTECT, related_name="stage_erasure")
    ballots = models.IntegerField()
    codes = models.IntegerField()
    voters = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.case_id} {self.ballots}"
