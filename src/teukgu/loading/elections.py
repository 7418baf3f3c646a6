"""Reads the election days of a programme: ``calendar/elections.yaml``."""

from pathlib import Path

from teukgu.loading.fields import Fields, top_fields
from teukgu.loading.programme_values import read_references
from teukgu.loading.yaml_lines import load_yaml
from teukgu.procedures.planner.question import Election, ElectionKind
from teukgu.values import Finding, refuse_if_any


def load_elections(programme: Path) -> tuple[Election, ...]:
    """Return the elections that the programme folder knows of, in order of days (none without the file).

    Raises:
        Refused: with everything wrong in the file.
    """
    path = programme / "calendar" / "elections.yaml"
    if not path.exists():
        return ()
    findings: list[Finding] = []
    data, lines = load_yaml(path)
    fields = top_fields(data, lines, findings)
    found = [] if fields is None else _elections(fields)
    refuse_if_any(findings)
    return tuple(sorted(found, key=lambda one: one.day))


def _elections(fields: Fields) -> list[Election]:
    entries = [fields.as_fields(entry, "elections", number) for number, entry in enumerate(fields.items("elections"))]
    fields.finish()
    read = [_election(entry) for entry in entries if entry is not None]
    return [one for one in read if one is not None]


def _election(entry: Fields) -> Election | None:
    day, name = entry.day("date", required=True), entry.pair("name", required=True)
    kind = entry.code("kind", ElectionKind)
    status = entry.one_of("status", ("in_force", "assumed"))
    references = read_references(entry)
    entry.finish()
    if day is None or name is None or kind is None or not references:
        return None
    return Election(day, kind, name, references[0], assumed=status == "assumed")
