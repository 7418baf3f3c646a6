"""What happened to a zone, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from teukgu.portal.store.models import ZoneNow
from teukgu.portal.store.queries.records import AwardLine, FactLine, SourceLink
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One event; ``precision`` says how exactly the day is known, ``kind`` what sort of event it is.

    Kinds: designation, name, municipalities, status, period, area, award, region.
    """

    day: date
    precision: str
    kind: str
    text: Bilingual
    sources: tuple[SourceLink, ...] = ()


def timeline(row: ZoneNow, facts: Sequence[FactLine], awards: Sequence[AwardLine]) -> tuple[TimelineEvent, ...]:
    """Return the events of a zone, oldest first: from its facts, its awards and what happened to its municipalities."""
    told = [fact for fact in facts if not fact.superseded]
    started = row.designated_on
    events = [*_facts_told(told), *_awards(awards), *_regions(row, started)]
    return tuple(sorted(events, key=lambda event: event.day))


def _facts_told(facts: Sequence[FactLine]) -> Iterator[TimelineEvent]:
    names = [fact for fact in facts if fact.kind == "name"]
    for fact in facts:
        text = _text(fact, first_name=bool(names) and fact is names[0])
        if text is not None and fact.valid_from is not None:
            yield TimelineEvent(fact.valid_from, fact.precision, fact.kind, text, fact.sources)


def _text(fact: FactLine, *, first_name: bool) -> Bilingual | None:
    """Return what a fact says as an event; None for facts that are not events."""
    if fact.kind == "designation":
        return Bilingual("특구로 지정", "Designated")
    if fact.kind == "name" and not first_name:
        return Bilingual(f"이름 변경: {fact.value}", f"New name: {fact.value}")
    if fact.kind == "status" and fact.value == "cancelled":
        ko, en = (f" ({fact.note.ko})", f" ({fact.note.en})") if fact.note.ko else ("", "")
        return Bilingual(f"지정 해제{ko}", f"Designation cancelled{en}")
    if fact.kind == "period":
        return _period(fact)
    return None


def _period(fact: FactLine) -> Bilingual:
    end = fact.value.get("end")
    if fact.note.ko:
        return fact.note
    return Bilingual(f"사업 기간을 {end or '모름'}까지로 정함", f"Period set to end on {end or 'a day not known'}")


def _awards(awards: Sequence[AwardLine]) -> Iterator[TimelineEvent]:
    for award in awards:
        text = Bilingual(f"{award.year}년 평가 {award.name.ko}", f"{award.name.en} in the evaluation of {award.year}")
        yield TimelineEvent(date(award.year, 12, 31), "year", "award", text, award.sources)


def _regions(row: ZoneNow, started: date | None) -> Iterator[TimelineEvent]:
    """Yield what happened to the municipalities since the zone was designated."""
    for event in row.region_events:
        day = date.fromisoformat(event["day"])
        if started is not None and started <= day <= row.as_of:
            yield TimelineEvent(day, "day", "region", Bilingual(event["ko"], event["en"]))
