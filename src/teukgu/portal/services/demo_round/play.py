"""Plays the round in the order of its days; each step once, in one transaction with the mark that it was."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from teukgu.loading.demonstration_year import read_year
from teukgu.loading.programme import programme_folder
from teukgu.portal.programmes import DEMONSTRATION
from teukgu.portal.services.demo_round import draft_steps, meeting_steps, panel_steps, public_steps, steps
from teukgu.portal.services.demo_round.scene import RoundScene
from teukgu.portal.services.stamps import stamp
from teukgu.portal.store.models import LoadStamp, Programme
from teukgu.portal.store.queries.demo_year import DONE as YEAR_DONE

DONE, MARK, PLAYED = "demo-round", "demo-round:", "played"
SECONDS = 10.0
"""How long the worker plays before it looks after mail and reminders again."""

Act = Callable[[RoundScene], None]


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happens to the round; ``month`` and ``day`` of the year after the one that is judged.

    ``before``: what takes long and keeps its own records; it keeps nobody else from writing.
    """

    name: str
    month: int
    day: int
    play: Act
    before: Act | None = None


STEPS = (
    Step("prepare", 1, 5, steps.prepare),
    Step("begin", 4, 13, steps.begin),
    Step("panel", 4, 14, panel_steps.make),
    Step("invite", 4, 20, panel_steps.invite),
    *(Step(f"accept-{one}", 4, 27, partial(panel_steps.accept, one)) for one in panel_steps.ACCEPTING),
    Step("assign", 5, 18, panel_steps.assign),
    *(Step(f"score-{one}", 6, 1, partial(panel_steps.score_zones, one)) for one in panel_steps.SCORING),
    Step("leave", 6, 10, panel_steps.leave),
    Step("rest", 6, 15, panel_steps.score_rest),
    Step("close", 6, 24, panel_steps.close),
    Step("documents", 6, 25, steps.end_documents),
    Step("ballot", 7, 20, public_steps.vote),
    Step("platform", 8, 18, public_steps.import_platform),
    Step("survey", 8, 19, public_steps.import_survey),
    Step("aside", 8, 21, public_steps.set_aside),
    Step("public", 8, 24, steps.end_public),
    Step("freeze", 8, 25, steps.freeze),
    Step("compute", 8, 26, draft_steps.adopt, draft_steps.compute),
    Step("tell", 8, 31, draft_steps.told, draft_steps.tell),
    *(Step(f"object-{one}", 9, 7, partial(draft_steps.object_, one)) for one in draft_steps.PARTS),
    *(Step(f"answer-{one}", 9, 16, partial(draft_steps.answer, one)) for one in draft_steps.PARTS),
    Step("extend", 9, 17, steps.extend),
    Step("second", 9, 18, draft_steps.look_again),
    Step("correct", 9, 21, draft_steps.correct),
    Step("freeze_again", 9, 22, draft_steps.freeze_again),
    Step("compute_again", 9, 23, draft_steps.adopt_again, draft_steps.compute),
    Step("tell_again", 9, 28, draft_steps.told, draft_steps.tell),
    Step("call", 9, 30, meeting_steps.call_first),
    Step("meet", 10, 13, meeting_steps.hold_first),
    Step("call_again", 10, 14, meeting_steps.call_second),
    Step("decide", 10, 26, meeting_steps.hold_second),
    Step("seal", 10, 28, steps.seal),
    Step("publish", 11, 4, steps.publish),
    Step("erase", 11, 9, public_steps.erase),
    Step("correct_late", 11, 16, steps.correct_late),
)


def play_on(now: datetime, seconds: float = SECONDS) -> int:
    """Play some steps once the year of reports is played; return how many were. Only in a demonstration."""
    if not settings.DEMONSTRATION_YEAR or not settings.DEMONSTRATION:
        return 0
    marks = set(LoadStamp.objects.filter(part__in=(DONE, YEAR_DONE)).values_list("part", flat=True))
    if marks != {YEAR_DONE}:
        return 0
    end = time.monotonic() + seconds
    return play_round(DEMONSTRATION, programme_folder(DEMONSTRATION), now=now, go_on=lambda: time.monotonic() < end)


def play_round(
    programme: str,
    folder: Path,
    *,
    now: datetime,
    most: int = len(STEPS),
    go_on: Callable[[], bool] = lambda: True,
) -> int:
    """Play the next steps, at most so many and for as long as ``go_on`` says so; return how many were played.

    Raises:
        Refused: when a service refuses a step; the steps before it stay.
    """
    if LoadStamp.objects.filter(part=DONE).exists():
        return 0
    marks = set(LoadStamp.objects.filter(part__startswith=MARK).values_list("part", flat=True))
    left, count = [one for one in STEPS if f"{MARK}{one.name}" not in marks], 0
    for one in left[:most]:
        if count and not go_on():
            break
        scene = scene_of(programme, folder, one, now)
        if one.before is not None:
            one.before(scene)
        _play_once(scene, one, now)
        count += 1
    if count == len(left):
        stamp(DONE, PLAYED, now)
    return count


def scene_of(programme: str, folder: Path, step: Step, now: datetime) -> RoundScene:
    """Return the scene of a step."""
    year = read_year(folder)
    day = date(year.year + 1, step.month, step.day)
    return RoundScene(programme, year.year, step.name, day, folder, year.seed, now)


@transaction.atomic
def _play_once(scene: RoundScene, step: Step, now: datetime) -> None:
    # whoever else plays waits here, and finds the mark of the first
    Programme.objects.select_for_update(no_key=True).get(pk=scene.programme)
    if not LoadStamp.objects.filter(part=f"{MARK}{step.name}").exists():
        step.play(scene)
        stamp(f"{MARK}{step.name}", PLAYED, now)
