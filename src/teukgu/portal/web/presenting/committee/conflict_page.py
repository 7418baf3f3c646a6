"""What may keep members from matters: the facts known, and the form for a new one."""

from dataclasses import dataclass
from datetime import date

from teukgu.portal import rules as portal_rules
from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.conflicts import report_by
from teukgu.portal.services.meetings.known import manages, members_on, rules_of
from teukgu.portal.store.models import Account, Body, ConflictFact, Organisation
from teukgu.portal.store.queries.meetings.members import conflict_facts
from teukgu.portal.store.queries.visible_cases import visible_cases
from teukgu.portal.web.presenting.committee.body_page import Choice
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.words import said

CONCERNED_KINDS = ("municipality", "province", "operator", "fund", "expert_body")


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact, in words; ``late`` says that a private interest was reported after its last day."""

    row: ConflictFact
    person: str
    what: str
    about: str
    due: date | None
    late: bool


@dataclass(frozen=True)
class ConflictPage:
    """What the page of conflicts shows."""

    body: Body
    manages: bool
    facts: tuple[FactRow, ...]
    people: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    organisations: tuple[Choice, ...]
    cases: tuple[Choice, ...]
    excludes: bool


def conflict_page(viewer: Viewer, body: Body, today: date) -> ConflictPage:
    """Return the facts about the members: of all of them for the secretary, their own for a member."""
    rules = rules_of(body, today)
    people = {int(member.person) for member in members_on(body, rules)}
    is_secretary = manages(viewer, body)
    if not is_secretary:
        people &= {int(viewer.account)}
    accounts = Account.objects.filter(pk__in=people).order_by("name", "pk")
    options = portal_rules.programme().rulebook.on(today).parameter("committee_exclusion_facts").options
    table = portal_rules.programme().rulebook.on(today).table("committee_exclusion_facts")
    names = Organisation.objects.filter(programme=body.programme_id, kind__in=CONCERNED_KINDS).order_by(
        "kind", "name_ko"
    )
    return ConflictPage(
        body=body,
        manages=is_secretary,
        facts=tuple(_row(row, {code: said(options[code]) for code in table}) for row in conflict_facts(people)),
        people=tuple(Choice(str(one.pk), one.name) for one in accounts),
        kinds=tuple(Choice(code, said(options[code])) for code in table),
        organisations=tuple(
            Choice(str(one.pk), one.name_en if english() else one.name_ko) for one in names.order_by("kind", "name_ko")
        ),
        cases=tuple(Choice(case.number, f"{case.number} {case.title}") for case in visible_cases(viewer, today)[:200]),
        excludes="exclusion_grounds" in rules.body.rules,
    )


def _row(row: ConflictFact, words: dict[str, str]) -> FactRow:
    about = [] if row.organisation is None else [row.organisation.name_en if english() else row.organisation.name_ko]
    about += [] if row.case is None else [row.case.number]
    due = report_by(row) if row.private_interest else None
    late = due is not None and row.recorded_at.date() > due
    return FactRow(row, row.account.name, words.get(row.fact, row.fact), ", ".join(about), due, late)
