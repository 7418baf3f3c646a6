"""Files that come with the form of an act: kept at once, so that a refusal does not lose them."""

from dataclasses import replace
from datetime import datetime
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.http import HttpRequest, QueryDict

from teukgu.portal.access import Viewer
from teukgu.portal.services.files import keep_file
from teukgu.portal.store.models import Case, FileUse
from teukgu.portal.web.presenting.cases.form import KEPT, PREFIX
from teukgu.procedures.definition import Act
from teukgu.procedures.field import FieldKind
from teukgu.values import Finding, Place, Refused


def keep_files(request: HttpRequest, viewer: Viewer, act: Act, now: datetime) -> tuple[QueryDict, list[Finding]]:
    """Keep what was handed in; return the form with the kept files named, and what was refused of them."""
    typed, findings = request.POST.copy(), []
    for field in act.fields:
        if field.kind is not FieldKind.FILES:
            continue
        for given in request.FILES.getlist(PREFIX + field.key):
            try:
                kept = keep_file(
                    viewer, name=given.name or "", content=cast(BinaryIO, given), personal=field.personal, now=now
                )
                typed.appendlist(KEPT + field.key, str(kept.pk))
            except Refused as refused:
                findings += [_at(field.key, finding) for finding in refused.findings]
    return typed, findings


def _at(key: str, finding: Finding) -> Finding:
    return replace(finding, place=Place(file=finding.place.file, key=key))


def names_of_kept(viewer: Viewer, case: Case, typed: QueryDict) -> dict[str, str]:
    """Return the names of the kept files that the form mentions and the viewer may use."""
    ids: list[Any] = [one for name in typed if name.startswith(KEPT) for one in typed.getlist(name)]
    rows = FileUse.objects.filter(pk__in=[one for one in ids if _is_id(one)])
    return {str(row.pk): row.name for row in rows if row.case_id == case.pk or str(row.added_by_id) == viewer.account}


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False
