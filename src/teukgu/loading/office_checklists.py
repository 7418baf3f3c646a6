"""Reads the checklists of the regional offices: ``office_checklists.yaml`` of the programme folder."""

from pathlib import Path

from teukgu.loading.fields import Fields, read_fields
from teukgu.reporting.checklist import Checklist, Checklists, Question
from teukgu.values import Bilingual, Finding, refuse_if_any

FILE = "office_checklists.yaml"
USES = ("plan", "visit")


def load_checklists(programme: Path) -> Checklists:
    """Return the checklists of the programme folder ``programme`` (none when it has no such file).

    Raises:
        Refused: with everything wrong in the file.
    """
    path, findings = programme / FILE, list[Finding]()
    lists = (read_fields(path, _lists, findings) or ()) if path.exists() else ()
    refuse_if_any(findings)
    return Checklists(tuple(lists))


def _entries(fields: Fields, key: str) -> list[Fields]:
    read = [fields.as_fields(entry, key, number) for number, entry in enumerate(fields.items(key))]
    return [entry for entry in read if entry is not None]


def _lists(fields: Fields) -> tuple[Checklist, ...]:
    return tuple(_list(entry) for entry in _entries(fields, "checklists"))


def _list(entry: Fields) -> Checklist:
    found = Checklist(
        id=entry.text("id", example="progress"),
        version=entry.whole("version", 1),
        use=entry.one_of("use", USES),
        name=entry.pair("name", required=True) or Bilingual("", ""),
        questions=tuple(_question(one) for one in _entries(entry, "questions")),
    )
    entry.finish()
    return found


def _question(entry: Fields) -> Question:
    found = Question(
        id=entry.text("id", example="exemptions"),
        text=entry.pair("text", required=True) or Bilingual("", ""),
        hint=entry.pair("hint") or Bilingual("", ""),
    )
    entry.finish()
    return found
