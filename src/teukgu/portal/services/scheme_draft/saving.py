"""Keeps the draft of a round's scheme; what two people write at once is both kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from teukgu.evaluation.seal import sha256
from teukgu.loading.yaml_edit import Change, Edited, edit_yaml
from teukgu.portal.access import Viewer
from teukgu.portal.services.round_case.held import HeldRound, round_for_ministry
from teukgu.portal.services.round_case.refusals import no_content, not_text, too_large
from teukgu.portal.services.round_case.scheme import MOST_BYTES, SCHEME
from teukgu.portal.services.scheme_draft import refusals
from teukgu.portal.store.models import SchemeDraft
from teukgu.portal.store.queries.scheme_draft import current_draft
from teukgu.values import Refused

EDITED_STAGES = frozenset({"preparing"})
START, FORM, TEXT, AGAIN = "start", "form", "text", "again"


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save: the row, and whether nothing differed from the save before (then it is that one)."""

    row: SchemeDraft
    unchanged: bool = False


@transaction.atomic
def save_draft(
    viewer: Viewer, number: str, content: bytes, *, follows: int, once: str, now: datetime, today: date
) -> Saved:
    """Keep the file as it was typed, faults and all; ``follows`` is the save its writer had seen.

    Raises:
        Refused: when it is not the viewer's round, the round was begun, or the file is empty, too large or no text.
    """
    held = draft_for_writing(viewer, number, now=now, today=today)
    return keep(held, TEXT, content.replace(b"\r\n", b"\n"), follows=follows, once=once)


@transaction.atomic
def change_draft(
    viewer: Viewer, number: str, changes: Sequence[Change], *, follows: int, once: str, now: datetime, today: date
) -> Saved:
    """Write changes of a form into the draft that the form showed; no other key of the file changes.

    Raises:
        Refused: as `save_draft`; when there is no draft, or the file has no such place.
    """
    held = draft_for_writing(viewer, number, now=now, today=today)
    seen = held.case.scheme_drafts.filter(number=follows).first()
    if seen is None:
        raise Refused([refusals.no_draft()])
    try:
        edited = edit_yaml(bytes(seen.content).decode("utf-8-sig"), changes)
    except LookupError:
        raise Refused([refusals.not_a_scheme()]) from None
    return keep(held, FORM, edited, follows=follows, once=once)


@transaction.atomic
def take_up_again(
    viewer: Viewer, number: str, earlier: int, *, follows: int, once: str, now: datetime, today: date
) -> Saved:
    """Make an earlier save (one that was set aside too) the current one, as a new save.

    Raises:
        Refused: as `save_draft`, and when there is no such save.
    """
    held = draft_for_writing(viewer, number, now=now, today=today)
    row = held.case.scheme_drafts.filter(number=earlier).first()
    if row is None:
        raise Refused([refusals.no_source()])
    return keep(held, AGAIN, bytes(row.content), follows=follows, once=once, origin=str(earlier))


def draft_for_writing(viewer: Viewer, number: str, *, now: datetime, today: date) -> HeldRound:
    """Return the round, locked, while its scheme may be written.

    Raises:
        Refused: when it is not the viewer's to run, or was begun.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    if held.situation.state.stage not in EDITED_STAGES:
        raise Refused([refusals.closed()])
    return held


def keep(held: HeldRound, kind: str, content: bytes | Edited, *, follows: int, once: str, origin: str = "") -> Saved:
    """Keep a save; call it with the round locked.

    Raises:
        Refused: when the file is empty, too large or no text in UTF-8.
    """
    kept = held.case.scheme_drafts.filter(once=once).first()
    if kept is not None:
        return Saved(kept)
    edited = content if isinstance(content, Edited) else None
    written = edited.text.encode() if edited is not None else bytes(content)  # type: ignore[arg-type]
    _refuse_unreadable(written)
    current = current_draft(held.case)
    if current is not None and bytes(current.content) == written:
        return Saved(current, unchanged=True)
    last = held.case.scheme_drafts.aggregate(last=Max("number"))["last"] or 0
    row = SchemeDraft.objects.create(
        case=held.case,
        number=last + 1,
        follows=follows,
        set_aside=follows != (current.number if current is not None else 0),
        kind=kind,
        origin=origin[:300],
        content=written,
        sha256=sha256(written),
        comments_lost=edited is not None and edited.comments_lost,
        account_id=int(held.viewer.account),
        saved_at=held.now,
        once=once,
    )
    return Saved(row)


def _refuse_unreadable(content: bytes) -> None:
    if not content.strip():
        raise Refused([no_content(SCHEME)])
    if len(content) > MOST_BYTES:
        raise Refused([too_large(MOST_BYTES)])
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused([not_text()]) from None
