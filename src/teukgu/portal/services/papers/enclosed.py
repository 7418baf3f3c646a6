"""Which files go with the paper of an act, and the letter that names them in the same order."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from teukgu.documents.official.filling import Paper
from teukgu.documents.official.package import CLOSED_FORMAT, enclosed_name
from teukgu.portal.store.models import CaseEvent, FileUse
from teukgu.procedures.definition import Act
from teukgu.procedures.field import FieldKind


def files_of(row: CaseEvent, act: Act) -> tuple[FileUse, ...]:
    """Return the files of an act: of its form in order, also those of an earlier act, then what else came with it."""
    named = list(dict.fromkeys(one for field in act.fields for one in _ids(field.kind, row.data.get(field.key))))
    found = {str(one.pk): one for one in FileUse.objects.filter(case=row.case_id, pk__in=named).select_related("file")}
    first = [found[one] for one in named if one in found]
    rest = FileUse.objects.filter(event=row).exclude(pk__in=found).select_related("file").order_by("name", "pk")
    return (*first, *rest)


def _ids(kind: FieldKind, value: Any) -> list[str]:
    return [one for one in map(str, value or ()) if _is_id(one)] if kind is FieldKind.FILES else []


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def is_closed(use: FileUse) -> bool:
    """Whether the file is in the closed format .hwp, taken in but never in a package of ours."""
    return use.name.lower().endswith(CLOSED_FORMAT)


def naming(paper: Paper, uses: Iterable[FileUse]) -> Paper:
    """Return the paper whose 붙임 are these files; with none it says what its template says."""
    names = tuple(enclosed_name(one.name) for one in uses)
    return replace(paper, letter=paper.letter.with_attachments(names)) if names else paper
