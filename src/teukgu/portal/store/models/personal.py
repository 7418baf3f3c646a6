"""Personal data kept apart from what happened: events stay for ever, names and telephone numbers do not."""

from django.db import models

from teukgu.portal.store.models.cases import Case
from teukgu.portal.store.models.people import Account
from teukgu.portal.store.models.programmes import Programme


class PersonalKind(models.TextChoices):
    """Kinds of personal data, each with its own time of keeping (rulebook: personal_data)."""

    CASE_PERSON = "case_person", "사건에 적힌 사람"
    OPINION = "opinion", "의견을 낸 주민"
    OPERATOR = "operator", "특화사업자의 대표자와 담당자"
    PROPOSER = "proposer", "제안한 사람"
    COMMITTEE_MEMBER = "committee_member", "위원"


class PersonalDetail(models.Model):
    """Values about one person, named by what holds them (``party`` and ``key`` of a case); erased in place.

    Whoever refers to it keeps its id only. ``values`` is empty once ``erased_at`` is set; the row stays so that the
    place it is named in stays readable.
    """

    id = models.UUIDField(primary_key=True)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="personal_details")
    kind = models.CharField(max_length=20, choices=PersonalKind)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="personal_details")
    party = models.CharField(max_length=20, blank=True)
    key = models.CharField(max_length=80, blank=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="personal_details")
    values = models.JSONField(default=dict)
    collected_at = models.DateTimeField()
    erase_after = models.DateField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["erased_at", "erase_after"], name="personal_erase_after")]

    def __str__(self) -> str:
        return str(self.pk)
