"""The package of an act's paper: for everybody who sees the act, personal data only with a reason, which is logged."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from teukgu.documents.official.as_data import letter_data
from teukgu.documents.official.package import Attachment, make_package
from teukgu.portal.access import Viewer, may_see_personal
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.files import open_file
from teukgu.portal.services.papers.enclosed import files_of, is_closed
from teukgu.portal.services.papers.making import MadePaper, paper_of_event
from teukgu.portal.services.personal import read_personal, reference_in
from teukgu.portal.store.models import AccessAction
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.values import Refused

KEPT_AS = 2
"""Raised whenever the writers change, so that packages kept by an older version are not given out."""


def package_of_event(
    viewer: Viewer, event_id: int, *, reason: str = "", address: str = "", now: datetime | None = None
) -> bytes:
    """Return the zip of a recorded act's paper: text, HWPX, PDF, what was attached, manifest.

    Without ``reason`` names stay blank and files with personal data are left out; with one those that the viewer may
    have are in, and each is noted first.

    Raises:
        Refused: when there is no such paper for this viewer.
    """
    made = paper_of_event(viewer, event_id)
    revealed: dict[str, Any] = {}
    personal: frozenset[UUID] = frozenset()
    if reason.strip() and now is not None:
        personal = _noted_files(viewer, made, reason, address, now)
        revealed = _reveal(viewer, made, reason, address, now)
        made = paper_of_event(viewer, event_id, revealed=revealed, personal=personal)
    attached = tuple(_attached(made))
    return _kept(made, attached, _about(made, personal=bool(revealed or personal)))


def personal_references(made: MadePaper) -> tuple[str, ...]:
    """Return the ids of the personal data that this paper would show in clear."""
    values = [value for event in _shown_events(made) for value in event.values()]
    return tuple(sorted({found for found in map(reference_in, values) if found}))


def _shown_events(made: MadePaper) -> Iterator[dict[str, Any]]:
    yield dict(made.event.data)
    rows = made.case.events.filter(key=made.event.key, seq__lt=made.event.seq) if made.event.key else ()
    for row in rows:
        yield row.data


def _reveal(viewer: Viewer, made: MadePaper, reason: str, address: str, now: datetime) -> dict[str, Any]:
    found = {}
    for reference in personal_references(made):
        try:
            found[reference] = read_personal(
                viewer, reference, reason=reason, address=address, action=AccessAction.DOWNLOAD, now=now
            )
        except Refused:
            continue  # what this viewer may not have stays blank
    return found


def _noted_files(viewer: Viewer, made: MadePaper, reason: str, address: str, now: datetime) -> frozenset[UUID]:
    """Note the download of each attached file with personal data that the viewer may have; return their ids."""
    row = made.row
    if row is None or not may_see_personal(viewer, case_facts(made.case), row.party, row.key):
        return frozenset()
    facts = case_facts(made.case)
    held = [one for one in files_of(row, made.act) if one.personal and not is_closed(one)]
    # a file of an earlier act is asked for as that act's
    found = frozenset(
        one.pk for one in held if one.event is None or may_see_personal(viewer, facts, one.event.party, one.event.key)
    )
    for one in sorted(found):
        note_access(
            viewer, AccessAction.DOWNLOAD, what="file", subject=str(one), case=made.case, reason=reason,
            address=address, now=now,
        )  # fmt: skip
    return found


def _attached(made: MadePaper) -> Iterator[Attachment]:
    """Yield the files that go with the paper, in the order in which it names them."""
    for use in made.files:
        with open_file(use) as content:
            yield Attachment(use.name, content.read())


def _about(made: MadePaper, *, personal: bool) -> dict[str, Any]:
    return {
        "case": made.case.number,
        "event": made.event.seq,
        "act": made.event.act,
        "happened_on": made.event.happened_on.isoformat(),
        "template": made.paper.template.id,
        "blank": list(made.paper.missing),
        "personal_data": personal,
        "left_out_hwp": list(made.left_out),
        "named_without_file": [] if made.files else list(made.paper.letter.attachments),
    }


def _kept(made: MadePaper, attached: tuple[Attachment, ...], about: dict[str, Any]) -> bytes:
    """Return the package, from the file store when the same was made before; personal data are never kept there."""
    if about["personal_data"]:
        return make_package(made.paper.letter, attached, about=about)
    path = _place(made, attached, about)
    if path.is_file():
        return path.read_bytes()
    package = make_package(made.paper.letter, attached, about=about)
    _keep(path, package)
    return package


def _place(made: MadePaper, attached: tuple[Attachment, ...], about: dict[str, Any]) -> Path:
    hashes = [[one.name, hashlib.sha256(one.content).hexdigest()] for one in attached]
    made_of = json.dumps([KEPT_AS, letter_data(made.paper.letter), hashes, about], ensure_ascii=False, sort_keys=True)
    name = hashlib.sha256(made_of.encode()).hexdigest()
    return Path(settings.VAR) / "papers" / name[:2] / f"{name}.zip"


def _keep(path: Path, content: bytes) -> None:
    """Write beside and move: whoever reads meanwhile sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as written:
        written.write(content)
    os.replace(written.name, path)
