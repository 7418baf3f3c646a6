"""Reads the bodies of a programme folder: ``bodies/*.yaml``, one body a file, checked against the rulebook.

::

    bodies = load_bodies(programme)          # by id: zone_committee, working_committee, local_council
"""

from collections.abc import Mapping

from teukgu.loading.fields import Fields, top_fields
from teukgu.loading.programme_findings import no_such_reference_to
from teukgu.loading.programme_values import read_references
from teukgu.loading.yaml_lines import load_yaml
from teukgu.procedures.meetings.body import Body, Recording, Seat, SeatKind, Topic
from teukgu.rulebook.findings import near_names
from teukgu.rulebook.programme import Programme
from teukgu.values import Bilingual, Finding, refuse_if_any

FOLDER = "bodies"


def load_bodies(programme: Programme) -> Mapping[str, Body]:
    """Return the bodies of the programme by id.

    Raises:
        Refused: with every finding in all their files.
    """
    findings: list[Finding] = []
    found: dict[str, Body] = {}
    for path in sorted((programme.folder / FOLDER).glob("*.yaml")):
        data, lines = load_yaml(path, f"{programme.folder.name}/{FOLDER}/{path.name}")
        fields = top_fields(data, lines, findings)
        body = None if fields is None else _body(fields, programme)
        if body is not None:
            found[body.id] = body
    refuse_if_any(findings)
    return found


def _body(fields: Fields, programme: Programme) -> Body | None:
    before = len(fields.findings)
    name = fields.text("id", example="zone_committee")
    body = Body(
        id=name,
        name=fields.pair("name", required=True) or Bilingual(name, name),
        seats=_seats(fields),
        appointed=fields.pair("appointed"),
        rules=_rules(fields, programme),
        own_rules=_topics(fields, "own_rules"),
        elects=fields.flag("elects"),
        challenge=fields.flag("challenge"),
        party=fields.text("party"),
        records=_recording(fields.inner("records")),
        records_of=_recordings(fields),
        basis=read_references(fields, "reference"),
        note=fields.pair("note"),
        place=fields.place(),
    )
    fields.finish()
    return body if len(fields.findings) == before else None


def _seats(fields: Fields) -> tuple[Seat, ...]:
    entries = [fields.as_fields(entry, "seats", number) for number, entry in enumerate(fields.items("seats"))]
    return tuple(_seat(entry) for entry in entries if entry is not None)


def _seat(fields: Fields) -> Seat:
    name = fields.text("id", example="minister")
    seat = Seat(
        id=name,
        name=fields.pair("name", required=True) or Bilingual(name, name),
        kind=fields.code("kind", SeatKind) or SeatKind.EX_OFFICIO,
        valid_from=fields.day("valid_from"),
        valid_to=fields.day("valid_to"),
    )
    fields.finish()
    return seat


def _recordings(fields: Fields) -> dict[str, Recording]:
    """Read how resolutions are recorded in cases of procedures that have an act of their own for them."""
    inner = fields.inner("records_of")
    if inner is None:
        return {}
    found = {key: _recording(inner.inner(key)) for key in inner.data}
    inner.finish()
    return {key: one for key, one in found.items() if one is not None}


def _recording(inner: Fields | None) -> Recording | None:
    if inner is None:
        return None
    results = inner.inner("results")
    codes = {} if results is None else {key: results.text(key) for key in results.data}
    recording = Recording(inner.text("act", example="record_resolution"), codes, inner.text("text", example="grounds"))
    inner.finish()
    return recording


def _rules(fields: Fields, programme: Programme) -> dict[Topic, str]:
    """Read which parameter rules which topic; a parameter that is not in the rulebook is a finding."""
    inner = fields.inner("rules")
    if inner is None:
        return {}
    found = {topic: inner.text(topic.value) for topic in Topic}
    inner.finish()
    known = programme.rulebook.by_name
    for topic, name in found.items():
        if name and name not in known:
            fields.findings.append(
                no_such_reference_to(inner.place(topic.value), topic.value, name, near_names(name, known))
            )
    return {topic: name for topic, name in found.items() if name}


def _topics(fields: Fields, key: str) -> frozenset[Topic]:
    words = {topic.value for topic in Topic}
    named = fields.texts(key)
    for name in named:
        if name not in words:
            fields.findings.append(no_such_reference_to(fields.place(key), key, name, near_names(name, words)))
    return frozenset(Topic(name) for name in named if name in words)
