"""Joint applicants: who among them may do an act."""

from collections.abc import Iterator

from teukgu.portal.access_joint import may_act_among_applicants
from teukgu.portal.services.cases import refusals
from teukgu.portal.services.cases.on_case import OnCase
from teukgu.portal.store.queries.cases.awaited import JOINT
from teukgu.procedures.definition import Act
from teukgu.procedures.documents_track import DOCUMENT_TRACK
from teukgu.procedures.party import Party
from teukgu.values import Finding


def joint_findings(on: OnCase, act: Act | None, party: Party, key: str) -> Iterator[Finding]:
    """Yield why another of the applicants has to do the act."""
    if act is None or party is not Party.APPLICANT or act.track == DOCUMENT_TRACK.id:
        return
    if act.track == JOINT:
        row = on.case.parties.filter(party=party.value, organisation__key=key, until=None).first()
        agreeing = row.organisation_id if row else 0
        if not may_act_among_applicants(on.viewer, on.facts, once=False, agrees=True, agreeing=agreeing):
            yield refusals.agrees_for_itself()
    elif not may_act_among_applicants(on.viewer, on.facts, once=not on.procedure.track(act.track).keyed):
        yield refusals.lead_applicant_only()
