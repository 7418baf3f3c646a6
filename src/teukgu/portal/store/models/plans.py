"""Plans of a case: saves of the working draft, named versions, comments. Nothing of them is ever overwritten."""

from django.core.exceptions import PermissionDenied
from django.db import models

from teukgu.portal.store.models.cases import Case
from teukgu.portal.store.models.people import Account


class KeptRow(models.Model):
    """A row that is written once and stays."""

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        """Write a new row; a kept one is never edited."""
        if self.pk is not None:
            msg = "a row that was kept is never edited"
            raise PermissionDenied(msg)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        """Refuse: a row that was kept stays."""
        msg = "a row that was kept is never deleted"
        raise PermissionDenied(msg)


class Plan(models.Model):
    """The zone plan that a case is about."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="plan")
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"plan {self.case_id}"


class PlanSave(KeptRow):
    """One save of one item of the working draft; the one with the highest ``number`` not ``set_aside`` is current.

    ``follows`` is the number its writer had before their eyes. When somebody else had saved in between, the text is
    kept all the same, ``set_aside``, and its writer is told.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="saves")
    key = models.CharField(max_length=60)
    number = models.IntegerField()
    follows = models.IntegerField()
    content = models.JSONField()
    set_aside = models.BooleanField(default=False)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "key", "number"], name="plan_save_once")]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.key} {self.number}"


class PlanVersion(KeptRow):
    """A named version: the whole plan as it stood, with the hash that acts and documents refer to."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.IntegerField()
    name = models.CharField(max_length=120)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")]

    def __str__(self) -> str:
        return f"{self.plan_id} v{self.number}"


class PlanComment(KeptRow):
    """A comment on a paragraph, which is quoted as it read then."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="comments")
    key = models.CharField(max_length=60)
    quoted = models.TextField(blank=True)
    text = models.TextField()
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    organisation = models.CharField(max_length=160, blank=True)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.plan_id} {self.key} #{self.pk}"


class PlanCommentTurn(KeptRow):
    """What became of a comment: answered, closed or opened again; the last turn is where it stands."""

    comment = models.ForeignKey(PlanComment, models.PROTECT, related_name="turns")
    state = models.CharField(max_length=10)
    text = models.TextField(blank=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    turned_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.comment_id} {self.state}"
