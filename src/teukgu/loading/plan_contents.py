"""Reads what a programme's plans must hold: ``plan_contents/sections.yaml`` and the lists of items beside it."""

from datetime import date
from pathlib import Path

from teukgu.loading import programme_findings as words
from teukgu.loading.fields import Fields, read_fields
from teukgu.loading.programme_values import check_references, read_references
from teukgu.procedures.plan_contents import ContentKind, NeededBy, PlanContents, PlanItem, PlanSection
from teukgu.rulebook.parameter import Status
from teukgu.values import Bilingual, Finding, refuse_if_any

FOLDER = "plan_contents"
SECTIONS = "sections.yaml"


def load_plan_contents(programme: Path) -> PlanContents:
    """Return the required contents of plans of the programme folder ``programme`` (none when it has no such list).

    Raises:
        Refused: with everything wrong in its files.
    """
    findings: list[Finding] = []
    folder = programme / FOLDER
    sections = read_fields(folder / SECTIONS, _sections, findings) or ()
    known = {one.id for one in sections}
    items: list[PlanItem] = []
    # what holds for every plan comes before what a chosen exemption adds
    for path in sorted(folder.glob("*.yaml"), key=lambda path: (path.stem != "general", path.name)):
        if path.name != SECTIONS:
            items += read_fields(path, lambda fields: _items(fields, known), findings) or ()
    refuse_if_any(findings)
    order = [one.id for one in sections]
    return PlanContents(tuple(sections), tuple(sorted(items, key=lambda one: order.index(one.section))))


def _entries(fields: Fields, key: str) -> list[Fields]:
    read = [fields.as_fields(entry, key, number) for number, entry in enumerate(fields.items(key))]
    return [entry for entry in read if entry is not None]


def _sections(fields: Fields) -> tuple[PlanSection, ...]:
    found = []
    for entry in _entries(fields, "sections"):
        key, name = entry.text("id", example="identity"), entry.pair("name", required=True)
        entry.finish()
        if key and name:
            found.append(PlanSection(key, name))
    return tuple(found)


def _items(fields: Fields, sections: set[str]) -> tuple[PlanItem, ...]:
    read = [_item(entry, sections) for entry in _entries(fields, "items")]
    return tuple(one for one in read if one is not None)


def _item(entry: Fields, sections: set[str]) -> PlanItem | None:
    before = len(entry.findings)
    references = read_references(entry)
    check_references(entry, references, Status.IN_FORCE)
    found = PlanItem(
        id=entry.text("id", example="name"),
        section=entry.one_of("section", sorted(sections)),
        name=entry.pair("name", required=True) or Bilingual("", ""),
        valid_from=entry.day("valid_from", required=True) or date.min,
        references=references,
        valid_to=entry.day("valid_to"),
        help=entry.pair("help"),
        kind=entry.code("kind", ContentKind, ContentKind.TEXT) or ContentKind.TEXT,
        by=entry.code("by", NeededBy, NeededBy.ADOPT) or NeededBy.ADOPT,
        exemptions=entry.texts("exemptions"),
        ordinance=entry.flag("ordinance"),
        condition=entry.text("condition"),
        may_follow=entry.flag("may_follow"),
    )
    entry.finish()
    if found.valid_to is not None and found.valid_to <= found.valid_from:
        entry.findings.append(words.ends_before_start(entry.place("valid_to"), found.valid_from, found.valid_to))
    return found if len(entry.findings) == before else None
