"""How minutes word what was recorded; minutes are Korean."""

from collections.abc import Sequence
from datetime import datetime

from teukgu.portal.services.meetings.counts import ItemCounts
from teukgu.portal.store.models import AgendaItem
from teukgu.portal.store.queries.meetings.standing import Recorded
from teukgu.procedures.meetings.counting import COUNTED

WEEKDAYS = "월화수목금토일"
HOW = {"in_person": "출석", "video": "원격영상 출석", "deputy": "대리출석", "absent": "퇴장"}
RESULTS = {"passed": "원안 의결", "amended": "수정 의결", "rejected": "부결", "deferred": "보류"}


def held_text(moment: datetime) -> str:
    """Return ``2026. 11. 12.(목) 14:00``."""
    day = f"{moment.year}. {moment.month}. {moment.day}.({WEEKDAYS[moment.weekday()]})"
    return f"{day} {moment:%H:%M}"


def attendees_text(state: Recorded, office: Sequence[int]) -> str:
    """Return who was there, how many of how many."""
    there = [pk for pk in office if pk in state.present]
    rows = [f"{_title(state, pk)}({HOW[state.attendance[pk].how]})" for pk in there]
    return "\n".join([f"재적위원 {len(office)}명 가운데 {len(there)}명 출석", *rows])


def decision_text(item: AgendaItem) -> str:
    """Return what was decided on an item."""
    if not hasattr(item, "resolution"):
        return f"제{item.position}호: 결정하지 않음"
    found = item.resolution
    more = f" (조건: {found.conditions})" if found.conditions else ""
    return f"제{item.position}호 {RESULTS[found.result]}: {found.text}{more}"


def votes_text(item: AgendaItem, counts: ItemCounts) -> str:
    """Return the votes on an item: those that counted, and who was kept away."""
    count = counts.counts[counts.reading or COUNTED]
    tally = count.tally
    kept = len(counts.bench.barred & counts.bench.in_office)
    away = f", 제척ㆍ회피 {kept}명" if kept else ""
    return (
        f"제{item.position}호: 표결에 참여한 위원 {tally.yes + tally.no + tally.abstain + tally.silent}명 가운데 "
        f"찬성 {tally.yes}, 반대 {tally.no}, 기권 {tally.abstain}, 표시 없음 {tally.silent}{away}"
    )


def _title(state: Recorded, membership: int) -> str:
    row = state.members[membership]
    return f"{row.account.name} {row.title}".strip()
