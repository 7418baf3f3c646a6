"""Who is kept away from the committee's part of a case: exclusion, a challenge upheld, self-recusal (decree 13)."""

from django.db import models

from teukgu.portal.store.models.cases import Case
from teukgu.portal.store.models.people import Account


class CaseBar(models.Model):
    """``account`` sees and does nothing in the committee's part of ``case`` until ``lifted_at``; never deleted."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="bars")
    account = models.ForeignKey(Account, models.PROTECT, related_name="bars")
    ground = models.CharField(max_length=40)
    reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "account"], name="case_bar_account")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.account_id}"
