"""The draft of a round's scheme: saves of its file, what was shown to the offices, opinions and answers."""

from django.db import models

from teukgu.portal.store.models.cases import Case
from teukgu.portal.store.models.people import Account
from teukgu.portal.store.models.plans import KeptRow


class SchemeDraft(KeptRow):
    """One save of the draft's file; the one with the highest ``number`` not ``set_aside`` is current.

    ``follows`` is the number its writer had before their eyes (0: none). When somebody else had saved in between, the
    file is kept all the same, ``set_aside``. ``kind`` says what made it: a start (from where: ``origin``), a form, the
    file as text, an earlier save taken up again. ``comments_lost``: comments of the save before are not in it.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="scheme_drafts")
    number = models.IntegerField()
    follows = models.IntegerField()
    set_aside = models.BooleanField(default=False)
    kind = models.CharField(max_length=20)
    origin = models.CharField(max_length=300, blank=True)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    comments_lost = models.BooleanField(default=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="scheme_draft_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.number}"


class SchemeShown(KeptRow):
    """A save that was shown to the regional offices of the programme, who may comment on it until a day."""

    draft = models.ForeignKey(SchemeDraft, models.PROTECT, related_name="shown")
    until = models.DateField()
    note = models.CharField(max_length=600, blank=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    shown_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.draft_id} until {self.until}"


class SchemeOpinion(KeptRow):
    """An opinion on a save of the draft, by a regional office or (entered by the ministry) from the public.

    ``who``: the office, or what the ministry may name: a body, or that it was a private person. ``about``: the part of
    the scheme that it is on (empty: the whole).
    """

    draft = models.ForeignKey(SchemeDraft, models.PROTECT, related_name="opinions")
    source = models.CharField(max_length=10)
    who = models.CharField(max_length=160)
    about = models.CharField(max_length=160, blank=True)
    text = models.TextField()
    received_on = models.DateField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.source} {self.who}"


class SchemeOpinionAnswer(KeptRow):
    """What the ministry answered to an opinion, with the reason; the newest counts."""

    opinion = models.ForeignKey(SchemeOpinion, models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=10)
    grounds = models.TextField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.opinion_id} {self.answer}"
