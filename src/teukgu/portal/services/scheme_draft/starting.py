"""Starts the draft from a scheme that is there: an earlier round's, a shipped one, an uploaded file, the policy lab."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from teukgu.documents.lab_scheme import Provenance, adopted
from teukgu.evaluation.lab import Changes
from teukgu.loading.scheme_file import shipped_schemes
from teukgu.loading.yaml_edit import Change, edit_yaml
from teukgu.loading.yaml_lines import parse_yaml
from teukgu.portal.access import Viewer
from teukgu.portal.services.lab import lab_round, open_lab, try_settings
from teukgu.portal.services.round_case.held import HeldRound
from teukgu.portal.services.scheme_draft import refusals
from teukgu.portal.services.scheme_draft.saving import START, Saved, draft_for_writing, keep
from teukgu.portal.store.queries.lab import scenario_of, scenarios_of
from teukgu.portal.store.queries.scheme_draft import earlier_schemes
from teukgu.values import Refused

UPLOAD = "upload"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a draft may start from: ``key`` in the form, ``kind`` (round, shipped, lab) and what it is called."""

    key: str
    kind: str
    name_ko: str
    name_en: str


def sources(held: HeldRound) -> list[Source]:
    """Return where the draft of this round may start from; a file can be uploaded besides."""
    found = [
        Source(f"round:{row.pk}", "round", f"{year}년 {row.name_ko}", f"{year}: {row.name_en}")
        for year, row in earlier_schemes(held.case, held.year, now=held.now, today=held.today)
    ]
    found += [
        Source(
            f"lab:{one.pk}",
            "lab",
            f"{one.name} ({one.round}, {one.settings_hash})",
            f"{one.name} ({one.round}, {one.settings_hash})",
        )
        for one in scenarios_of(held.viewer).filter(programme=held.case.programme_id)
    ]
    return [*found, *(Source(f"shipped:{name}", "shipped", name, name) for name in shipped_schemes())]


@transaction.atomic
def start_draft(
    viewer: Viewer,
    number: str,
    source: str,
    *,
    upload: bytes = b"",
    name: str = "",
    follows: int,
    once: str,
    now: datetime,
    today: date,
) -> Saved:
    """Start the draft (or start it anew: what was saved stays) from ``source``, with the year of the round.

    Raises:
        Refused: when it is not the viewer's round, the round was begun, or the source is not there.
    """
    held = draft_for_writing(viewer, number, now=now, today=today)
    if source == UPLOAD:
        return keep(held, START, upload, follows=follows, once=once, origin=f"upload: {name}")
    kind, _, key = source.partition(":")
    found = READERS[kind](held, key) if kind in READERS else None
    if found is None:
        raise Refused([refusals.no_source()])
    content, origin = found
    return keep(held, START, _of_year(content, held.year), follows=follows, once=once, origin=origin)


def _of_year(content: bytes, year: int) -> bytes:
    """Set the year of a scheme that names one: it is that of the round it came from."""
    text = content.decode("utf-8-sig")
    data, _lines = parse_yaml(text, "scheme.yaml")
    if not isinstance(data, dict) or data.get("year") in {None, year}:
        return content
    return edit_yaml(text, [Change(("year",), year)]).text.encode()


def _of_round(held: HeldRound, key: str) -> tuple[bytes, str] | None:
    for year, row in earlier_schemes(held.case, held.year, now=held.now, today=held.today):
        if str(row.pk) == key:
            return bytes(row.content), f"round {year}: {row.scheme}, SHA-256 {row.sha256}"
    return None


def _shipped(held: HeldRound, key: str) -> tuple[bytes, str] | None:
    path = shipped_schemes().get(key)
    return None if path is None else (path.read_bytes(), f"shipped scheme {key}")


def _of_lab(held: HeldRound, key: str) -> tuple[bytes, str] | None:
    """Return the scheme with the settings of a kept scenario; its head says where they were tried."""
    kept = scenario_of(held.viewer, key)
    if kept is None or kept.programme_id != held.case.programme_id:
        return None
    page = lab_round(held.viewer, kept.programme_id, kept.round)
    opened = open_lab(held.viewer, kept.programme_id, page.round, rules=kept.rules) if page else None
    if opened is None:
        return None
    tried = try_settings(opened, Changes.of(kept.settings.items()))
    origin = Provenance(kept.round, opened.bundle, opened.base.id, held.today)
    said = f"policy lab: {kept.name}, settings {kept.settings_hash}, round {kept.round}, bundle {opened.bundle}"
    return adopted(tried.used, tried.changes, origin), said


READERS: Mapping[str, Callable[[HeldRound, str], tuple[bytes, str] | None]] = {
    "round": _of_round,
    "shipped": _shipped,
    "lab": _of_lab,
}
