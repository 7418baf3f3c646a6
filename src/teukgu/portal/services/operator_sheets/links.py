"""Personal links: made (the secret is given out once, its hash stays), revoked, and looked up by whoever has one."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.operator_sheets import refusals
from teukgu.portal.services.operator_sheets.held import begun, sheet_in, survey_as
from teukgu.portal.services.operator_sheets.listing import WHAT
from teukgu.portal.services.operator_sheets.surveying import end_of, is_open
from teukgu.portal.store.models import AccessAction, Case, OperatorSheet, OperatorSurvey, SheetLink
from teukgu.portal.store.queries.operator_sheets.board import ACTIVE, survey_lines
from teukgu.values import Refused

BYTES = 16
"""Of the secret: 128 bits cannot be guessed, 22 characters fit into a text message."""


@dataclass(frozen=True, slots=True)
class MadeLink:
    """A new link; ``secret`` is known only here and now."""

    sheet: OperatorSheet
    secret: str


@transaction.atomic
def make_links(
    viewer: Viewer, number: str, *, only: Collection[int] | None = None, now: datetime, today: date
) -> list[MadeLink]:
    """Make a link for everybody who has not answered and has none that opens; for ``only`` these anew in any case.

    A new link closes the one before it.

    Raises:
        Refused: when the survey is not the viewer's, has not begun, or is closed.
    """
    held = survey_as(viewer, number, today)
    survey = OperatorSurvey.objects.select_for_update().get(pk=begun(held).pk)
    survey.report = held.report
    if not is_open(survey, now):
        raise Refused([refusals.closed()])
    lines = [one for one in survey_lines(survey, now) if one.operator.state == ACTIVE]
    wanted = [one.sheet for one in lines if (one.waits and one.link is None if only is None else one.sheet.pk in only)]
    made = [_made(one, viewer, survey, now) for one in wanted]
    if made:
        subject = f"survey {survey.pk}"
        _note(viewer, held.report.case, subject, len(made), now)
    return made


def _made(sheet: OperatorSheet, viewer: Viewer, survey: OperatorSurvey, now: datetime) -> MadeLink:
    sheet.links.filter(revoked_at=None).update(revoked_at=now)
    secret = secrets.token_urlsafe(BYTES)
    SheetLink.objects.create(
        sheet=sheet,
        secret_hash=hash_of(secret),
        made_at=now,
        account_id=account_of(viewer),
        expires_at=end_of(survey.closes_on),
    )
    return MadeLink(sheet, secret)


def revoke_link(viewer: Viewer, number: str, sheet: int, *, now: datetime, today: date) -> int:
    """Close the links of a sheet; return how many were open.

    Raises:
        Refused: when there is no such sheet for the viewer.
    """
    held = survey_as(viewer, number, today)
    found = sheet_in(held, sheet)
    with transaction.atomic():
        closed = found.links.filter(revoked_at=None).update(revoked_at=now)
        _note(viewer, held.report.case, f"sheet {found.pk}", 1, now)
    return closed


def _note(viewer: Viewer, case: Case, subject: str, subjects: int, now: datetime) -> None:
    note_access(
        viewer,
        AccessAction.CHANGE,
        what=WHAT,
        subject=subject,
        subjects=subjects,
        case=case,
        reason="개인 링크",
        now=now,
    )


def hash_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def sheet_behind(secret: str, now: datetime) -> OperatorSheet | None:
    """Return the sheet that a link opens; one that is wrong, has run out or was revoked opens nothing, all alike."""
    row = (
        SheetLink.objects.filter(secret_hash=hash_of(secret), revoked_at=None, expires_at__gt=now)
        .select_related("sheet__operator", "sheet__survey__report__case__programme", "sheet__survey__organisation")
        .first()
    )
    is_there = row is not None and row.sheet.operator.state == ACTIVE and row.sheet.operator.erased_at is None
    return row.sheet if row is not None and is_there else None
