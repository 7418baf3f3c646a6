"""Sessions of a local council, as its secretariat announces them: what the planner waits for."""

from django.db import models

from teukgu.portal.store.models.people import Account
from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.regions import Region


class CouncilSession(models.Model):
    """A session with its days and the last day to hand in an item; ``withdrawn_at`` when it was entered wrongly."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="council_sessions")
    region = models.ForeignKey(Region, models.PROTECT, related_name="council_sessions")
    name = models.CharField(max_length=120)
    agenda_closes_on = models.DateField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    source = models.CharField(max_length=300)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["region", "opens_on"], name="council_session_day")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.name}"
