"""What whoever holds a link does with it: reads the version, approves it, or sends it back with a remark."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.cases.preview import preview
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.mail import queue_mail
from teukgu.portal.services.reports import refusals_links as refusals
from teukgu.portal.services.reports.approval_links import LEVELS, LONGEST_NAME, end_link, hash_of
from teukgu.portal.store.models import ApprovalLink, ApprovalLinkEnd, Case
from teukgu.portal.store.queries.people import viewer_of_account
from teukgu.portal.store.queries.reports.approval import APPROVED, RETURNED
from teukgu.procedures.party import Party
from teukgu.values import Bilingual, Finding, Refused, Severity, refuse_if_any
from teukgu.values.particles import settled

APPROVE = "approve_report"
LONGEST_REMARK = 2_000
GONE = frozenset({"case.absent", "case.not_your_party"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, and by whom."""

    approves: bool
    name: str
    position: str
    level: str
    remark: str = ""

    @property
    def approver(self) -> str:
        """Return who decided, position first."""
        return f"{self.position} {self.name}"


def link_of(token: str, *, now: datetime) -> ApprovalLink:
    """Return the link that this token opens.

    Raises:
        Refused: ``report.link_over`` when it opens none (any more), whatever the reason.
    """
    rows = ApprovalLink.objects.select_related("report__case__programme", "version__report__case", "account")
    found = rows.filter(token_sha256=hash_of(token), end=None, expires_at__gt=now).first()
    if found is None:
        raise Refused([refusals.over()])
    return found


def answered_before(token: str, once: str) -> ApprovalLinkEnd | None:
    """Return the answer that this very form gave already: the second press of a double click."""
    rows = ApprovalLinkEnd.objects.select_related("link__version", "link__report__case")
    return rows.filter(link__token_sha256=hash_of(token), once=once).exclude(once="").first()


def in_the_way(link: ApprovalLink, *, now: datetime, today: date) -> tuple[Finding, ...]:
    """Return what keeps the version from being approved now, before anybody presses anything."""
    viewer, case = viewer_of_account(link.account_id, today), link.report.case
    named = Answer(True, link.name, link.position, link.level)
    try:
        found = preview(
            viewer,
            case.number,
            act=APPROVE,
            party=Party.APPLICANT,
            happened_on=today,
            data=_data(link, named) | {"approval_number": "-"},  # the link is not answered yet: all else is looked at
            seen_version=case.version,
            now=now,
            today=today,
        )
    except Refused as refused:
        return _told(refused.findings)
    return _told(found.standing.in_the_way)


def _told(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    gone = [one for one in findings if one.code in GONE]
    return (refusals.officer_left(),) if gone else findings


def answer_link(token: str, answer: Answer, *, once: str, now: datetime, today: date) -> ApprovalLinkEnd:
    """Keep the answer; an approval is recorded as the act at once, or nothing is kept at all.

    Raises:
        Refused: ``report.link_over`` when the link opens nothing, or with everything that stands in the way.
    """
    before = answered_before(token, once)
    if before is not None:
        return before
    try:
        link = link_of(token, now=now)
    except Refused:  # the first press of a double click was recorded in this moment
        return _lost(token, once)
    said = Answer(
        answer.approves,
        clean_text(answer.name).strip(),
        clean_text(answer.position).strip(),
        answer.level,
        clean_text(answer.remark).strip(),
    )
    refuse_if_any(_unfit(said))
    with transaction.atomic():
        # whoever answers at the same time waits for the case, and then finds the link used
        case = Case.objects.select_for_update().get(pk=link.report_id)
        words = {"name": said.name, "position": said.position, "level": said.level, "remark": said.remark}
        if not end_link(link, APPROVED if said.approves else RETURNED, account=None, now=now, once=once, **words):
            return _lost(token, once)
        if said.approves:
            _record(link, case, said, now=now, today=today)
        _tell(link, case, said, now)
    return ApprovalLinkEnd.objects.select_related("link__version", "link__report__case").get(link=link)


def _lost(token: str, once: str) -> ApprovalLinkEnd:
    before = answered_before(token, once)
    if before is None:
        raise Refused([refusals.over()])
    return before


def _unfit(said: Answer) -> list[Finding]:
    findings = list(refusals.unfit(said.name, said.position, said.level, LEVELS, LONGEST_NAME))
    if len(said.remark) > LONGEST_REMARK or (not said.approves and not said.remark):
        findings.append(refusals.no_remark())
    return findings


def _data(link: ApprovalLink, said: Answer) -> dict[str, object]:
    return {
        "approver": said.approver,
        "level": said.level,
        "report_version": link.version.number,
        "report_sha256": link.version.sha256,
    }


def _record(link: ApprovalLink, case: Case, said: Answer, *, now: datetime, today: date) -> None:
    viewer: Viewer = viewer_of_account(link.account_id, today)
    try:
        act(
            viewer,
            case.number,
            act=APPROVE,
            party=Party.APPLICANT,
            happened_on=today,
            data=_data(link, said) | {"approval_link": link.pk},
            reason=_reason(link, said, now),
            seen_version=case.version,
            once=f"approval-link-{link.pk}",
            now=now,
            today=today,
        )
    except Refused as refused:
        findings = [one for one in refused.findings if one.severity is Severity.ERROR]
        raise Refused(_told(tuple(findings))) from refused


def _reason(link: ApprovalLink, said: Answer, now: datetime) -> str:
    at = clock.local(now)
    when = f"{at.year}. {at.month}. {at.day}. {at.hour:02d}:{at.minute:02d}"
    remark = f" 의견: {said.remark}" if said.remark else ""
    done = settled(f"{said.approver}이(가) 1회용 링크 {link.pk}번으로 {when}에 결재함. 링크는 기록한 담당자가 만듦.")
    return done + remark


def _tell(link: ApprovalLink, case: Case, said: Answer, now: datetime) -> None:
    """Tell the officer who made the link what was answered."""
    done = ("결재했습니다", "approved it") if said.approves else ("돌려보냈습니다", "sent it back")
    remark = (f"\n\n의견: {said.remark}", f"\n\nRemark: {said.remark}") if said.remark else ("", "")
    number = link.version.number
    queue_mail(
        kind="report.approval_link",
        case=case,
        parties_or_accounts=[link.account],
        subject=Bilingual(f"[특구] 결재 링크의 답: {case.title}", f"[Teukgu] Answer by link: {case.title}"),
        body=Bilingual(
            f"{said.approver} 님이 {case.title} {number}판을 {done[0]}.{remark[0]}",
            f"{said.approver} read version {number} of {case.title} and {done[1]}.{remark[1]}",
        ),
        once=sha256(f"approval-link:{link.pk}".encode()).hexdigest(),
        now=now,
    )
