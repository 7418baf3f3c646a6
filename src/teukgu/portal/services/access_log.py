"""The access log: notes who read or changed whose personal data, each row bound to the one before.

What must not be shown without a note calls `note_read` before it shows; when the note fails, nothing is shown.
"""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from teukgu.portal.access import PostHeld, Viewer
from teukgu.portal.access_cases import parts_of
from teukgu.portal.store.models import AccessAction, AccessLogEntry, AccessLogHead, Case
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.values import nfc

LONGEST_REASON = 300
LONGEST_SUBJECT = 120
HEAD = 1
FIELDS = (
    *("seq", "programme_id", "at", "account_id", "post_id", "as_deputy", "action", "what", "subject", "subjects"),
    *("case_id", "reason", "address", "previous"),
)
"""What the hash of a row is over, in this order of names (sorted as JSON)."""


def note_read(
    viewer: Viewer,
    *,
    what: str,
    subject: str,
    case: Case | None = None,
    reason: str = "",
    address: str = "",
    subjects: int = 1,
    now: datetime,
) -> AccessLogEntry:
    """Note that the viewer is shown personal data: ``what`` kind, of which record (never a name in clear)."""
    values = {"case": case, "reason": reason, "address": address, "subjects": subjects, "now": now}
    return note_access(viewer, AccessAction.READ, what=what, subject=subject, **values)  # type: ignore[arg-type]


def note_access(
    viewer: Viewer,
    action: AccessAction,
    *,
    what: str,
    subject: str,
    case: Case | None = None,
    reason: str = "",
    address: str = "",
    subjects: int = 1,
    programme: str = "",
    now: datetime,
) -> AccessLogEntry:
    """Note one access of any kind. Nobody signed in means the installation itself (an erasure run)."""
    post = _post(viewer, case)
    held_in = post.programme if post else None
    entry = AccessLogEntry(
        programme_id=(case.programme_id if case else programme or held_in) or None,
        at=now,
        account_id=int(viewer.account) if viewer.account else None,
        post_id=post.post if post else None,
        as_deputy=bool(post and post.deputy),
        action=action.value,
        what=what,
        subject=nfc(subject)[:LONGEST_SUBJECT],
        subjects=subjects,
        case=case,
        reason=nfc(reason)[:LONGEST_REASON],
        address=address,
    )
    return _added(entry)


def _post(viewer: Viewer, case: Case | None) -> PostHeld | None:
    """Return the post in which the viewer looks: the one that lets them into the case, else their first."""
    if case is not None:
        parts = sorted(parts_of(viewer, case_facts(case)), key=lambda part: (-part.sight, not part.acts))
        return next((part.post for part in parts), None)
    return viewer.posts[0] if viewer.posts else None


def _added(entry: AccessLogEntry) -> AccessLogEntry:
    """Write the row as the next of the chain; whoever writes at the same time waits for the head."""
    with transaction.atomic():
        AccessLogHead.objects.get_or_create(pk=HEAD)
        head = AccessLogHead.objects.select_for_update().get(pk=HEAD)
        entry.seq, entry.previous = head.seq + 1, head.hash
        entry.hash = hash_of(entry)
        entry.save(force_insert=True)
        head.seq, head.hash = entry.seq, entry.hash
        head.save()
    return entry


def hash_of(entry: AccessLogEntry) -> str:
    """Return the SHA-256 over the row's fields as canonical JSON, the hash of the row before among them."""
    values: dict[str, Any] = {name: _plain(getattr(entry, name)) for name in FIELDS}
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else value
