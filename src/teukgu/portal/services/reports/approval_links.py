"""Approval by a link that opens once: made by the officer, answered by whoever decides, without an account.

What was answered is kept and, when it is an approval, recorded in the same transaction as the act `approve_report` of
the officer's post: the officer vouches for whom the link was given to, the event names who decided.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction

from teukgu.portal.access import Viewer
from teukgu.portal.access_joint import may_act_among_applicants
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.designation.refusals import not_yours
from teukgu.portal.services.reports import refusals_links as refusals
from teukgu.portal.services.reports.held_report import HeldReport, report_as
from teukgu.portal.store.models import ApprovalLink, ApprovalLinkEnd, Report, ReportVersion
from teukgu.portal.store.queries.cases.rules import rules_of
from teukgu.portal.store.queries.reports.approval import CLOSED, open_links
from teukgu.procedures.party import Party
from teukgu.values import Refused

HOURS = "report_approval_link_hours"
APPROVED_STAGES = frozenset({"drafting", "returned", "approved"})
"""Before filing: what a correction rests on is the number of a document."""
LEVELS = ("head", "delegated", "deputy")
LONGEST_NAME = 60
TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class MadeLink:
    """A new link; ``token`` is kept nowhere else."""

    link: ApprovalLink
    token: str


def hash_of(token: str) -> str:
    """Return what is kept of a token."""
    return sha256(token.encode()).hexdigest()


@transaction.atomic
def make_approval_link(
    viewer: Viewer, case_number: str, *, name: str, position: str, level: str, now: datetime, today: date
) -> MadeLink:
    """Make a link to the newest version; links made before open nothing any more.

    Raises:
        Refused: when it is not the viewer's report, it was filed, it has no version, or somebody is not named.
    """
    held = _held(viewer, case_number, today)
    report = Report.objects.select_for_update().get(pk=held.report.pk)
    version = ReportVersion.objects.filter(report=report).order_by("number").last()
    named, post = clean_text(name).strip(), clean_text(position).strip()
    findings = list(refusals.unfit(named, post, level, LEVELS, LONGEST_NAME))
    if held.facts.stage not in APPROVED_STAGES:
        findings.append(refusals.filed_already())
    if version is None:
        findings.append(refusals.no_version())
    if findings or version is None:
        raise Refused(findings)
    _close_open(report.pk, viewer, now)
    hours = rules_of(held.report.case.programme_id).rulebook.on(today).whole(HOURS)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = ApprovalLink.objects.create(
        report=report,
        version=version,
        token_sha256=hash_of(token),
        name=named,
        position=post,
        level=level,
        account_id=int(viewer.account),
        made_at=now,
        expires_at=now + timedelta(hours=hours),
    )
    return MadeLink(link, token)


def _held(viewer: Viewer, case_number: str, today: date) -> HeldReport:
    """Return the report if the viewer may approve it: of joint applicants the lead alone."""
    held = report_as(viewer, case_number, Party.APPLICANT, today)
    if not may_act_among_applicants(viewer, held.facts, once=True):
        raise not_yours()
    return held


def _close_open(report: int, viewer: Viewer, now: datetime) -> int:
    closed = 0
    for link in open_links(report, now):
        closed += end_link(link, CLOSED, account=account_of(viewer), now=now)
    return closed


def end_link(link: ApprovalLink, kind: str, *, account: int | None, now: datetime, **said: str) -> bool:
    """Keep what became of a link; False when something became of it in the same moment."""
    try:
        with transaction.atomic():
            ApprovalLinkEnd.objects.create(link=link, kind=kind, account_id=account, ended_at=now, **said)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def close_approval_links(viewer: Viewer, case_number: str, *, now: datetime, today: date) -> int:
    """Take back the links that still open; return how many did.

    Raises:
        Refused: when it is not the viewer's report.
    """
    held = _held(viewer, case_number, today)
    return _close_open(held.report.pk, viewer, now)
