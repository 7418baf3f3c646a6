"""Lines of the consultation desk and of the ministry's list of requests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from teukgu.portal.rules import programme
from teukgu.portal.store.models import Case, Organisation
from teukgu.portal.store.queries.consultation_desk import OpenConsultation
from teukgu.portal.web.presenting.designation.plan_page import organisation_name
from teukgu.portal.web.presenting.designation.plan_text import exemption_name
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.clocks import clock_of
from teukgu.procedures.state import Situation

GROUNDS = "agency_refusal_allowed_grounds"


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A row to answer, with what was typed when it came back with problems."""

    one: OpenConsultation
    title: str
    days_left: int | None
    given: Mapping[str, str]
    problems: tuple[str, ...]


def desk_lines(
    waiting: Sequence[OpenConsultation], today: date, given: Mapping[str, Any], problems: Mapping[str, Sequence[str]]
) -> list[DeskLine]:
    """Return the rows of the desk."""
    return [_line(one, today, given, tuple(problems.get(one.name, ()))) for one in waiting]


def _line(one: OpenConsultation, today: date, given: Mapping[str, Any], problems: tuple[str, ...]) -> DeskLine:
    left = None if one.due is None else (one.due - today).days
    typed = {key: given.get(f"{key}|{one.name}", "") for key in ("answer", "ground", "reasons", "conditions")}
    return DeskLine(one, exemption_name(one.exemption), left, typed, problems)


def grounds(day: date) -> list[tuple[str, str]]:
    """Return the grounds on which an agency may say no, with their words."""
    rules = programme().rulebook.on(day)
    options = rules.parameter(GROUNDS).options
    return [(code, said(options[code])) for code in rules.codes(GROUNDS)]


@dataclass(frozen=True, slots=True)
class RequestLine:
    """An exemption of the plan, its agency, and where its consultation stands."""

    name: str
    agency: str
    state: str
    due: date | None
    answer: str


def request_lines(case: Case, situation: Situation) -> list[RequestLine]:
    """Return every consultation that the plan needs, and those that were asked besides."""
    needed = [str(key) for key in situation.facts.get("consultations_needed", ())]
    keys = dict.fromkeys([*needed, *situation.state.keys("consultation")])
    named = {one.key: one for one in Organisation.objects.filter(programme=case.programme_id, kind="agency")}
    return [_request(key, situation, named) for key in keys]


def _request(key: str, situation: Situation, named: Mapping[str, Organisation]) -> RequestLine:
    exemption, _at, agency = key.partition("@")
    track = next(one for one in situation.state.procedure.tracks if one.id == "consultation")
    stands = situation.state.at("consultation", key)
    clock = clock_of(situation, "consultation", key)
    reply = next(
        (one for one in reversed(situation.state.events) if one.act == "reply_consultation" and one.key == key), None
    )
    return RequestLine(
        name=exemption_name(exemption),
        agency=organisation_name(named[agency]) if agency in named else agency,
        state=next((said(state.name) for state in track.states if state.id == stands), stands),
        due=clock.due if clock and clock.is_running else None,
        answer=answer_names().get(str(reply.data.get("answer")), "") if reply else "",
    )


def answer_names() -> dict[str, str]:
    """Return what the answers are called."""
    return {"agree": _("동의"), "agree_if": _("조건부 동의"), "refuse": _("부동의")}
