"""Which zones a round judges: every zone of the programme once, in or out, each with its reason."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from teukgu.evaluation.inputs import Unit
from teukgu.evaluation.settings import Rules
from teukgu.values import Bilingual, ZoneId

NEW, CANCELLING, NO_REPORT = "population_new_zones", "population_cancelling", "population_without_report"


class ReportState(StrEnum):
    """What became of a zone's report of the year."""

    FILED = "filed"
    DEFERRED = "deferred"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of a zone on the day of the snapshot; ``cancelling``: its cancellation is under way."""

    zone: ZoneId
    name: str
    type: str
    designated_on: date | None
    ended_on: date | None
    report: ReportState
    cancelling: bool = False
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Member:
    """A zone that is in or out, and why; ``ground`` is the code of the reason."""

    candidate: Candidate
    in_round: bool
    ground: str
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class Population:
    """The snapshot: every candidate once, in the order of their ids."""

    year: int
    on: date
    members: tuple[Member, ...]

    @property
    def judged(self) -> tuple[Member, ...]:
        """The zones that are evaluated."""
        return tuple(one for one in self.members if one.in_round)

    @property
    def sizes(self) -> dict[str, int]:
        """How many zones each way of counting gives, by the codes of ``cap_population``."""
        operating = sum(not has_ended(one.candidate, self.on) for one in self.members)
        return {"zones_evaluated": len(self.judged), "all_operating_zones": operating}

    @property
    def grounds(self) -> Mapping[str, int]:
        """How many zones each reason concerns."""
        return Counter(one.ground for one in self.members)

    def units(self, language: str = "ko") -> tuple[Unit, ...]:
        """Return the rows of ``zones`` of an evaluation input."""
        return tuple(
            Unit(
                id=one.candidate.zone,
                name=one.candidate.name,
                type=one.candidate.type,
                groups=one.candidate.groups,
                in_round=one.in_round,
                reason=one.reason.ko if language == "ko" else one.reason.en,
            )
            for one in self.members
        )


def population(candidates: Iterable[Candidate], rules: Rules, *, year: int, on: date) -> Population:
    """Decide by ``rules`` for every candidate whether the round of ``year`` judges it, as things stand ``on`` a day."""
    found = (_member(one, rules, year, on) for one in candidates)
    return Population(year, on, tuple(sorted(found, key=lambda one: one.candidate.zone)))


def has_ended(one: Candidate, on: date) -> bool:
    """Whether the zone is no zone any more on that day."""
    return one.ended_on is not None and one.ended_on <= on


def _member(one: Candidate, rules: Rules, year: int, on: date) -> Member:
    ground = _ground(one, rules, year, on)
    return Member(one, ground in IN, ground, REASONS[ground])


def _ground(one: Candidate, rules: Rules, year: int, on: date) -> str:
    """Return the first ground that holds: what a zone is comes before what it filed."""
    designated = one.designated_on
    if has_ended(one, on):
        return "ended"
    if designated is not None and designated.year > year:
        return "designated_later"
    if one.cancelling and rules.value(CANCELLING) == "out":
        return "cancelling_out"
    first = designated is not None and designated.year == year
    return "first_year_out" if first and rules.value(NEW) == "out_in_first_year" else _by_report(one, rules)


def _by_report(one: Candidate, rules: Rules) -> str:
    """Return the ground that a zone's report of the year gives."""
    if one.report is ReportState.DEFERRED:
        return "deferred_out" if rules.value(NEW) == "out_when_deferred" else "deferred_in"
    if one.report is ReportState.NONE:
        return "no_report_out" if rules.value(NO_REPORT) == "out" else "no_report_in"
    return "cancelling_in" if one.cancelling else "reported"


IN = frozenset({"reported", "cancelling_in", "deferred_in", "no_report_in"})
REASONS: Mapping[str, Bilingual] = {
    "reported": Bilingual("보고서를 제출함", "report filed"),
    "cancelling_in": Bilingual("지정해제가 진행 중이나 아직 특구임", "being cancelled, but a zone until then"),
    "deferred_in": Bilingual(
        "보고를 다음 해에 합쳤으나 지정된 해부터 평가함", "report folded into the next, evaluated all the same"
    ),
    "no_report_in": Bilingual(
        "보고서를 내지 않아 수치가 없는 것으로 평가함", "no report: evaluated with missing figures"
    ),
    "ended": Bilingual("지정이 끝난 특구임", "no zone any more"),
    "designated_later": Bilingual("평가하는 해가 지난 뒤 지정됨", "designated after the year"),
    "cancelling_out": Bilingual("지정해제가 진행 중임", "being cancelled"),
    "first_year_out": Bilingual("지정된 해에는 평가하지 않음", "not evaluated in the year of designation"),
    "deferred_out": Bilingual("보고를 다음 해에 합침", "report folded into the next"),
    "no_report_out": Bilingual("보고서를 내지 않음", "no report"),
}
"""Why a zone is in or out, in the words of the zones table."""
