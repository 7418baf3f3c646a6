"""Stories of the zones for the public stage: written by the ministry in one form, the same headings and lengths."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.public_stage import refusals
from teukgu.portal.services.public_stage.importing import changeable
from teukgu.portal.services.round_case import refusals as round_refusals
from teukgu.portal.services.round_case.held import HeldRound, round_for_ministry
from teukgu.portal.store.models import Case, ZoneStory
from teukgu.portal.store.queries.public_stage.standing import ballots_of, judged_zones, stories_of
from teukgu.procedures.state import Situation
from teukgu.values import Bilingual, Finding, Refused, nfc, refuse_if_any

ZONE = Bilingual("평가 대상인 특구", "a zone that is judged")
HEADINGS = (
    Bilingual("어떤 특구인가", "What kind of zone it is"),
    Bilingual("올해 한 일", "What it did this year"),
    Bilingual("주민에게 달라진 점", "What changed for residents"),
)
"""The parts of every story, in this order."""
TITLE, TEXT = "public_story_title_most", "public_story_text_most"
ENGLISH_TIMES = 2
"""A Korean syllable takes about two Latin letters."""


@dataclass(frozen=True, slots=True)
class StoryGiven:
    """A story as typed; ``parts`` in the order of `HEADINGS`. English may be left out, then all of it."""

    title_ko: str
    parts_ko: Sequence[str]
    title_en: str = ""
    parts_en: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class StoryLimits:
    """The most letters of a title and of all parts together, by the rules of the round; the same for every zone."""

    title: int
    text: int


def story_limits(situation: Situation) -> StoryLimits:
    """Return the limits that bind the round."""
    return StoryLimits(situation.rules.whole(TITLE), situation.rules.whole(TEXT))


@transaction.atomic
def save_story(
    viewer: Viewer, number: str, zone: str, given: StoryGiven, *, once: str, now: datetime, today: date
) -> ZoneStory:
    """Keep the story of a zone; earlier ones stay kept. From the first minute of voting on stories do not change.

    Raises:
        Refused: with everything that is missing or too long, or when voting has begun.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = ZoneStory.objects.filter(case=held.case, once=once).first()
    if kept is not None:
        return kept
    refuse_if_any([*changeable(held), *([refusals.stories_stand()] if voting_began(held.case, now) else [])])
    if zone not in judged_zones(held.standing.population):
        raise Refused([round_refusals.no_such(ZONE)])
    clean = _clean(given)
    refuse_if_any(_findings(held, clean))
    return ZoneStory.objects.create(
        case=held.case,
        zone_id=zone,
        number=held.case.zone_stories.filter(zone=zone).count() + 1,
        title_ko=clean.title_ko,
        title_en=clean.title_en,
        parts_ko=list(clean.parts_ko),
        parts_en=list(clean.parts_en),
        account_id=int(viewer.account),
        recorded_at=now,
        once=once,
    )


def voting_began(case: Case, now: datetime) -> bool:
    """Return whether an own ballot of the round opened already."""
    return any(one.opens_at <= now for one in ballots_of(case))


def missing_stories(case: Case, zones: Mapping[str, object]) -> list[str]:
    """Return the zones among these that have no story yet."""
    return sorted(set(zones) - set(stories_of(case)))


def _clean(given: StoryGiven) -> StoryGiven:
    def text(one: str) -> str:
        return nfc(one).replace("\x00", "").replace("\r\n", "\n").strip()

    count = len(HEADINGS)
    ko, en = (tuple(text(one) for one in (*parts, *[""] * count)[:count]) for parts in (given.parts_ko, given.parts_en))
    return StoryGiven(text(given.title_ko), ko, text(given.title_en), en)


def _findings(held: HeldRound, given: StoryGiven) -> list[Finding]:
    limits = story_limits(held.situation)
    findings = _amiss("ko", given.title_ko, given.parts_ko, limits)
    if given.title_en or any(given.parts_en):
        english = StoryLimits(limits.title * ENGLISH_TIMES, limits.text * ENGLISH_TIMES)
        findings += _amiss("en", given.title_en, given.parts_en, english)
    return findings


def _amiss(language: str, title: str, parts: Sequence[str], limits: StoryLimits) -> list[Finding]:
    ko, en = ("(한국어)", " (Korean)") if language == "ko" else ("(영어)", " (English)")
    named = [("title", Bilingual("제목", "title"), title)]
    named += [
        (f"part{place}", heading, part) for place, (heading, part) in enumerate(zip(HEADINGS, parts, strict=True))
    ]
    findings = [
        refusals.not_given(f"{key}_{language}", (f"{name.ko}{ko}", f"{name.en}{en}"))
        for key, name, text in named
        if not text
    ]
    if len(title) > limits.title:
        findings.append(refusals.too_long(f"title_{language}", (f"제목{ko}", f"title{en}"), limits.title))
    if sum(map(len, parts)) > limits.text:
        whole = (f"글 모두{ko}", f"all parts{en}")
        findings.append(refusals.too_long(f"part0_{language}", whole, limits.text))
    return findings
