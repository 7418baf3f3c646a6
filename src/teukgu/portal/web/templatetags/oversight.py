"""Links of the work menu that only some posts, and reviewers of panels, have."""

from collections.abc import Callable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from teukgu.portal.access import Viewer, may_announce, may_review_access_log, may_run_installation, sees_rounds
from teukgu.portal.access import may_sign_off_access_log as may_erase
from teukgu.portal.access_data import answers_data_requests
from teukgu.portal.access_lab import keeps_scenarios
from teukgu.portal.access_office import is_addressed, may_coach, sees_audit_order, sees_offices, verifies_reports
from teukgu.portal.access_reports import sees_handed_in
from teukgu.portal.services.panels.mine import reviews
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.views.reports.asked import reads_reports

register = template.Library()


def _links() -> list[tuple[Callable[[Viewer], bool], str, str]]:
    return [
        (reads_reports, "reports", _("운영성과보고")),
        (sees_handed_in, "uploads", _("보고서 파일 올리기")),
        (sees_offices, "offices", _("지방청 업무")),
        (is_addressed, "visit_outcomes", _("현장점검 결과")),
        (verifies_reports, "verifications", _("현장확인")),
        (is_addressed, "mid_year_own", _("연중 실적")),
        (may_coach, "coaching", _("전문코칭")),
        (answers_data_requests, "data_requests", _("자료 요구")),
        (sees_rounds, "round_cases", _("운영평가")),
        (reviews, "my_panels", _("나의 평가")),
        (keeps_scenarios, "lab_scenarios", _("정책실험")),
        (may_announce, "announcements", _("여러 기관에 메일")),
        (sees_audit_order, "audit_order", _("감사가 볼 차례")),
        (may_review_access_log, "access_log", _("접속기록 점검")),
        (may_erase, "erasure", _("개인정보 파기")),
        (may_run_installation, "running", _("운영 상태")),
    ]


@register.simple_tag(takes_context=True)
def duties(context: dict[str, Any]) -> list[tuple[str, str]]:
    """Return address and name of the pages that the viewer's posts open besides the work of everybody."""
    viewer = viewer_of(context["request"])
    return [(reverse(name), words) for may, name, words in _links() if may(viewer)]
