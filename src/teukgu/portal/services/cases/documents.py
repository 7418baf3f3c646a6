"""Keeps a row for each official document of a case, for lists and search."""

from teukgu.portal.store.models import Case, CaseParty, OfficialDocument
from teukgu.portal.store.queries.cases.papers import documents_of
from teukgu.procedures.state import CaseState

KEPT = ("case", "event")
SHOWN = tuple(field.name for field in OfficialDocument._meta.concrete_fields if field.name not in {*KEPT, "id"})


def project_documents(case: Case, state: CaseState) -> None:
    """Write the documents as the events say; a row stays the same row, that of an act taken back goes."""
    rows = list(case.events.select_related("post__organisation").order_by("seq"))
    parties = list(CaseParty.objects.filter(case=case).select_related("organisation").order_by("pk"))
    made = list(documents_of(case, state.procedure, rows, parties))
    for one in made:
        values = {name: getattr(one, name) for name in SHOWN}
        OfficialDocument.objects.update_or_create(case=case, event=one.event, defaults=values)
    OfficialDocument.objects.filter(case=case).exclude(event__in=[one.event for one in made]).delete()
