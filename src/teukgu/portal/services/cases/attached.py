"""Files that an act attaches: the author's own waiting ones, or files of the same case."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q

from teukgu.portal.access import Viewer, may_see_event
from teukgu.portal.services.cases import refusals
from teukgu.portal.store.models import Case, CaseEvent, FileUse
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.procedures.definition import Act
from teukgu.procedures.field import FieldKind
from teukgu.values import Finding


def attached_findings(
    viewer: Viewer, case: Case, act: Act | None, data: Mapping[str, Any], files: Iterable[str]
) -> Iterator[Finding]:
    """Yield a finding for each field with a file that is not there or not the author's to use."""
    for field, ids in [*_by_field(act, data), ("files", list(files))]:
        if ids and len(_usable(viewer, case, ids)) != len(set(ids)):
            yield refusals.no_such_file(field)


def _by_field(act: Act | None, data: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    fields = act.fields if act else ()
    return [(one.key, list(map(str, data.get(one.key) or ()))) for one in fields if one.kind is FieldKind.FILES]


def _usable(viewer: Viewer, case: Case, ids: Iterable[str]) -> list[FileUse]:
    try:
        keys = {UUID(one) for one in ids}
    except ValueError:
        return []
    mine = Q(case=None, added_by=int(viewer.account)) | Q(case=case)
    facts = case_facts(case)
    rows = FileUse.objects.filter(mine, pk__in=keys).select_related("event")
    # a file of another's thread is not there for whoever may not see that thread
    return [one for one in rows if one.event is None or may_see_event(viewer, facts, one.event.party, one.event.key)]


def attach(case: Case, event: CaseEvent, act: Act | None, files: Iterable[str]) -> None:
    """Bind waiting files to the case and to the act that attaches them."""
    ids = [one for _field, some in _by_field(act, event.data) for one in some] + list(files)
    FileUse.objects.filter(pk__in=ids, event=None).update(case=case, event=event)
