"""Keeps personal data apart from events, and gives them back only against a note in the access log.

An event holds ``{"personal": ID}`` where its field is personal; the values stand in a table that can be erased.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from teukgu.portal.access import Viewer, may_see_personal
from teukgu.portal.services.access_log import note_access
from teukgu.portal.store.models import AccessAction, Case, PersonalDetail, PersonalKind
from teukgu.portal.store.queries.visible_cases import case_facts, visible_cases
from teukgu.procedures.field import FieldSpec
from teukgu.values import Bilingual, Finding, Place, Refused

REFERENCE = "personal"


def keep_personal(
    *,
    programme: str,
    kind: PersonalKind,
    values: Mapping[str, Any],
    case: Case | None = None,
    party: str = "",
    key: str = "",
    account: int | None = None,
    erase_after: date | None = None,
    now: datetime,
) -> str:
    """Keep values about one person; return the id under which whoever needs them may ask.

    ``party`` and ``key`` say in which part of the case they belong: who sees that part and acts in it may ask.
    ``erase_after`` only where another day is promised than the rule of the kind gives.
    """
    detail = PersonalDetail.objects.create(
        id=uuid4(),
        programme_id=programme,
        kind=kind.value,
        case=case,
        party=party,
        key=key,
        account_id=account,
        values=dict(values),
        collected_at=now,
        erase_after=erase_after,
    )
    return str(detail.pk)


def without_personal(
    case: Case,
    fields: Iterable[FieldSpec],
    data: Mapping[str, Any],
    *,
    party: str,
    key: str = "",
    kind: PersonalKind = PersonalKind.CASE_PERSON,
    now: datetime,
) -> dict[str, Any]:
    """Return an event's ``data`` with each personal field kept apart and named by its id; for `act`, before it writes.

    All personal fields of one event share one id: erased and unmasked together.
    """
    personal = {field.key: data[field.key] for field in fields if field.personal and data.get(field.key) not in _EMPTY}
    if not personal:
        return dict(data)
    kept = keep_personal(
        programme=case.programme_id, kind=kind, values=personal, case=case, party=party, key=key, now=now
    )
    return {**data, **{name: {REFERENCE: kept} for name in personal}}


_EMPTY: tuple[Any, ...] = (None, "", [])


def reference_in(value: Any) -> str:
    """Return the id when a value of an event is kept apart, else nothing."""
    return str(value[REFERENCE]) if isinstance(value, dict) and set(value) == {REFERENCE} else ""


def find_personal(viewer: Viewer, detail: str) -> PersonalDetail | None:
    """Return what is kept under an id when the viewer may have it in clear; absent and refused are alike."""
    try:
        found = PersonalDetail.objects.select_related("case").filter(pk=UUID(str(detail))).first()
    except ValueError:
        return None
    return found if found is not None and _may_have(viewer, found) else None


def _may_have(viewer: Viewer, detail: PersonalDetail) -> bool:
    if viewer.is_public:
        return False
    if detail.account_id is not None and str(detail.account_id) == viewer.account:
        return True
    if detail.case is None or not visible_cases(viewer).filter(pk=detail.case.pk).exists():
        return False
    return may_see_personal(viewer, case_facts(detail.case), detail.party, detail.key)


def read_personal(
    viewer: Viewer,
    detail: str,
    *,
    reason: str,
    address: str = "",
    action: AccessAction = AccessAction.READ,
    now: datetime,
) -> dict[str, Any]:
    """Return the values in clear and note who had them and why; the note comes first.

    Raises:
        Refused: without a reason, and when there is nothing that this viewer may have.
    """
    found = find_personal(viewer, detail)
    findings = [] if found else [_absent()]
    if not reason.strip():
        findings.append(_no_reason())
    if findings or found is None:
        raise Refused(findings)
    note_access(
        viewer, action, what=found.kind, subject=str(found.pk), case=found.case, reason=reason, address=address, now=now
    )
    return dict(found.values)


def _absent() -> Finding:
    return Finding(
        "personal.absent",
        Bilingual("그런 개인정보가 없습니다.", "There is no such personal data."),
        Bilingual("주소를 확인하세요.", "Check the address."),
    )


def _no_reason() -> Finding:
    return Finding(
        "personal.no_reason",
        Bilingual("열람 사유가 비어 있습니다.", "The reason is empty."),
        Bilingual("왜 보아야 하는지 적으세요.", "Say why you need to see it."),
        Place(key="reason"),
    )
