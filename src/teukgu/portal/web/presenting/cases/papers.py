"""The official documents of a case: numbers, portal time and legal time side by side."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from teukgu.portal.store.models import OfficialDocument
from teukgu.portal.store.queries.cases.page import CasePage
from teukgu.portal.web.presenting.cases.names import act_name, organisation_name
from teukgu.portal.web.presenting.cases.values import moment_text
from teukgu.portal.web.presenting.korean import day_text


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A document in words; ``records`` are the parties as which the viewer may record its numbers."""

    seq: int
    name: str
    sender: str
    receiver: str
    number: str
    sent: str
    approver: str
    receipt: str
    received: str
    medium: str
    portal_time: str
    legal_day: str
    unsent: bool
    may_record: bool
    has_paper: bool


def shown_papers(page: CasePage) -> tuple[ShownPaper, ...]:
    """Return the papers of the page, the newest first."""
    standing = {one.seq: one for one in page.situation.state.standing}
    mine = {party for party, _key in page.parties_held}
    found = []
    for paper in reversed(page.papers):
        stands = standing.get(paper.event.seq)
        found.append(
            ShownPaper(
                seq=paper.event.seq,
                name=act_name(page.case.procedure, paper.event.act),
                sender=organisation_name(paper.sender),
                receiver=organisation_name(paper.receiver),
                number=paper.production_number,
                sent=day_text(paper.sent_on) if paper.sent_on else "",
                approver=approval_text(paper),
                receipt=paper.receipt_number,
                received=moment_text(paper.received_at) if paper.received_at else "",
                medium=_("종이문서") if paper.medium == "paper" else "",
                portal_time=moment_text(paper.event.recorded_at),
                legal_day=day_text(stands.happened_on, weekday=True) if stands else "",
                unsent=bool(stands and stands.provisional),
                may_record=bool(page.mine) and bool(mine),
                has_paper=bool(paper.template),
            )
        )
    return tuple(found)


def approval_text(paper: OfficialDocument) -> str:
    """Return who approved, and whether on delegation or as a deputy."""
    kinds = {"head": _("결재"), "delegated": _("전결"), "deputy": _("대결")}
    kind = kinds.get(paper.approval, "")
    return " ".join(part for part in (paper.approver, kind) if part)
