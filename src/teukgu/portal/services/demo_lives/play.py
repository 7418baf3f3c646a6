"""Plays every life in the order of its days. A step is played once: in one transaction with the mark that it was.

Killed between two steps, the next run goes on; a run with nothing left to play reads the marks and stops.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from django.db import transaction

from teukgu.loading.demonstration_lives import Life, LifeStep, read_lives
from teukgu.portal.services.demo_lives import case_steps, heard_steps, meeting_steps, plan_steps
from teukgu.portal.services.demo_lives.stage import Stage
from teukgu.portal.services.stamps import stamp
from teukgu.portal.store.models import LoadStamp

MARK = "demo-life:"
PLAYED = "played"
STEPS: Mapping[str, Callable[[Stage], None]] = {
    "open": case_steps.open_life,
    "act": case_steps.do_act,
    "number": case_steps.record_number,
    "gazette": case_steps.publish_gazette,
    "plan": plan_steps.write_plan,
    "adopt": plan_steps.adopt_plan,
    "opinion": heard_steps.send_an_opinion,
    "register_opinion": heard_steps.register_an_opinion,
    "reply_opinion": heard_steps.reply,
    "apply_as_operator": heard_steps.apply_for_operator,
    "ask_agencies": heard_steps.ask_agencies,
    "answers": heard_steps.answer_at_the_desk,
    "establish": meeting_steps.establish,
    "appoint": meeting_steps.appoint_members,
    "call": meeting_steps.call,
    "agenda": meeting_steps.put_on_agenda,
    "notices": meeting_steps.tell_members,
    "open_meeting": meeting_steps.open_with,
    "recuse": meeting_steps.step_aside,
    "votes": meeting_steps.cast_votes,
    "resolve": meeting_steps.resolve_item,
    "minutes": meeting_steps.fix_the_minutes,
}


def play_lives(programme: str, folder: Path, *, now: datetime) -> int:
    """Play what was not played yet; return how many steps that were.

    Raises:
        Refused: when a service refuses a step; the steps before it stay.
    """
    marks = LoadStamp.objects.filter(part__startswith=MARK).values_list("part", flat=True)
    played = set(marks)
    count = 0
    for stage in _stages(programme, read_lives(folder)):
        part = f"{MARK}{stage.step.life}:{stage.step.key}"
        if part in played:
            continue
        with transaction.atomic():
            STEPS[stage.step.do](stage)
            stamp(part, PLAYED, now)
        count += 1
    return count


def _stages(programme: str, lives: tuple[Life, ...]) -> Iterator[Stage]:
    """Yield the steps of all lives day by day, a minute after one another."""
    rows = sorted(((step, life) for life in lives for step in life.steps), key=_by_day)
    for _day, group in groupby(rows, key=_by_day):
        for minute, (step, life) in enumerate(group):
            yield Stage(programme, life, step, minute)


def _by_day(row: tuple[LifeStep, Life]) -> date:
    return row[0].day
