"""Two versions of a plan side by side: what was taken out is struck, what was added is underlined, by words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import zip_longest
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from teukgu.portal.web.presenting.designation.plan_text import paragraphs
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.plan_contents import PlanContents, PlanItem

WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph before and after; ``kind`` says what happened to it: same, changed, removed, added."""

    kind: str
    before: SafeString
    after: SafeString


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item with its paragraphs side by side."""

    name: str
    pairs: tuple[Pair, ...]

    @property
    def is_changed(self) -> bool:
        """Return whether anything differs."""
        return any(pair.kind != "same" for pair in self.pairs)


def compare(contents: PlanContents, before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[ItemChange, ...]:
    """Return every item that is written in one of the two, in the order of the plan."""
    written = [item for item in contents.items if before.get(item.id) or after.get(item.id)]
    return tuple(_item(item, before.get(item.id), after.get(item.id)) for item in written)


def _item(item: PlanItem, before: Any, after: Any) -> ItemChange:
    return ItemChange(
        said(item.name), tuple(pairs_of(*(paragraphs(item, one, agencies=True) for one in (before, after))))
    )


def pairs_of(before: list[str], after: list[str]) -> Iterator[Pair]:
    """Yield paragraphs side by side; those that were replaced are compared word by word."""
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Pair("same", _safe(escape(text)), _safe(escape(text))) for text in before[old_from:old_to])
            continue
        for old, new in zip_longest(before[old_from:old_to], after[new_from:new_to]):
            yield _pair(old, new)


def _pair(old: str | None, new: str | None) -> Pair:
    if old is None:
        return Pair("added", _safe(""), _marked("ins", new or ""))
    if new is None:
        return Pair("removed", _marked("del", old), _safe(""))
    return Pair("changed", *_words(WORD.findall(old), WORD.findall(new)))


def _words(old: list[str], new: list[str]) -> tuple[SafeString, SafeString]:
    before, after = [], []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        taken, put = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        before.append(escape(taken) if tag == "equal" else _marked("del", taken))
        after.append(escape(put) if tag == "equal" else _marked("ins", put))
    return _safe("".join(before)), _safe("".join(after))


def _marked(element: str, text: str) -> SafeString:
    return _safe(f"<{element}>{escape(text)}</{element}>" if text else "")


def _safe(text: str) -> SafeString:
    return mark_safe(text)  # noqa: S308 - every piece of text is escaped before it comes here
