"""Times in which the election law restricts events and publicity of municipalities' heads (공직선거법 제86조)."""

from dataclasses import dataclass
from datetime import date

from teukgu.portal.plan_rules import elections
from teukgu.portal.services.public_stage import refusals
from teukgu.procedures.check_words import end_of
from teukgu.procedures.planner import Election
from teukgu.procedures.planner.question import ElectionKind
from teukgu.procedures.state import Situation
from teukgu.rulebook.deadlines.words import written
from teukgu.values import Bilingual, Finding

EVENTS, PUBLICITY = "election_event_ban_days", "election_publicity_ban_days"
LAW = {
    EVENTS: Bilingual("제86조제2항제4호, 행사", "art. 86(2) no. 4, events"),
    PUBLICITY: Bilingual("제86조제5항, 홍보물", "art. 86(5), publicity"),
}


@dataclass(frozen=True, slots=True)
class Restricted:
    """A restricted time before one election: after ``last_free`` until the election day; ``rule`` restricts it."""

    election: Election
    rule: str
    last_free: date

    def overlaps(self, first: date, last: date) -> bool:
        """Whether days from ``first`` to ``last`` reach into it."""
        return self.last_free < last and first <= self.election.day

    @property
    def words(self) -> Bilingual:
        """How it is told."""
        day, law, free = written(self.election.day), LAW[self.rule], written(self.last_free)
        assumed = self.election.assumed
        return Bilingual(
            f"{self.election.name.ko}({day.ko}{', 예상' if assumed else ''}) 전의 제한 기간과 겹칩니다"
            f"(공직선거법 {law.ko}; {free.ko}까지는 제한이 없음). 단체장이 투표나 소개글을 알리는 행사와 홍보물이"
            " 문제될 수 있습니다.",
            f"This falls in the restricted time before the {self.election.name.en} ({day.en}"
            f"{', expected' if assumed else ''}; Public Official Election Act {law.en}; free until {free.en})."
            " Events and publicity of municipalities' heads about it may be unlawful.",
        )


def restricted_times(situation: Situation, first: date, last: date) -> list[Restricted]:
    """Return the restricted times that days from ``first`` to ``last`` reach into, by the rules of the round.

    Publicity is restricted before elections of the heads themselves only, events before every election.
    """
    found = []
    for election in elections():
        for rule in (EVENTS, PUBLICITY):
            if rule == PUBLICITY and election.kind is not ElectionKind.LOCAL:
                continue
            free = end_of(situation, rule, election.day)
            if free is not None:
                found.append(Restricted(election, rule, free))
    return [one for one in found if one.overlaps(first, last)]


def election_findings(situation: Situation, first: date, last: date, *, acknowledged: str) -> list[Finding]:
    """Return a finding for each restricted time, nothing once it is ``acknowledged`` with a reason."""
    if acknowledged.strip():
        return []
    return [refusals.election(one.words) for one in restricted_times(situation, first, last)]
