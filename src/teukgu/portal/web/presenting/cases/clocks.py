"""The clocks of a case in words: last day, every step and stop, what silence means."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teukgu.portal.store.models import Organisation
from teukgu.portal.web.presenting.cases.names import days_left, key_text, party_name, urgency
from teukgu.portal.web.presenting.korean import day_text
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.definition import Basis
from teukgu.procedures.state import Clock

SILENCE: Mapping[str, object] = {
    "nothing": gettext_lazy("기한이 지나도 저절로 정해지는 것은 없습니다."),
    "agreed": gettext_lazy("기한 안에 회신이 없으면 동의한 것으로 봅니다."),
    "no_opinion": gettext_lazy("기한 안에 의견이 없으면 의견이 없는 것으로 봅니다."),
    "lapse": gettext_lazy("기한이 지나면 효력을 잃습니다."),
}


@dataclass(frozen=True, slots=True)
class ClockStep:
    """One step of the count: what, until when, on which article."""

    text: str
    day: str
    basis: str


@dataclass(frozen=True, slots=True)
class ClockStop:
    """A stop: which days, why."""

    days: str
    why: str


@dataclass(frozen=True, slots=True)
class ShownClock:
    """A clock as the page shows it."""

    name: str
    about: str
    waits_for: str
    started: str
    due: str
    left: str
    badge: str
    state: str
    running: bool
    provisional: bool
    extended: bool
    minimum: bool
    silence: str
    steps: tuple[ClockStep, ...]
    stops: tuple[ClockStop, ...]
    basis: tuple[Basis, ...]
    question: str
    disputed: str


def shown_clock(clock: Clock, today: date, organisations: Mapping[str, Organisation]) -> ShownClock:
    """Return a clock in words."""
    spec = clock.spec
    running = clock.is_running
    return ShownClock(
        name=said(spec.name),
        about=key_text(clock.key, organisations) if clock.key else "",
        waits_for=party_name(spec.waits_for.value),
        started=day_text(clock.started.happened_on, weekday=True),
        due=day_text(clock.due, weekday=True) if clock.due else "",
        left=days_left(clock.due, today) if clock.due and running and not _is_filled(clock, today) else "",
        badge=_badge(clock, today),
        state=_state(clock, today),
        running=running,
        provisional=clock.provisional,
        extended=clock.extended,
        minimum=spec.minimum,
        silence=_silence(clock),
        steps=tuple(
            ClockStep(
                said(one.text), day_text(one.day, weekday=True) if one.day else "", said(one.basis) if one.basis else ""
            )
            for one in clock.deadline.steps
        ),
        stops=tuple(_stop(clock, at) for at in range(len(clock.causes))),
        basis=spec.basis,
        question=said(spec.question) if spec.question and clock.disputed else "",
        disputed=day_text(clock.disputed.due, weekday=True) if clock.disputed and clock.disputed.due else "",
    )


def _is_filled(clock: Clock, today: date) -> bool:
    return clock.spec.minimum and clock.has_passed(today)


def _badge(clock: Clock, today: date) -> str:
    if not clock.is_running:
        return "bg-light-gray"
    if clock.spec.minimum:
        return "bg-light-information"
    return urgency(clock.due, today)


def _state(clock: Clock, today: date) -> str:
    if clock.ended_on is not None:
        return _("%(day)s에 끝남") % {"day": day_text(clock.ended_on)}
    if clock.due is None:
        return _("멈춤")
    if clock.spec.minimum:
        return _("채움") if clock.has_passed(today) else _("채우는 중")
    return _("기한 지남") if clock.is_overdue(today) else _("진행 중")


def _silence(clock: Clock) -> str:
    if clock.spec.minimum:
        return _("이 기간을 채워야 다음 단계로 갈 수 있습니다.")
    if clock.spec.silence_note is not None:
        return said(clock.spec.silence_note)
    return str(SILENCE.get(clock.spec.silence.value, ""))


def _stop(clock: Clock, at: int) -> ClockStop:
    cause = clock.causes[at]
    end = day_text(cause.stop.end) if cause.stop.end else _("진행 중")
    return ClockStop(f"{day_text(cause.stop.start)} ~ {end}", said(cause.spec.name))
