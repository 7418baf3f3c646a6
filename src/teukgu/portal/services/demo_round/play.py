"""Plays the round in the order of its days; each step once, in one transaction with the mark that it was."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from teukgu.loading.demonstration_year import read_year, year_folder
from teukgu.loading.programme import programme_folder
from teukgu.portal.programmes import DEMONSTRATION
from teukgu.portal.services.demo_round import steps
from teukgu.portal.services.demo_round.scene import RoundScene
from teukgu.portal.services.stamps import stamp
from teukgu.portal.store.models import LoadStamp, Programme
from teukgu.portal.store.queries.demo_year import DONE as YEAR_DONE

DONE, MARK, PLAYED = "demo-round", "demo-round:", "played"
SCHEME = "round.yaml"


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happens to the round; ``month`` and ``day`` of the year after the one that is judged."""

    name: str
    month: int
    day: int
    play: Callable[[RoundScene], None]


STEPS = (
    Step("prepare", 1, 5, steps.prepare),
    Step("freeze", 4, 13, steps.freeze),
    Step("compute", 5, 11, steps.compute),
    Step("tell", 5, 12, steps.tell),
    Step("object", 5, 18, steps.object_),
    Step("answer", 5, 27, steps.answer),
    Step("decide", 6, 15, steps.decide),
    Step("publish", 6, 22, steps.publish),
)


def play_on(now: datetime) -> int:
    """Play the next step once the year of reports is played; return how many were played. Only in a demonstration."""
    if not settings.DEMONSTRATION_YEAR or not settings.DEMONSTRATION:
        return 0
    marks = set(LoadStamp.objects.filter(part__in=(DONE, YEAR_DONE)).values_list("part", flat=True))
    if marks != {YEAR_DONE}:
        return 0
    return play_round(DEMONSTRATION, programme_folder(DEMONSTRATION), now=now, most=1)


def play_round(programme: str, folder: Path, *, now: datetime, most: int = len(STEPS)) -> int:
    """Play the next steps, at most so many; return how many were played.

    Raises:
        Refused: when a service refuses a step; the steps before it stay.
    """
    year = read_year(folder).year
    scheme = (year_folder(folder) / SCHEME).read_bytes()
    marks = set(LoadStamp.objects.filter(part__startswith=MARK).values_list("part", flat=True))
    left = [one for one in STEPS if f"{MARK}{one.name}" not in marks]
    for one in left[:most]:
        day = date(year + 1, one.month, one.day)
        _play_once(RoundScene(programme, year, day, scheme), one, now)
    if len(left) <= most:
        stamp(DONE, PLAYED, now)
    return min(most, len(left))


@transaction.atomic
def _play_once(scene: RoundScene, step: Step, now: datetime) -> None:
    # whoever else plays waits here, and finds the mark of the first
    Programme.objects.select_for_update(no_key=True).get(pk=scene.programme)
    if not LoadStamp.objects.filter(part=f"{MARK}{step.name}").exists():
        step.play(scene)
        stamp(f"{MARK}{step.name}", PLAYED, now)
