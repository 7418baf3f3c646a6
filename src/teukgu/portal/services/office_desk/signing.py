"""Signs the checklist of a visit: the visitor in the portal, everybody else on paper whose scan is kept."""

from datetime import datetime
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.files import keep_file
from teukgu.portal.services.office_desk import refusals
from teukgu.portal.services.office_desk.held import clean, kept_under, stamp
from teukgu.portal.services.reports.sent_once import own_key
from teukgu.portal.store.models import Account, VisitSignature
from teukgu.portal.store.queries.office_desk.visits import HeldVisit, visit_for
from teukgu.values import Bilingual, Finding, refuse_if_any

SIGNER = Bilingual("서명한 사람", "who signed")
SCAN = Bilingual("서명한 점검표", "the signed checklist")
PORTAL, PAPER = "portal", "paper"
SCANS = frozenset({".pdf", ".jpg", ".jpeg", ".png"})


@transaction.atomic
def sign_visit(viewer: Viewer, visit: int, *, once: str, now: datetime) -> VisitSignature:
    """Sign the record of a visit as it stands, as the viewer themselves.

    Raises:
        Refused: when it is none of theirs, was corrected, or was signed by them.
    """
    held = _held(viewer, visit)
    kept = kept_under(VisitSignature, viewer, once)
    if kept is not None:
        return kept
    findings: list[Finding] = []
    if hasattr(held.visit, "corrected_by"):
        findings.append(refusals.corrected_already())
    if held.visit.signatures.filter(kind=PORTAL, account=int(viewer.account)).exists():
        findings.append(refusals.signed_already())
    refuse_if_any(findings)
    name = Account.objects.get(pk=int(viewer.account)).name
    return VisitSignature.objects.create(
        visit=held.visit,
        kind=PORTAL,
        signer=f"{held.desk.organisation.name_ko} {name}",
        sha256=held.visit.sha256,
        **stamp(viewer, held.desk.post, once=once, now=now),
    )


@transaction.atomic
def keep_signed_paper(
    viewer: Viewer, visit: int, *, signer: str, name: str, content: BinaryIO | None, once: str, now: datetime
) -> VisitSignature:
    """Keep the scan of a checklist that was signed on paper, with whose signature it is.

    Raises:
        Refused: when the visit is none of theirs, something is missing, or the file is not taken.
    """
    held, who = _held(viewer, visit), clean(signer, 120)
    sent = content.read() if content is not None else b""
    key = own_key(viewer, once, [who, sent])  # another scan from the same form is another signature
    kept = kept_under(VisitSignature, viewer, key)
    if kept is not None:
        return kept
    findings = [] if who else [refusals.empty("signer", SIGNER)]
    if sent and PurePosixPath(name.lower()).suffix not in SCANS:
        findings.append(refusals.not_a_scan(name))
    if not sent:
        findings.append(refusals.empty("scan", SCAN))
    refuse_if_any(findings)
    file = keep_file(viewer, name=name, content=BytesIO(sent), now=now)
    return VisitSignature.objects.create(
        visit=held.visit,
        kind=PAPER,
        signer=who,
        sha256=held.visit.sha256,
        file=file,
        **stamp(viewer, held.desk.post, once=key, now=now),
    )


def _held(viewer: Viewer, visit: int) -> HeldVisit:
    held = visit_for(viewer, visit)
    if held is None or not held.desk.acts:
        raise refusals.gone()
    return held
