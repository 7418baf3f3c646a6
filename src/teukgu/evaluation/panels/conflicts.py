"""Conflicts of reviewers with zones, derived from facts: one predicate for each, with a code and words.

The years that count after a fact has ended come from dated rules: ``conflict_lookback_years`` (decree art. 13(1)4) for
employment, ``reviewer_conflict_years`` for the others, ``reviewer_conflicts`` says which bar a reviewer at all.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date

from teukgu.evaluation.settings import Rules
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class ReviewerFact:
    """Something known of a reviewer, from a day to a day: ``kind`` is a code of :data:`CONFLICTS`, ``about`` an id.

    ``about`` is an organisation (employment), a municipality (home), a consortium, a fund, or a zone (coaching,
    authorship, declared). ``since``, ``until`` None: not known, still so.
    """

    reviewer: str
    kind: str
    about: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ZoneFacts:
    """What a zone is bound up with: its municipalities, bodies (offices and operators), consortia and funds."""

    zone: str
    municipalities: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    consortia: frozenset[str] = frozenset()
    funds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ConflictRules:
    """The rules of a day: which codes bar, and for how many years after a fact has ended (0: only while it lasts)."""

    day: date
    bars: frozenset[str]
    years: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A reviewer must not score a zone: the code, the fact it rests on, and the reason in words."""

    reviewer: str
    zone: str
    code: str
    fact: ReviewerFact
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class ConflictCounts:
    """What is published: numbers only. ``pairs`` barred, ``reviewers`` and ``zones`` concerned, pairs by code."""

    pairs: int
    reviewers: int
    zones: int
    by_code: Mapping[str, int]


def conflict_rules(rules: Rules, day: date) -> ConflictRules:
    """Take the rules of ``day`` (``rules`` are those of that day).

    Raises:
        Refused: when a rule has no value on the day.
    """
    years = {code: int(value) for code, value in rules.value("reviewer_conflict_years").items()}
    years["employment"] = int(rules.value("conflict_lookback_years"))
    return ConflictRules(day, frozenset(rules.value("reviewer_conflicts")), years)


def employment(fact: ReviewerFact, zone: ZoneFacts) -> bool:
    """Works or lately worked for a body of the zone."""
    return fact.about in zone.organisations


def home(fact: ReviewerFact, zone: ZoneFacts) -> bool:
    """Lives in, or comes from, a municipality of the zone."""
    return fact.about in zone.municipalities


def consortium(fact: ReviewerFact, zone: ZoneFacts) -> bool:
    """Belongs to a consortium of the zone."""
    return fact.about in zone.consortia


def fund(fact: ReviewerFact, zone: ZoneFacts) -> bool:
    """Holds a share in a fund that invests in the zone."""
    return fact.about in zone.funds


def coaching(fact: ReviewerFact, zone: ZoneFacts) -> bool:
    """Coached the plan of the zone."""
    return fact.about == zone.zone


def authorship(fact: ReviewerFact, zone: ZoneFacts) -> bool:
    """Wrote the plan or a report of the zone."""
    return fact.about == zone.zone


def declared(fact: ReviewerFact, zone: ZoneFacts) -> bool:
    """Declared a conflict with the zone."""
    return fact.about == zone.zone


CONFLICTS: Mapping[str, tuple[Callable[[ReviewerFact, ZoneFacts], bool], Bilingual]] = {
    "employment": (employment, Bilingual("특구의 지자체ㆍ사업자에 재직(했음)", "employed by a body of the zone")),
    "home": (home, Bilingual("특구가 있는 시ㆍ군ㆍ구 사람", "from a municipality of the zone")),
    "consortium": (consortium, Bilingual("특구와 같은 협의체의 구성원", "member of a consortium of the zone")),
    "fund": (fund, Bilingual("특구에 투자한 펀드의 지분 보유", "share in a fund that invests in the zone")),
    "coaching": (coaching, Bilingual("특구의 계획을 컨설팅함", "coached the plan of the zone")),
    "authorship": (authorship, Bilingual("특구의 계획이나 보고서를 씀", "wrote the plan or a report of the zone")),
    "declared": (declared, Bilingual("스스로 신고함", "declared by the reviewer")),
}
"""Every conflict by its code: the predicate and its words."""


def conflicts(facts: Iterable[ReviewerFact], zones: Iterable[ZoneFacts], rules: ConflictRules) -> tuple[Conflict, ...]:
    """Return every conflict that facts make with zones on the day of the rules, by reviewer, zone and code."""
    listed = sorted(zones, key=lambda one: one.zone)
    found = [
        Conflict(fact.reviewer, zone.zone, fact.kind, fact, _reason(fact))
        for fact in facts
        if fact.kind in rules.bars and fact.kind in CONFLICTS and counts_on(fact, rules)
        for zone in listed
        if CONFLICTS[fact.kind][0](fact, zone)
    ]
    return tuple(sorted(found, key=lambda one: (one.reviewer, one.zone, one.code, str(one.fact))))


def counts_on(fact: ReviewerFact, rules: ConflictRules) -> bool:
    """Whether a fact counts: begun, and not ended longer ago than the years of its kind (the last day included)."""
    if fact.since is not None and fact.since > rules.day:
        return False
    return fact.until is None or rules.day <= years_after(fact.until, rules.years.get(fact.kind, 0))


def years_after(day: date, years: int) -> date:
    """Return the same day ``years`` later; 29 February becomes the 28th (Civil Act 160(3)).

    Whoever writes 9999-12-31 means "for good": the calendar ends there.
    """
    if day.year + years > MAXYEAR:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def barred(found: Iterable[Conflict]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the codes by (zone, reviewer), as an assignment takes them."""
    pairs: dict[tuple[str, str], set[str]] = {}
    for one in found:
        pairs.setdefault((one.zone, one.reviewer), set()).add(one.code)
    return {pair: tuple(sorted(codes)) for pair, codes in sorted(pairs.items())}


def conflict_counts(found: Iterable[Conflict]) -> ConflictCounts:
    """Count for publication; a pair with two conflicts counts once in ``pairs`` and once under each code."""
    pairs = barred(found)
    by_code = Counter(code for codes in pairs.values() for code in codes)
    return ConflictCounts(
        pairs=len(pairs),
        reviewers=len({reviewer for _, reviewer in pairs}),
        zones=len({zone for zone, _ in pairs}),
        by_code={code: by_code.get(code, 0) for code in CONFLICTS},
    )


def _reason(fact: ReviewerFact) -> Bilingual:
    words = CONFLICTS[fact.kind][1]
    ko, en = ("", "") if fact.until is None else (f"({fact.until:%Y-%m-%d}까지)", f" (until {fact.until:%Y-%m-%d})")
    return Bilingual(f"{words.ko}: {fact.about}{ko}", f"{words.en}: {fact.about}{en}")
