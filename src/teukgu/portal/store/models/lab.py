"""Scenarios of the policy lab that somebody at the ministry kept."""

from django.db import models

from teukgu.portal.store.models.people import Account
from teukgu.portal.store.models.plans import KeptRow
from teukgu.portal.store.models.programmes import Programme


class LabScenario(KeptRow):
    """Changed settings of a round under a name; ``rules``: key of the round whose scheme was taken (empty: its own).

    ``bundle_hash``: the round as it was sealed then; ``settings``: texts by name. The same name again is a new row.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="lab_scenarios")
    round = models.CharField(max_length=60)
    bundle_hash = models.CharField(max_length=80)
    rules = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=80)
    note = models.CharField(max_length=400, blank=True)
    settings = models.JSONField(default=dict)
    settings_hash = models.CharField(max_length=16)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["programme", "name"], name="lab_scenario_by_name")]

    def __str__(self) -> str:
        return f"{self.name} {self.settings_hash}"
