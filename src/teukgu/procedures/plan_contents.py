"""What a zone plan must hold, and what a draft still lacks for the exemptions chosen (법 제9조, 시행령 제6조)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from teukgu.rulebook.exemption import Exemption
from teukgu.rulebook.parameter import Reference
from teukgu.values import Bilingual, Finding, Place


class ContentKind(StrEnum):
    """How an item is written: as text, as the table of exemptions, or as the table of funds."""

    TEXT = "text"
    EXEMPTIONS = "exemptions"
    FUNDING = "funding"


class NeededBy(StrEnum):
    """By when an item must be there: the plan is adopted and announced first, and applied with at the end."""

    ADOPT = "adopt"
    APPLY = "apply"


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A chapter of the plan."""

    id: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One thing a plan must hold, with the article that asks for it.

    Asked of every plan unless ``exemptions`` (any of them chosen), ``ordinance`` (a chosen exemption needs an
    ordinance) or ``condition`` (a fact of the case) says when. ``may_follow``: may be filed after the designation.
    """

    id: str
    section: str
    name: Bilingual
    valid_from: date
    references: tuple[Reference, ...]
    valid_to: date | None = None
    help: Bilingual | None = None
    kind: ContentKind = ContentKind.TEXT
    by: NeededBy = NeededBy.ADOPT
    exemptions: tuple[str, ...] = ()
    ordinance: bool = False
    condition: str = ""
    may_follow: bool = False

    def in_force(self, day: date) -> bool:
        """Return whether the item is asked for on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class PlanContents:
    """Sections in order and every item of a programme's plans."""

    sections: tuple[PlanSection, ...]
    items: tuple[PlanItem, ...]

    def item(self, key: str) -> PlanItem | None:
        """Return the item called ``key``."""
        return next((one for one in self.items if one.id == key), None)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What is written so far (by item), and the facts that decide what is asked for.

    ``filled`` holds text, a list of ``{"id", "need", "scope", "detail", "agency"}`` for the exemptions, and of
    ``{"source", "year", "won"}`` for the funds. ``land_use_later``: the land-use plan follows within two years.
    """

    filled: Mapping[str, Any]
    conditions: Collection[str] = ()
    land_use_later: bool = False
    catalogue: Iterable[Exemption] = field(default=())

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the exemptions chosen."""
        rows = self.filled.get("exemptions") or ()
        return tuple(str(row["id"]) for row in rows if row.get("id"))


def needed_items(contents: PlanContents, draft: PlanDraft, day: date, by: NeededBy) -> tuple[PlanItem, ...]:
    """Return what the plan must hold on ``day`` for the act that needs it."""
    ordinance = _needs_ordinance(draft, day)
    return tuple(
        one
        for one in contents.items
        if one.in_force(day) and (by is NeededBy.APPLY or one.by is NeededBy.ADOPT) and _asked(one, draft, ordinance)
    )


def _asked(one: PlanItem, draft: PlanDraft, ordinance: bool) -> bool:
    if one.condition and one.condition not in draft.conditions:
        return False
    if one.exemptions and not set(one.exemptions) & set(draft.chosen):
        return False
    if one.ordinance and not ordinance:
        return False
    return not (one.may_follow and draft.land_use_later)


def _needs_ordinance(draft: PlanDraft, day: date) -> bool:
    chosen = set(draft.chosen)
    versions = [one.version_on(day) for one in draft.catalogue if one.id in chosen]
    return any(version is not None and version.ordinance_summary for version in versions)


def missing_contents(contents: PlanContents, draft: PlanDraft, day: date, by: NeededBy) -> tuple[Finding, ...]:
    """Return a finding for everything that the plan lacks yet, in the order of the plan."""
    found = [_missing(one) for one in needed_items(contents, draft, day, by) if _is_empty(draft.filled.get(one.id))]
    return (*found, *_exemption_gaps(draft, day), *_funding_gaps(draft))


def _is_empty(value: Any) -> bool:
    return not (value.strip() if isinstance(value, str) else value)


def _missing(one: PlanItem) -> Finding:
    title = one.references[0].title
    return Finding(
        "plan.missing",
        Bilingual(
            f"계획에 '{one.name.ko}'이(가) 없습니다({title.ko}).", f"The plan lacks: {one.name.en} ({title.en})."
        ),
        one.help or Bilingual("계획 편집 화면에서 이 항목을 적으십시오.", "Write this item in the plan editor."),
        Place(key=one.id),
    )


ASKED_OF_EXEMPTION = (
    ("need", Bilingual("필요성", "need")),
    ("scope", Bilingual("적용범위", "scope")),
)


def _exemption_gaps(draft: PlanDraft, day: date) -> Iterator[Finding]:
    """Yield what is wrong with the chosen exemptions: not in force, twice, without need or scope."""
    known = {one.id: one for one in draft.catalogue}
    for number, row in enumerate(draft.filled.get("exemptions") or (), start=1):
        name = str(row.get("id", ""))
        place = Place(key="exemptions", cell=str(number))
        if known and (name not in known or known[name].version_on(day) is None):
            yield _not_in_force(name, day, place)
        if draft.chosen.count(name) > 1 and draft.chosen.index(name) < number - 1:
            yield _twice(name, place)
        for key, word in ASKED_OF_EXEMPTION:
            if _is_empty(row.get(key, "")):
                yield _exemption_lacks(name, word, place)


def _not_in_force(name: str, day: date, place: Place) -> Finding:
    return Finding(
        "plan.exemption_not_in_force",
        Bilingual(f"{day}에 시행 중인 규제특례가 아닙니다: {name}.", f"No exemption in force on {day}: {name}."),
        Bilingual("규제특례 목록에서 다시 고르십시오.", "Choose again from the catalogue of exemptions."),
        place,
    )


def _twice(name: str, place: Place) -> Finding:
    return Finding(
        "plan.exemption_twice",
        Bilingual(f"같은 규제특례를 두 번 골랐습니다: {name}.", f"The same exemption is chosen twice: {name}."),
        Bilingual("한 줄로 합치십시오.", "Make it one row."),
        place,
    )


def _exemption_lacks(name: str, word: Bilingual, place: Place) -> Finding:
    article = name.removeprefix("art_").replace("_", "-")
    return Finding(
        "plan.exemption_detail",
        Bilingual(
            f"제{article}조 특례에 '{word.ko}'이(가) 없습니다.", f"The exemption of art. {article} lacks: {word.en}."
        ),
        Bilingual("법 제9조제1항제5호가 요구합니다.", "Art. 9(1) no. 5 asks for it."),
        place,
    )


def _funding_gaps(draft: PlanDraft) -> Iterator[Finding]:
    rows = enumerate(draft.filled.get("funding") or (), start=1)
    yield from (_funding_row(number) for number, row in rows if not _is_whole(row))


def _is_whole(row: Mapping[str, Any]) -> bool:
    won = row.get("won")
    is_won = isinstance(won, int) and not isinstance(won, bool) and won >= 0
    return is_won and bool(row.get("source")) and bool(row.get("year"))


def _funding_row(number: int) -> Finding:
    return Finding(
        "plan.funding_row",
        Bilingual(f"재원표 {number}행이 온전하지 않습니다.", f"Row {number} of the table of funds is not complete."),
        Bilingual("재원, 연도, 금액(원, 정수)을 모두 적으십시오.", "Give source, year and whole won."),
        Place(key="funding", cell=str(number)),
    )
