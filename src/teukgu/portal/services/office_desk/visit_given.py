"""A visit as it was written down, and everything that is wrong with it."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import PurePosixPath
from typing import BinaryIO

from teukgu.portal.services.office_desk import refusals
from teukgu.portal.services.office_desk.held import clean
from teukgu.portal.services.possible_days import EARLIEST, between, has_been, latest
from teukgu.reporting.checklist import Checklist, checklist_findings
from teukgu.values import Bilingual, Finding

MOST_PHOTOS = 20
MOST_FINDINGS = 20
PHOTOS = frozenset({".jpg", ".jpeg", ".png"})
HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
KINDS = ("good", "watch", "mend")
"""What a finding is: done well, to be watched, to be mended."""

VISITED = Bilingual("방문한 날", "day of the visit")
PLACE = Bilingual("방문한 곳", "place")
SUMMARY = Bilingual("방문 내용", "what was done")
FINDING = Bilingual("확인한 사항", "finding")
REPLY = Bilingual("회신 기한", "answer by")
CAPTION = Bilingual("사진 설명", "what the photo shows")
WHY = Bilingual("바로잡는 이유", "reason for the correction")
KIND = Bilingual("구분", "kind")
THE_PHOTOS = Bilingual("사진", "photos")
THE_FINDINGS = Bilingual("확인한 사항", "findings")


@dataclass(frozen=True, slots=True)
class GivenFinding:
    """A finding as it was written."""

    kind: str
    text: str
    addressed: bool = False
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class GivenPhoto:
    """A photo as it was handed in."""

    name: str
    content: BinaryIO
    caption: str


@dataclass(frozen=True, slots=True)
class GivenVisit:
    """A visit as it was written; ``written_at`` is what the phone said, ``corrects`` the visit it replaces."""

    zone: str
    purpose: str
    visited_on: date | None
    place: str
    summary: str
    began: str = ""
    ended: str = ""
    companions: str = ""
    met: str = ""
    requests: str = ""
    next_steps: str = ""
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    findings: tuple[GivenFinding, ...] = ()
    photos: tuple[GivenPhoto, ...] = ()
    written_at: datetime | None = None
    corrects: int | None = None
    why: str = ""


def visit_findings(given: GivenVisit, checklist: Checklist, today: date) -> Iterator[Finding]:
    """Yield everything that is wrong with a visit."""
    visited = given.visited_on if given.visited_on is not None and has_been(given.visited_on, today) else None
    if visited is None:
        yield refusals.bad_day("visited_on", VISITED, between(EARLIEST, today))
    if not _hours(given.began, given.ended):
        yield refusals.bad_hours()
    for key, text, name in (("place", given.place, PLACE), ("summary", given.summary, SUMMARY)):
        if not clean(text):
            yield refusals.empty(key, name)
    if given.corrects is not None and not clean(given.why):
        yield refusals.empty("why", WHY)
    yield from checklist_findings(checklist, given.answers)
    yield from _findings(given.findings, visited)
    yield from _photos(given.photos)


def _hours(began: str, ended: str) -> bool:
    if any(one and not HOUR.fullmatch(one) for one in (began, ended)):
        return False
    return not (began and ended) or began < ended


def _findings(findings: Collection[GivenFinding], visited_on: date | None) -> Iterator[Finding]:
    if len(findings) > MOST_FINDINGS:
        yield refusals.too_many(THE_FINDINGS, MOST_FINDINGS)
    for place, one in enumerate(findings):
        if not clean(one.text):
            yield refusals.empty(f"finding-{place}-text", FINDING)
        if one.kind not in KINDS:
            yield refusals.not_listed(f"finding-{place}-kind", KIND)
        if one.due_on is not None and visited_on is not None and not visited_on < one.due_on <= latest(visited_on):
            cure = between(visited_on + timedelta(days=1), latest(visited_on))
            yield refusals.bad_day(f"finding-{place}-due_on", REPLY, cure)


def _photos(photos: Collection[GivenPhoto]) -> Iterator[Finding]:
    if len(photos) > MOST_PHOTOS:
        yield refusals.too_many(THE_PHOTOS, MOST_PHOTOS)
    for place, one in enumerate(photos):
        if PurePosixPath(one.name.lower()).suffix not in PHOTOS:
            yield refusals.not_a_photo(one.name)
        if not clean(one.caption):
            yield refusals.empty(f"caption-{place}", CAPTION)
