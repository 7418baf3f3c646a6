"""Signs off the access log of a month."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from teukgu.portal.access import DATA_OFFICER, Viewer
from teukgu.portal.services.access_log_verify import verify_access_log
from teukgu.portal.store.models import AccessLogEntry, AccessLogReview
from teukgu.portal.store.queries.access_review import entries_of_month, month_bounds
from teukgu.values import Bilingual, Finding, Place, nfc, refuse_if_any

LONGEST_REMARK = 2000


def sign_off(viewer: Viewer, programme: str, month: date, *, remark: str, now: datetime) -> AccessLogReview:
    """Sign off ``month``, once it is over, in the post of the officer for personal data.

    Raises:
        Refused: without that post, for a month that is not over or was signed off, when the chain is broken.
    """
    first = month.replace(day=1)
    posts = [post for post in viewer.posts if post.role == DATA_OFFICER and post.programme == programme]
    refuse_if_any([*_findings(bool(posts), first, now), *_chain_findings()])
    rows = entries_of_month(viewer, programme, first).count()
    last = AccessLogEntry.objects.filter(at__lt=month_bounds(first)[1]).order_by("-seq").first()
    try:
        with transaction.atomic():
            return AccessLogReview.objects.create(
                programme_id=programme,
                month=first,
                account_id=int(viewer.account),
                post_id=posts[0].post,
                as_deputy=posts[0].deputy,
                signed_at=now,
                rows=rows,
                last_seq=last.seq if last else 0,
                last_hash=last.hash if last else "",
                remark=nfc(remark)[:LONGEST_REMARK],
            )
    except IntegrityError:
        refuse_if_any([_signed_already()])
        raise


def _findings(is_officer: bool, month: date, now: datetime) -> list[Finding]:
    found = []
    if not is_officer:
        message = Bilingual("개인정보 보호 담당만 확인할 수 있습니다.", "Only the officer for personal data signs off.")
        cure = Bilingual("담당 업무가 맞는지 확인하세요.", "Check which post you hold.")
        found.append(Finding("access_review.not_officer", message, cure))
    if now < month_bounds(month)[1]:
        message = Bilingual("아직 끝나지 않은 달입니다.", "The month is not over.")
        cure = Bilingual("다음 달에 확인하세요.", "Sign it off next month.")
        found.append(Finding("access_review.month_not_over", message, cure, Place(key="month")))
    return found


def _chain_findings() -> list[Finding]:
    verdict = verify_access_log()
    if verdict.problem is None:
        return []
    message = Bilingual(
        f"접속기록 {verdict.seq}번 줄이 맞지 않습니다. {verdict.problem.ko}",
        f"Row {verdict.seq} of the access log does not fit. {verdict.problem.en}",
    )
    cure = Bilingual("시스템 운영자와 함께 원인을 찾으세요.", "Find out why, together with whoever runs the system.")
    return [Finding("access_review.chain_broken", message, cure)]


def _signed_already() -> Finding:
    message = Bilingual("이미 확인한 달입니다.", "The month was signed off already.")
    cure = Bilingual("확인 기록을 보세요.", "See the sign-off.")
    return Finding("access_review.signed_already", message, cure)
