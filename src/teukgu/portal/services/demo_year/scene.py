"""What a step of the year has to hand: whose zone, which report, who acts, when, under which key."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from teukgu.loading.demonstration_words import Words
from teukgu.portal.access import Viewer
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.demo_year.figures import ZonesYear
from teukgu.portal.services.people.demonstration_accounts import address_of
from teukgu.portal.store.models import Account, Case, CaseEvent, CaseParty, Organisation, Report, ZoneNow
from teukgu.portal.store.queries.people import viewer_of_account
from teukgu.procedures.party import Party

START_OF_WORK = time(0, 30, tzinfo=UTC)
"""Half past nine in Korea."""

MINISTRY = "ministry-policy.officer"


@dataclass(frozen=True, slots=True)
class YearStep:
    """One thing that happens to one zone's report on a day."""

    zone: str
    name: str
    day: date

    @property
    def key(self) -> str:
        """Return the key under which it is kept, however often it is played."""
        return f"demo-year-{self.zone}-{self.name}"


@dataclass(frozen=True)
class Scene:
    """A step with what it acts on; ``minute`` orders what happens on one day, ``zones`` are all that are played."""

    programme: str
    step: YearStep
    year: ZonesYear
    performance_year: int
    words: Words
    minute: int
    zones: Mapping[str, ZonesYear] = field(default_factory=dict)

    def at(self, zone: str) -> "Scene":
        """Return the same step at one of the zones that it is about."""
        return replace(self, step=replace(self.step, zone=zone), year=self.zones.get(zone, self.year))

    @property
    def day(self) -> date:
        """Return the day of the step."""
        return self.step.day

    @property
    def now(self) -> datetime:
        """Return the moment of the step."""
        return datetime.combine(self.day, START_OF_WORK) + timedelta(seconds=20 * self.minute)

    def once(self, *more: object) -> str:
        """Return the key of something that the step does."""
        return "-".join((self.step.key, *map(str, more)))[:64]

    def text(self, *path: str, **names: object) -> str:
        """Return one of the invented texts, always the same for this zone."""
        more = {"zone": self.zone_now.name_ko, "year": self.performance_year}
        return self.words.of(*path, number=self.year.number, **more, **names)

    @cached_property
    def zone_now(self) -> ZoneNow:
        """Return the zone."""
        return ZoneNow.objects.get(pk=self.step.zone)

    @cached_property
    def report(self) -> Report:
        """Return the zone's report."""
        return Report.objects.select_related("case").get(zone=self.step.zone, year=self.performance_year)

    @cached_property
    def applicants(self) -> list[Organisation]:
        """Return the municipalities of the report, the lead first."""
        rows = CaseParty.objects.filter(case=self.report.case_id, party=Party.APPLICANT.value, until=None)
        found = rows.select_related("organisation").order_by("-lead", "pk")
        return [row.organisation for row in found if row.organisation]

    @cached_property
    def officer(self) -> Viewer:
        """Return the officer of the lead."""
        return self.viewer(f"{self.applicants[0].key}.officer")

    @cached_property
    def ministry(self) -> Viewer:
        """Return the officer of the ministry."""
        return self.viewer(MINISTRY)

    def viewer(self, key: str) -> Viewer:
        """Return an invented person as they are on the day."""
        return viewer_of_account(Account.objects.get(email=address_of(key)).pk, self.day)

    def act(
        self,
        name: str,
        party: str,
        data: dict[str, Any],
        *,
        by: Viewer | None = None,
        key: str = "",
        on: date | None = None,
    ) -> CaseEvent:
        """Record an act on the report's case as it stands, done ``on`` an earlier day if that is given."""
        case = Case.objects.get(pk=self.report.case_id)
        return act(
            by or self.officer,
            case.number,
            act=name,
            key=key,
            party=party,
            happened_on=on or self.day,
            data=data,
            seen_version=case.version,
            once=self.once(name, key),
            now=self.now,
            today=self.day,
        )
