"""The county's list as the board and the call list show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from teukgu.portal import clock
from teukgu.portal.report_rules import operator_sheet
from teukgu.portal.store.queries.operator_sheets.board import SheetLine
from teukgu.portal.web.presenting.korean import day_text
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.operator_sheets.sums import Standing

BADGES = {
    Standing.ANSWERED: "bg-light-success",
    Standing.SILENT: "bg-light-warning",
    Standing.REFUSED: "bg-light-gray",
    Standing.GONE: "bg-light-gray",
}

MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class OperatorLine:
    """One operator in a list."""

    line: SheetLine
    kind: str
    standing: str
    badge: str
    came: str
    link: str


def standing_name(standing: Standing) -> str:
    """Return the word for where a sheet stands."""
    return {
        Standing.ANSWERED: _("답함"),
        Standing.SILENT: _("물어볼 곳"),
        Standing.REFUSED: _("거절"),
        Standing.GONE: _("제외"),
    }[standing]


def state_name(state: str) -> str:
    """Return the word for what became of an operator."""
    return {"active": _("참여 중"), "closed": _("폐업ㆍ휴업"), "merged": _("합쳐짐"), "left": _("참여하지 않음")}.get(
        state, state
    )


def door_name(door: str) -> str:
    """Return the word for a door."""
    return {"link": _("링크"), "paper": _("종이"), "phone": _("전화")}.get(door, door)


def kind_of(key: str) -> str:
    """Return the name of a kind of operator."""
    found = operator_sheet().kind(key)
    return said(found.name) if found else key


def operator_lines(lines: Iterable[SheetLine]) -> list[OperatorLine]:
    """Return the list."""
    return [
        OperatorLine(
            one, kind_of(one.sheet.kind), standing_name(one.standing), BADGES[one.standing], _came(one), _link(one)
        )
        for one in lines
    ]


def _came(line: SheetLine) -> str:
    answer = line.answer
    if answer is not None:
        return f"{door_name(answer.door)} · {day_text(clock.day_of(answer.recorded_at))}"
    return _("전화 %(number)s번 못 받음") % {"number": line.calls} if line.calls else ""


def _link(line: SheetLine) -> str:
    if line.link is None:
        return ""
    last = clock.day_of(line.link.expires_at - MOMENT)  # it runs out when that day is over
    return _("%(day)s까지") % {"day": day_text(last)}


def tally(lines: Iterable[SheetLine]) -> list[tuple[str, int]]:
    """Return how many stand where, with those who count in all."""
    lines = list(lines)
    return [(standing_name(one), sum(line.standing is one for line in lines)) for one in Standing]
