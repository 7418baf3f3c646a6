"""The history of a case: every event with portal time and legal day, who, on what basis, what it stated."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from teukgu.portal.store.models import CaseEvent, Organisation
from teukgu.portal.web.presenting.cases.names import key_text, organisation_name, party_name
from teukgu.portal.web.presenting.cases.values import ShownValue, moment_text, shown_values
from teukgu.portal.web.presenting.korean import day_text, english
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.definition import Basis
from teukgu.procedures.legal_day import taken_back
from teukgu.procedures.state import Situation

UNNAMED_PARTIES = frozenset({"proposer", "resident", "operator"})
"""Parties whose people are private persons: their names are never in a history."""


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event in words."""

    seq: int
    name: str
    about: str
    legal_day: str
    stated_day: str
    recorded: str
    party: str
    who: str
    deputy: bool
    reason: str
    override: bool
    taken_back: bool
    provisional: bool
    values: tuple[ShownValue, ...]
    basis: tuple[Basis, ...]


def history(
    events: tuple[CaseEvent, ...],
    situation: Situation,
    organisations: Mapping[str, Organisation],
    files: Mapping[str, str],
) -> tuple[ShownEvent, ...]:
    """Return the events, the newest first."""
    state = situation.state
    standing = {one.seq: one for one in state.standing}
    gone = taken_back(state.events)
    found = []
    for row in reversed(events):
        act = state.procedure.act(row.act)
        stands = standing.get(row.seq)
        legal = stands.happened_on if stands else row.happened_on
        found.append(
            ShownEvent(
                seq=row.seq,
                name=said(act.name) if act else row.act,
                about=key_text(row.key, organisations) if row.key else "",
                legal_day=day_text(legal, weekday=True),
                stated_day=day_text(row.happened_on) if legal != row.happened_on else "",
                recorded=moment_text(row.recorded_at),
                party=party_name(row.party),
                who=who_did(row),
                deputy=row.as_deputy,
                reason=row.reason,
                override=row.override,
                taken_back=row.seq in gone,
                provisional=bool(stands and stands.provisional),
                values=shown_values(act, row.data, situation.rules, files),
                basis=act.basis if act else (),
            )
        )
    return tuple(found)


def who_did(row: CaseEvent) -> str:
    """Return organisation, post and name of an official; of a private person only that they are one."""
    if row.post is None:
        return _("본인") if row.party in UNNAMED_PARTIES else ""
    post = row.post.name_en if english() else row.post.name_ko
    name = row.account.name if row.account and row.party not in UNNAMED_PARTIES else ""
    return " ".join(part for part in (organisation_name(row.post.organisation), post, name) if part)
