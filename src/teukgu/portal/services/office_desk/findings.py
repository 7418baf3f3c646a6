"""Says what became of a finding: the municipality answers, the office settles it or opens it again."""

from datetime import datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.access_office import answering_post
from teukgu.portal.services.office_desk import refusals
from teukgu.portal.services.office_desk.held import clean, kept_under, regions_of, stamp
from teukgu.portal.store.models import FindingTurn, VisitFinding
from teukgu.portal.store.queries.office_desk.due import finding_state
from teukgu.portal.store.queries.office_desk.visits import addressed_findings, visit_for
from teukgu.values import Bilingual, Refused, refuse_if_any

TEXT = Bilingual("조치 내용", "what was done")
OFFICE_STATES = ("settled", "open")


@transaction.atomic
def answer_finding(viewer: Viewer, finding: int, *, text: str, once: str, now: datetime) -> FindingTurn:
    """Answer a finding that is addressed to the viewer's municipality.

    Raises:
        Refused: when it is none of theirs, settled, or the answer is empty.
    """
    found = addressed_findings(viewer).filter(pk=finding).first()
    if found is None:
        raise refusals.gone()
    post = answering_post(viewer, found.visit.programme_id, regions_of(found.visit.zone.now))
    if post is None:
        raise refusals.gone()
    kept = kept_under(FindingTurn, viewer, once)
    if kept is not None:
        return kept
    locked = VisitFinding.objects.select_for_update().get(pk=found.pk)  # the office may settle it at this moment
    said = clean(text)
    findings = [] if said else [refusals.empty("text", TEXT)]
    if finding_state(locked) == "settled":
        findings.append(refusals.over())
    refuse_if_any(findings)
    return FindingTurn.objects.create(
        finding=found,
        state="answered",
        text=said,
        organisation_id=post.organisation,
        **stamp(viewer, post, once=once, now=now),
    )


@transaction.atomic
def settle_finding(
    viewer: Viewer, visit: int, number: int, *, state: str, text: str, once: str, now: datetime
) -> FindingTurn:
    """Settle a finding of a visit of the viewer's desk, or open it again, with a word on why.

    Raises:
        Refused: when it is none of theirs, stands there already, or no word is given.
    """
    held = visit_for(viewer, visit)
    if held is None or not held.desk.acts or state not in OFFICE_STATES:
        raise refusals.gone()
    found = VisitFinding.objects.select_for_update().filter(visit=held.visit, number=number).first()
    if found is None:
        raise refusals.gone()
    kept = kept_under(FindingTurn, viewer, once)
    if kept is not None:
        return kept
    said = clean(text)
    if finding_state(found) == state:
        raise Refused([refusals.over()])
    refuse_if_any([] if said else [refusals.empty("text", TEXT)])
    return FindingTurn.objects.create(
        finding=found,
        state=state,
        text=said,
        organisation=held.desk.organisation,
        **stamp(viewer, held.desk.post, once=once, now=now),
    )
