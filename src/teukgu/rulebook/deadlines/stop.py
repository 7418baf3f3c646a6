"""Days on which a clock stands still."""

import re
from dataclasses import dataclass
from datetime import date

from teukgu.values import Bilingual, Finding, Place, Refused

NOWHERE = Place()
# 2026-03-02, or as official documents write it: 2026. 3. 2. (Python alone would read 2026-W10-1 too)
WRITTEN_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{4})\. ?([0-9]{1,2})\. ?([0-9]{1,2})\.?")


@dataclass(frozen=True, slots=True, order=True)
class Stop:
    """A clock stop from ``start`` to ``end``, both days left out of the count; ``end`` None means it still lasts.

    The day on which a supplement is asked for and the day on which it arrives are both left out
    (행정절차법 시행령 제11조, Administrative Procedures Act decree art. 11).
    """

    start: date
    end: date | None = None


def parse_day(text: str, place: Place = NOWHERE) -> date:
    """Return the day written ``YYYY-MM-DD`` or ``YYYY. M. D.``.

    Raises:
        Refused: when it is no such day.
    """
    found = WRITTEN_DAY.fullmatch(text.strip())
    try:
        year, month, day = (int(part) for part in found.groups() if part) if found else (0, 0, 0)
        return date(year, month, day)
    except ValueError:
        raise Refused([_bad_day(text, place)]) from None


def parse_stop(text: str, place: Place = NOWHERE) -> Stop:
    """Return the stop written ``A..B``, or ``A..`` while it lasts.

    Raises:
        Refused: when a day is none, or the stop ends before it starts.
    """
    start_text, dots, end_text = text.partition("..")
    if not dots:
        raise Refused([_no_stop(text, place)])
    start = parse_day(start_text, place)
    end = parse_day(end_text, place) if end_text.strip() else None
    if end is not None and end < start:
        raise Refused([_backwards(text, place)])
    return Stop(start, end)


def _bad_day(text: str, place: Place) -> Finding:
    return Finding(
        "deadline.bad_day",
        Bilingual(f"날짜가 아닙니다: '{text}'.", f"'{text}' is not a day."),
        Bilingual("YYYY-MM-DD로 쓰십시오. 예: 2026-03-31", "Write YYYY-MM-DD, for example 2026-03-31."),
        place,
    )


def _no_stop(text: str, place: Place) -> Finding:
    return Finding(
        "deadline.bad_stop",
        Bilingual(f"불산입 기간으로 읽을 수 없습니다: '{text}'.", f"'{text}' cannot be read as a stop."),
        Bilingual(
            "첫날..끝날로 쓰고, 아직 끝나지 않았으면 끝날을 비우십시오. 예: 2026-03-02..2026-03-10, 2026-03-02..",
            "Write FIRST..LAST, or leave LAST out while it lasts: 2026-03-02..2026-03-10, 2026-03-02..",
        ),
        place,
    )


def _backwards(text: str, place: Place) -> Finding:
    return Finding(
        "deadline.stop_backwards",
        Bilingual(f"불산입 기간이 시작 전에 끝납니다: '{text}'.", f"The stop '{text}' ends before it starts."),
        Bilingual("첫날과 끝날의 순서를 바로잡으십시오.", "Put the first day before the last."),
        place,
    )
