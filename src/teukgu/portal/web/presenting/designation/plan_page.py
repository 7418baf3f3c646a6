"""The pages of a plan: the checklist of what is required, and a section with its items and comments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from teukgu.portal.plan_rules import exemption_agencies, plan_contents
from teukgu.portal.rules import programme
from teukgu.portal.store.models import Organisation, PlanSave
from teukgu.portal.store.queries.plan_facts import plan_draft
from teukgu.portal.store.queries.plans import CommentThread
from teukgu.portal.web.presenting.designation.plan_form import rows_for
from teukgu.portal.web.presenting.designation.plan_text import exemption_name, paragraphs
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.plan_contents import ContentKind, NeededBy, PlanItem, PlanSection, needed_items
from teukgu.rulebook.parameter import Reference


@dataclass(frozen=True, slots=True)
class CheckLine:
    """An item of the checklist; ``later`` when it is needed by the application only."""

    id: str
    section: str
    name: str
    done: bool
    later: bool
    law: str


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section with how much of it is there."""

    id: str
    name: str
    lines: tuple[CheckLine, ...]
    open_comments: int

    @property
    def done(self) -> int:
        """Return how many items are written."""
        return sum(line.done for line in self.lines)


@dataclass(frozen=True, slots=True)
class ItemBox:
    """An item to edit or to read."""

    id: str
    name: str
    help: str
    kind: str
    law: tuple[Reference, ...]
    needed: bool
    later: bool
    text: str
    rows: tuple[dict[str, Any], ...]
    paragraphs: tuple[str, ...]
    number: int
    saved: PlanSave | None
    comments: tuple[CommentThread, ...]


def checklist(
    content: Mapping[str, Any],
    comments: Mapping[str, Sequence[CommentThread]],
    day: date,
    *,
    has_council: bool,
) -> tuple[SectionLine, ...]:
    """Return the sections that this plan needs, with what is there and what is missing."""
    draft = plan_draft(content, has_council=has_council)
    needed = needed_items(plan_contents(), draft, day, NeededBy.APPLY)
    lines = [_line(section, needed, content, comments) for section in plan_contents().sections]
    return tuple(line for line in lines if line.lines)


def _line(
    section: PlanSection,
    needed: Sequence[PlanItem],
    content: Mapping[str, Any],
    comments: Mapping[str, Sequence[CommentThread]],
) -> SectionLine:
    items = [item for item in plan_contents().items if item.section == section.id]
    waiting = sum(thread.state != "closed" for item in items for thread in comments.get(item.id, ()))
    lines = tuple(_check(item, content) for item in needed if item.section == section.id)
    return SectionLine(section.id, said(section.name), lines, waiting)


def _check(item: PlanItem, content: Mapping[str, Any]) -> CheckLine:
    done, later = bool(content.get(item.id)), item.by is NeededBy.APPLY
    return CheckLine(item.id, item.section, said(item.name), done, later, said(item.references[0].title))


def section_of(key: str) -> PlanSection | None:
    """Return the section called ``key``."""
    return next((one for one in plan_contents().sections if one.id == key), None)


def item_boxes(
    section: PlanSection,
    saves: Mapping[str, PlanSave],
    comments: Mapping[str, Sequence[CommentThread]],
    day: date,
    *,
    has_council: bool,
) -> tuple[ItemBox, ...]:
    """Return the items of a section: those needed, and those that are written although nobody asks for them."""
    content = {key: row.content for key, row in saves.items()}
    draft = plan_draft(content, has_council=has_council)
    needed = set(needed_items(plan_contents(), draft, day, NeededBy.APPLY))
    shown = [
        one for one in plan_contents().items if one.section == section.id and (one in needed or content.get(one.id))
    ]
    return tuple(_box(one, saves.get(one.id), tuple(comments.get(one.id, ())), one in needed) for one in shown)


def _box(item: PlanItem, saved: PlanSave | None, comments: tuple[CommentThread, ...], needed: bool) -> ItemBox:
    content = saved.content if saved else ""
    is_table = item.kind is not ContentKind.TEXT
    return ItemBox(
        id=item.id,
        name=said(item.name),
        help=said(item.help) if item.help else "",
        kind=item.kind.value,
        law=item.references,
        needed=needed,
        later=item.by is NeededBy.APPLY,
        text="" if is_table else str(content),
        rows=tuple(rows_for(item, content)) if is_table else (),
        paragraphs=tuple(paragraphs(item, content)),
        number=saved.number if saved else 0,
        saved=saved,
        comments=comments,
    )


@dataclass(frozen=True, slots=True)
class CatalogueLine:
    """An exemption to choose from: what it relaxes, on what condition, and who answers for it."""

    id: str
    name: str
    law: str
    condition: str
    only_in: str
    agencies: tuple[tuple[str, str], ...]
    forces: tuple[str, ...]
    address: str
    ordinance: bool


def catalogue(programme_id: str, day: date) -> tuple[CatalogueLine, ...]:
    """Return the exemptions in force on ``day``."""
    named = {one.key: one for one in Organisation.objects.filter(programme=programme_id, kind="agency")}
    forced = {
        key: tuple(said(one.name) for one in plan_contents().items if key in one.exemptions)
        for key in {key for one in plan_contents().items for key in one.exemptions}
    }
    found = []
    for one in programme().exemptions:
        version = one.version_on(day)
        if version is None:
            continue
        agencies = tuple(
            (key, organisation_name(named[key])) for key in exemption_agencies().get(one.id, ()) if key in named
        )
        found.append(
            CatalogueLine(
                id=one.id,
                name=exemption_name(one.id),
                law=said(version.law),
                condition=said(version.condition) if version.condition else "",
                only_in=said(version.only_in_text) if version.only_in_text else "",
                agencies=agencies,
                forces=forced.get(one.id, ()),
                address=version.references[0].address if version.references else "",
                ordinance=version.ordinance_summary,
            )
        )
    return tuple(found)


def organisation_name(one: Organisation) -> str:
    """Return the organisation's name in the page's language."""
    return one.name_en if english() else one.name_ko


def agencies_of(programme_id: str) -> list[tuple[str, str]]:
    """Return every agency to choose from, by name."""
    rows = Organisation.objects.filter(programme=programme_id, kind="agency", valid_to=None)
    return sorted(((one.key, organisation_name(one)) for one in rows), key=lambda pair: pair[1])
