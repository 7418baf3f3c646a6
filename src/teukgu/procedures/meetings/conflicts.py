"""What keeps a member from a matter: facts against the parties of an item, by the grounds of the body's rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from teukgu.procedures.meetings.body import Topic
from teukgu.procedures.meetings.members import years_later
from teukgu.procedures.meetings.rules import BodyRules
from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines import count_deadline, deadline_rule
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.values import Bilingual

EMPLOYMENT_GROUND = "employed"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of a person: about an organisation or about one matter, from a day to a day (None: open)."""

    id: str
    person: str
    fact: str
    organisation: str = ""
    matter: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """What is decided: its id (the case) and the organisations that are parties to it (당사자)."""

    id: str
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A member must not take part: the ground of the law, the fact it rests on; ``doubtful`` where counsel is asked."""

    person: str
    ground: str
    fact: Fact
    doubtful: bool
    reason: Bilingual


def conflicts(rules: BodyRules, facts: Iterable[Fact], matter: Matter) -> tuple[Conflict, ...]:
    """Return every conflict that the facts make with the matter, on the day of ``rules``."""
    found = (_conflict(rules, fact, matter) for fact in facts)
    return tuple(conflict for conflict in found if conflict is not None)


def _conflict(rules: BodyRules, fact: Fact, matter: Matter) -> Conflict | None:
    ground = rules.table(Topic.EXCLUSION_FACTS).get(fact.fact)
    if ground is None or ground not in rules.codes(Topic.EXCLUSION_GROUNDS) or not _concerns(fact, matter):
        return None
    if ground == EMPLOYMENT_GROUND and not _recent(rules, fact):
        return None
    doubtful = fact.fact in rules.codes(Topic.DOUBTFUL_FACTS)
    reason = _reason(rules, fact, ground)
    return Conflict(fact.person, ground, fact, doubtful, reason)


def _concerns(fact: Fact, matter: Matter) -> bool:
    """Whether the fact is about this matter: the matter itself, or one of its parties."""
    if fact.matter:
        return fact.matter == matter.id
    return fact.organisation in matter.parties


def _recent(rules: BodyRules, fact: Fact) -> bool:
    """Whether employment still counts: it has not ended, or ended within the years of the rule, end day included."""
    years = rules.whole(Topic.LOOKBACK_YEARS)
    if fact.since is not None and fact.since > rules.day:
        return False
    return fact.until is None or years is None or rules.day <= years_later(fact.until, years)


def _reason(rules: BodyRules, fact: Fact, ground: str) -> Bilingual:
    what, why = rules.word(Topic.EXCLUSION_FACTS, fact.fact), rules.word(Topic.EXCLUSION_GROUNDS, ground)
    span = "" if fact.until is None else f" (~ {fact.until.isoformat()})"
    return Bilingual(f"{what.ko}{span}: {why.ko}", f"{what.en}{span}: {why.en}")


def report_interest_by(rules: RulesOnDay, known_on: date, calendar: KoreanCalendar) -> date | None:
    """Return the last day on which an official must report a private interest (None before the Act took effect)."""
    if not rules.has("private_interest_report_days"):
        return None
    rule = deadline_rule(rules, "private_interest_report_days", with_extension=False)
    return count_deadline(rule, known_on, calendar).due
