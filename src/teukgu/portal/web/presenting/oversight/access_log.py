"""The month's access log as its review shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from teukgu.portal import masking
from teukgu.portal.keeping import rules
from teukgu.portal.store.models import AccessAction, AccessLogEntry
from teukgu.portal.store.queries.access_review import Hint, HintLimits
from teukgu.portal.web.presenting.korean import day_text
from teukgu.portal.web.presenting.words import said

MONTHS = 24


@dataclass(frozen=True, slots=True)
class Line:
    """One row: when, who in which post, did what with whose data, why, from where."""

    seq: int
    when: str
    moment: datetime
    who: str
    action: str
    what: str
    subject: str
    case: str
    reason: str
    address: str


@dataclass(frozen=True, slots=True)
class HintLine:
    """Something one may want to ask about."""

    day: str
    who: str
    text: str


def limits(day: date) -> HintLimits:
    """Return from when on the review points something out, on ``day``."""
    on = rules(day)
    return HintLimits(
        night_from=on.whole("access_hint_night_from"),
        night_until=on.whole("access_hint_night_until"),
        rows_a_day=on.whole("access_hint_rows_a_day"),
        subjects_at_once=on.whole("access_hint_subjects"),
    )


def lines(entries: Iterable[AccessLogEntry]) -> list[Line]:
    """Return the rows in words; names are masked here too."""
    return [_line(entry) for entry in entries]


def _line(entry: AccessLogEntry) -> Line:
    at = timezone.localtime(entry.at)
    return Line(
        seq=entry.seq,
        when=f"{day_text(at.date())} {at:%H:%M:%S}",
        moment=at,
        who=who(entry),
        action=_action(entry.action),
        what=_what(entry.what),
        subject=entry.subject,
        case=entry.case.number if entry.case else "",
        reason=entry.reason,
        address=entry.address,
    )


def who(entry: AccessLogEntry) -> str:
    """Return the post and the masked name; nobody means the installation itself."""
    if entry.account is None:
        return _("시스템")
    name = masking.mask_name(entry.account.name) or _("지운 계정")
    if entry.post is None:
        return name
    post = f"{entry.post.organisation.name_ko} {entry.post.name_ko}"
    return f"{post} {name}" + (_("(업무대행)") if entry.as_deputy else "")


def _action(action: str) -> str:
    words = {
        AccessAction.READ: _("열람"),
        AccessAction.DOWNLOAD: _("내려받기"),
        AccessAction.CHANGE: _("변경"),
        AccessAction.ERASE: _("파기"),
    }
    return words.get(AccessAction(action), action)


def _what(what: str) -> str:
    words = {
        "case_person": _("사건에 적힌 사람"),
        "opinion": _("의견을 낸 주민"),
        "operator": _("특화사업자의 대표자와 담당자"),
        "proposer": _("제안한 사람"),
        "committee_member": _("위원"),
        "case_file": _("개인정보가 든 파일"),
        "operator_sheet": _("특화사업자 조사표"),
        "raters": _("심사위원 가명표"),
        "panel_scores": _("평가위원회 점수표"),
        "panel_reviewers": _("평가위원"),
        "ballot_codes": _("공개 평가 투표 번호"),
        "public_ballots": _("공개 평가의 표"),
        "panel_fact": _("평가위원의 이해관계"),
        "conflict_fact": _("위원의 이해관계 신고"),
        "written_opinion": _("위원의 서면의견"),
        "conflict_facts": _("위원의 이해관계 신고"),
        "holding": _("맡은 직위"),
        "handover": _("업무인계·인수서"),
        "file": _("개인정보가 든 파일"),
        "mail": _("보낸 메일의 글"),
        "account": _("담당을 마친 사람의 계정"),
        "resident_account": _("쓰지 않는 주민 계정"),
        "sign_in": _("로그인 기록"),
        "access_log": _("접속기록"),
        "api_key": _("프로그램의 열쇠"),
    }
    return words.get(what, what)


def hint_lines(hints: Iterable[Hint], entries: Iterable[AccessLogEntry]) -> list[HintLine]:
    """Return the hints with the masked names of those they are about."""
    names = {entry.account_id: who(entry) for entry in entries}
    return [HintLine(day_text(hint.day), names.get(hint.account, ""), said(hint.text)) for hint in hints]


def kind_name(kind: str) -> str:
    """Return the name of a kind of personal data."""
    return _what(kind)


def months_back(today: date) -> list[date]:
    """Return the first days of this month and of those before."""
    count = today.year * 12 + today.month - 1
    return [date((count - back) // 12, (count - back) % 12 + 1, 1) for back in range(MONTHS)]
