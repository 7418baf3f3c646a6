"""Keeps a row for each official document of a case, for lists and search."""

from teukgu.portal.store.models import Case, CaseParty, OfficialDocument
from teukgu.portal.store.queries.cases.papers import documents_of
from teukgu.procedures.state import CaseState

KEPT = ("case", "event")
SHOWN = tuple(field.attname for field in OfficialDocument._meta.concrete_fields if field.name not in {*KEPT, "id"})


def project_documents(case: Case, state: CaseState) -> None:
    """Write the documents as the events say; a row stays the same row, that of an act taken back goes."""
    rows = list(case.events.select_related("post__organisation").order_by("seq"))
    parties = list(CaseParty.objects.filter(case=case).select_related("organisation").order_by("pk"))
    made = list(documents_of(case, state.procedure, rows, parties))
    there = {one.event_id: one for one in OfficialDocument.objects.filter(case=case)}
    for one in made:
        _keep(one, there.pop(one.event_id, None))
    if there:
        OfficialDocument.objects.filter(pk__in=[one.pk for one in there.values()]).delete()


def _keep(made: OfficialDocument, there: OfficialDocument | None) -> None:
    """Write a document where it is new or says something else; most of those of a long case do not."""
    if there is None:
        made.save()
        return
    changed = [name for name in SHOWN if getattr(there, name) != getattr(made, name)]
    if changed:
        made.pk = there.pk
        made.save(force_update=True, update_fields=changed)
