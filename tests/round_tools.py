"""A round of evaluation in the invented world: zones with filed reports, its scheme, its steps through the services."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.test import Client
from tests import report_tools
from tests.people_tools import World, make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.once import forget
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.round_case.chores import do_round_chores
from teukgu.portal.services.round_case.computing import adopt_results, ask_for_computation
from teukgu.portal.services.round_case.deciding import resolution_data
from teukgu.portal.services.round_case.freezing import freeze_inputs
from teukgu.portal.services.round_case.opening import open_round
from teukgu.portal.services.round_case.population import set_population
from teukgu.portal.services.round_case.scheme import state_scheme
from teukgu.portal.services.round_case.telling import ask_to_tell
from teukgu.portal.store.models import Case, Observation, RoundComputation
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.round_case.standing import RoundStanding, standing_of
from teukgu.procedures.state import Situation

YEAR = 2026
OPENED = date(2027, 1, 4)
FREEZE_DAY = date(2027, 4, 5)
DRAFT_DAY = date(2027, 5, 3)
DECISION_DAY = date(2027, 5, 24)
MINISTRY = "ministry-policy"
TOWNS = ("town-neulnuri", "town-deulbina", "town-gaon", "town-soldasom", "town-kkotchansol")
SALES = (900_000_000, 500_000_000, 300_000_000, 200_000_000, 100_000_000)
SCHEME = """\
id: round-test
name: {ko: 시험용 평가계획, en: scheme of the tests}
year: 2026
date: "2027-01-04"
defaults:
  normalise: {method: minmax, range: [0, 100], group: all, constant: middle}
  missing: {method: median, group: all}
  aggregate: arithmetic
indicators:
  sales: {measure: level, matters: local_economy_ripple_effect}
  jobs: {measure: level, matters: [effect_of_exemptions, residents_participation]}
tree:
  id: total
  parts:
    - {indicator: sales, weight: 60}
    - {indicator: jobs, weight: 40}
tiers:
  names: [{ko: 우수, en: good}, {ko: 보통, en: middle}, {ko: 미흡, en: weak}]
  shares: [0.2, rest, 0.2]
uncertainty: {draws: 40, seed: 7}
""".encode()


@dataclass
class Play:
    """A round that is played step by step; every step happens on ``day``."""

    world: World
    case: Case
    day: date = OPENED
    _once: Any = field(default_factory=lambda: count(1))

    @property
    def number(self) -> str:
        """The number of the case."""
        return self.case.number

    def stamp(self) -> dict[str, Any]:
        """A new key, the moment and the day, as every service takes them."""
        step = next(self._once)
        return {"once": f"round-{self.case.pk}-{step}", "now": self.moment(step), "today": self.day}

    def moment(self, step: int = 0) -> Any:
        """A moment of the day."""
        return moment(self.day) + timedelta(minutes=step)

    def viewer(self, who: str = MINISTRY) -> Any:
        """Who acts, on the day."""
        return self.world.viewer(who, self.day)

    def do(self, name: str, key: str = "", /, *, who: str = MINISTRY, party: str = "minister", **data: Any) -> Any:
        """Record an act of the case as its page would."""
        self.case.refresh_from_db()
        reason = data.pop("override", "")
        return act(
            self.viewer(who), self.number, act=name, key=key, party=party, happened_on=self.day, data=data,
            reason=reason, override=bool(reason), seen_version=self.case.version, **self.stamp(),
        )  # fmt: skip

    def situation(self) -> Situation:
        """Where the case stands, as recorded."""
        self.case.refresh_from_db()
        return situation_of(self.case, today=self.day, now=self.moment())

    def standing(self) -> RoundStanding:
        """Which of the kept rows stand."""
        return standing_of(self.case, self.situation().state)

    def decide(self, **more: Any) -> Any:
        """Record the resolution as the meeting does."""
        data = resolution_data(self.case, "passed", now=self.moment(), today=self.day)
        told = {"meeting": "제1회 위원회", "result": "passed", "grounds": "원안대로"}
        return self.do("record_round_resolution", **told | data | more)

    def work(self) -> int:
        """Let the worker do what waits."""
        return do_round_chores(self.moment(300))

    def computed(self) -> RoundComputation:
        """Compute, and return the results."""
        chore = ask_for_computation(self.viewer(), self.number, **self.stamp())
        self.work()
        chore.refresh_from_db()
        assert chore.state == "done", chore.findings
        return RoundComputation.objects.get(pk=chore.data["computation"])


def zones_with_reports(world: World) -> list[str]:
    """Zones of five towns with filed reports, and one without; return the ids of the five."""
    found = []
    for place, (town, sales) in enumerate(zip(TOWNS, SALES, strict=True), start=1):
        name, on = f"example-report-{place}", report_tools.OPENED
        report = report_tools.opened(world, f"{town}.officer", zone=name, towns=(town,), name=f"예시 특구 {place}")
        values = {"sales": sales, "jobs": 60 - 10 * place}
        report_tools.save(
            world, report, [*report_tools.figures(report, values), *report_tools.words(report)], who=f"{town}.officer"
        )
        version = report_tools.version(world, report, who=f"{town}.officer")
        life = report_tools.life_of(world, report, on)
        approval = {"approval_number": "농정과-201", "approver": "군수", "level": "head"}
        life(f"{town}.officer", "approve_report", "applicant", **approval, report_version=version.number,
             report_sha256=version.sha256)  # fmt: skip
        life(f"{town}.officer", "file_report", "applicant")
        found.append(name)
    return found


def opened(world: World, *, year: int = YEAR) -> Play:
    """A round that was just opened."""
    case = open_round(
        world.viewer(MINISTRY, OPENED), programme=world.programme, year=year, once=f"open-{year}",
        now=moment(OPENED), today=OPENED,
    )  # fmt: skip
    return Play(world, case)


def prepared(world: World) -> Play:
    """A round with a fixed scheme, that has begun."""
    play = opened(world)
    state_scheme(play.viewer(), play.number, SCHEME, expert_body_used=False, **play.stamp())
    play.do("record_advance_notice", done="not_needed", grounds="시험에서는 예고하지 않습니다.")
    play.do("record_scheme_notice", done="done", notice_number="고시 제2027-1호")
    play.do("fix_scheme", approval_number="특구과-1", approver="국장")
    return play


def frozen(world: World) -> Play:
    """A round whose inputs are frozen and whose stages are over."""
    play = prepared(world)
    play.day = FREEZE_DAY
    set_population(play.viewer(), play.number, **play.stamp())
    freeze_inputs(play.viewer(), play.number, **play.stamp())
    play.do("begin_evaluation")
    for stage in ("document_review", "presentation", "public_evaluation"):
        play.do("skip_stage", stage, grounds="시험에서는 하지 않습니다.")
    return play


def drafted(world: World) -> Play:
    """A round with draft results that every zone was told."""
    play = frozen(world)
    play.day = DRAFT_DAY
    row = play.computed()
    adopt_results(play.viewer(), play.number, row.pk, **play.stamp())
    ask_to_tell(play.viewer(), play.number, until=None, **play.stamp())
    play.work()
    play.case.refresh_from_db()
    return play


def on_draft_day(monkeypatch: Any) -> Play:
    """A round with draft results in a world of its own, on the day that they were told."""
    monkeypatch.setattr(clock, "today", lambda: DRAFT_DAY)
    monkeypatch.setattr(clock, "now", lambda: moment(DRAFT_DAY) + timedelta(hours=6))
    forget()
    world = make_world(OPENED)
    zones_with_reports(world)
    return drafted(world)


def client_of(play: Play, who: str) -> Client:
    """A client of an invented person who signed in."""
    client = Client()
    sign_in(client, play.world.account(who))
    return client


def correct(play: Play, zone: str, value: int) -> None:
    """Record a correction of a zone's sales, as the municipality's correction would be."""
    found = Observation.objects.filter(zone=zone, year=YEAR, indicator="sales").order_by("-pk")[0]
    Observation.objects.create(
        programme_id=found.programme_id, zone_id=zone, report_id=found.report_id, year=YEAR, indicator="sales",
        value=value, status="given", provenance=found.provenance, confidence=found.confidence,
        version=found.version, recorded_at=play.moment(), corrects=found, why="장부를 다시 확인함",
    )  # fmt: skip
