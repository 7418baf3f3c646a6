"""What a round of evaluation is made of, as it was kept: scheme, zones, frozen inputs, computations, decision sheet."""

from django.db import models

from teukgu.portal.store.models.cases import Case
from teukgu.portal.store.models.people import Account
from teukgu.portal.store.models.plans import KeptRow
from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.zones import Zone


class RoundScheme(KeptRow):
    """A scheme's file as it was handed in; ``sha256`` is of its bytes, ``scheme`` the id that it gives itself."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="round_schemes")
    scheme = models.CharField(max_length=60)
    name_ko = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.scheme} {self.sha256[:12]}"


class OfficialRank(KeptRow):
    """An official rank of an earlier year and where it was published or told; the newest row of a year counts.

    ``public``: it was published; otherwise it was only told to its zone, and the bundle of a round would publish it.
    Without a rank the row takes back what was official of that zone and year: a later edition does not rank it.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="official_ranks")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="official_ranks")
    year = models.IntegerField()
    rank = models.IntegerField(null=True)
    population = models.IntegerField()
    source = models.CharField(max_length=300)
    public = models.BooleanField(default=False)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["programme", "year"], name="official_rank_by_year")]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.year} {self.rank}/{self.population}"


class RoundPopulation(KeptRow):
    """A snapshot of the zones of the programme on a day, each in or out of the round; ``sha256`` is of its table."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="round_populations")
    year = models.IntegerField()
    on = models.DateField()
    sha256 = models.CharField(max_length=64)
    zones_in = models.IntegerField()
    zones_out = models.IntegerField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.case_id} {self.on} {self.zones_in}+{self.zones_out}"


class RoundMember(KeptRow):
    """A zone in a snapshot: what was known of it, whether it is judged, and the reason in words."""

    population = models.ForeignKey(RoundPopulation, models.PROTECT, related_name="members")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    type = models.CharField(max_length=60, blank=True)
    designated_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    report = models.CharField(max_length=20)
    cancelling = models.BooleanField(default=False)
    groups = models.JSONField(default=dict)
    in_round = models.BooleanField()
    ground = models.CharField(max_length=40)
    reason_ko = models.CharField(max_length=300)
    reason_en = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["population", "zone"], name="round_member_once")]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.ground}"


class RoundFreeze(KeptRow):
    """Inputs as they were frozen; ``sha256`` names the list of its files with the hash of each."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="round_freezes")
    population = models.ForeignKey(RoundPopulation, models.PROTECT, related_name="freezes")
    sha256 = models.CharField(max_length=64)
    figures = models.IntegerField()
    lacking = models.IntegerField()
    panel = models.IntegerField()
    votes = models.IntegerField()
    ranks = models.IntegerField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.case_id} {self.sha256[:12]}"


class RoundFreezeFile(KeptRow):
    """A file of a freeze, byte for byte."""

    freeze = models.ForeignKey(RoundFreeze, models.PROTECT, related_name="files")
    name = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["freeze", "name"], name="round_freeze_file_once")]

    def __str__(self) -> str:
        return self.name


class RoundChore(models.Model):
    """Work on a round that takes longer than a page may: waiting, done, or refused with what was wrong."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="round_chores")
    kind = models.CharField(max_length=20)
    data = models.JSONField(default=dict)
    state = models.CharField(max_length=20, default="waiting")
    findings = models.JSONField(default=list)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["state", "asked_at"], name="round_chore_waiting")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind} {self.state}"


class RoundComputation(KeptRow):
    """Results computed from a freeze by a scheme; ``sha256`` is of the table of results, ``bundle_sha256`` of the seal.

    It is a draft of the round only once the ministry adopts it by an act.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="round_computations")
    freeze = models.ForeignKey(RoundFreeze, models.PROTECT, related_name="computations")
    scheme = models.ForeignKey(RoundScheme, models.PROTECT, related_name="computations")
    sha256 = models.CharField(max_length=64)
    bundle_sha256 = models.CharField(max_length=64)
    seed = models.BigIntegerField()
    draws = models.IntegerField()
    software_version = models.CharField(max_length=40)
    parameter_hash = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.case_id} {self.sha256[:12]}"


class RoundComputationFile(KeptRow):
    """A file of a computation, byte for byte; ``bundle.zip`` is what is sealed."""

    computation = models.ForeignKey(RoundComputation, models.PROTECT, related_name="files")
    name = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["computation", "name"], name="round_computation_file_once")]

    def __str__(self) -> str:
        return self.name


class RoundZoneResult(KeptRow):
    """The result of one zone in a computation, with the rows that its score is made of."""

    computation = models.ForeignKey(RoundComputation, models.PROTECT, related_name="results")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="round_results")
    name = models.CharField(max_length=160)
    type = models.CharField(max_length=60, blank=True)
    score = models.FloatField(null=True)
    rank = models.IntegerField(null=True)
    rank_low = models.IntegerField(null=True)
    rank_high = models.IntegerField(null=True)
    tier = models.IntegerField(null=True)
    tier_name = models.CharField(max_length=60, blank=True)
    tier_probabilities = models.JSONField(default=list)
    on_line = models.BooleanField(null=True)
    next_tier_gap = models.FloatField(null=True)
    contributions = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["computation", "zone"], name="round_zone_result_once")]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.tier_name}"


class RoundDeparture(KeptRow):
    """A line of the decision sheet: the committee gives a zone another tier than was computed, and says why.

    The newest line of a zone counts; one whose ``tier`` is the computed one takes an earlier line back.
    """

    computation = models.ForeignKey(RoundComputation, models.PROTECT, related_name="departures")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="+")
    computed = models.IntegerField()
    tier = models.IntegerField()
    reason = models.TextField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.zone_id} {self.computed}>{self.tier}"
