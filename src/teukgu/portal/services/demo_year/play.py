"""Plays the year in the order of its days. A step is played once: in one transaction with the mark that it was.

Killed between two steps, or told to pause, the next run goes on; a run with nothing left to play reads one mark and
stops.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from django.db import transaction

from teukgu.loading.demonstration_words import read_words
from teukgu.loading.demonstration_year import read_year
from teukgu.portal.services.demo_year import (
    filing,
    gathering,
    mid_year,
    offices,
    requests,
    surveys,
    verifying,
    writing,
)
from teukgu.portal.services.demo_year.calendar import (
    mid_year_steps,
    office_steps,
    risk_steps,
    steps_of,
    steps_of_nobody,
    survey_steps,
)
from teukgu.portal.services.demo_year.figures import ZonesYear, years_of_zones
from teukgu.portal.services.demo_year.past import keep_past
from teukgu.portal.services.demo_year.scene import Scene, YearStep
from teukgu.portal.services.reports.opening import due_day
from teukgu.portal.services.stamps import stamp
from teukgu.portal.store.models import LoadStamp, Programme
from teukgu.portal.store.queries.demo_year import DONE, MARK, STEPS_IN_ALL

PLAYED = "played"
STEPS: Mapping[str, Callable[[Scene], None]] = {
    "past": keep_past,
    "open": filing.open_one,
    "fold": filing.fold,
    "write": writing.write,
    "write_again": writing.write_again,
    "mend": writing.mend,
    "approve": filing.approve,
    "file": filing.file,
    "number": filing.number,
    "register": filing.register,
    "return": filing.send_back,
    "file_again": filing.file_again,
    "number_again": filing.number,
    "register_again": filing.register,
    "correct": filing.correct,
    "assign": offices.assign,
    "visit": offices.visit,
    "visit_again": offices.visit,
    "answer": offices.answer,
    "coach": offices.coach,
    "session": offices.session,
    "review": offices.review,
    "requests": requests.ask,
    "survey": surveys.survey,
    "call": surveys.call,
    "gather": gathering.gather,
    "announce": verifying.announce,
    "draw": verifying.draw,
    "choose": verifying.choose,
    "find": verifying.find,
    "dispute": verifying.dispute,
    "settle": verifying.settle,
    "tell": mid_year.tell,
    "warn": mid_year.warn,
}


KINDS = (steps_of, office_steps, survey_steps, risk_steps, mid_year_steps)


@dataclass(frozen=True, slots=True)
class YearPlayed:
    """How many steps were played now, and how many are left."""

    played: int
    left: int


def play_year(
    programme: str,
    folder: Path,
    *,
    now: datetime,
    zones: Collection[str] | None = None,
    go_on: Callable[[], bool] = lambda: True,
) -> YearPlayed:
    """Play what was not played yet of the year (of these ``zones``), for as long as ``go_on`` says so.

    Raises:
        Refused: when a service refuses a step; the steps before it stay.
    """
    if zones is None and LoadStamp.objects.filter(part=DONE).exists():
        return YearPlayed(0, 0)
    scenes = list(_scenes(programme, folder, zones))
    if zones is None:
        stamp(STEPS_IN_ALL, str(len(scenes)), now)
    marks = set(LoadStamp.objects.filter(part__startswith=MARK).values_list("part", flat=True))
    left = [one for one in scenes if _mark(one.step) not in marks]
    count = 0
    for scene in left:
        if not go_on():
            break
        count += _play(scene, now)
    if zones is None and count == len(left):
        stamp(DONE, PLAYED, now)
    return YearPlayed(count, len(left) - count)


def _mark(step: YearStep) -> str:
    return f"{MARK}{step.zone}:{step.name}"


def _play(scene: Scene, now: datetime) -> int:
    if scene.step.name == "file":
        filing.make_ready(scene)  # what takes long keeps nobody else from writing
    return _play_once(scene, now)


@transaction.atomic
def _play_once(scene: Scene, now: datetime) -> int:
    # `teukgu demo` and the worker may both be at it: the second waits, and finds the mark of the first
    Programme.objects.select_for_update(no_key=True).get(pk=scene.programme)
    if not LoadStamp.objects.filter(part=_mark(scene.step)).exists():
        STEPS[scene.step.name](scene)
        stamp(_mark(scene.step), PLAYED, now)
    return 1


def _scenes(programme: str, folder: Path, zones: Collection[str] | None) -> Iterator[Scene]:
    """Yield the steps of all zones day by day, some seconds after one another."""
    year, words = read_year(folder), read_words(folder)
    due = due_day(programme, year.year) or date(year.year + 1, 3, 31)
    played = {one.zone: one for one in years_of_zones(folder, due) if zones is None or one.zone in zones}
    rows = [(step, one) for one in played.values() for kind in KINDS for step in kind(one, year.year)]
    if rows:
        rows += [(step, rows[0][1]) for step in steps_of_nobody(year.year)]
    for _day, group in groupby(sorted(rows, key=_order), key=lambda row: row[0].day):
        for minute, (step, one) in enumerate(group):
            yield Scene(programme, step, one, year.year, words, minute, played)


ORDER = tuple(STEPS)


def _order(row: tuple[YearStep, ZonesYear]) -> tuple[date, int, str]:
    return row[0].day, ORDER.index(row[0].name), row[0].zone
