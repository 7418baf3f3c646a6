"""Words for the codes that the registry and the rulebook use."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Label = str | Promise

STATUS_BADGES: Mapping[str, str] = {
    "operating": "bg-light-success",
    "operating_when_last_seen": "bg-light-success",
    "no_cancellation_found": "bg-light-gray",
    "designated": "bg-light-gray",
    "cancelled": "bg-light-danger",
}

RULE_STATUSES: Mapping[str, Label] = {
    "in_force": _("시행 중"),
    "announced": _("발표됨(시행 전)"),
    "practice": _("관행"),
    "assumed": _("가정"),
    "unknown": _("알 수 없음"),
}

RULE_BADGES: Mapping[str, str] = {
    "in_force": "bg-light-primary",
    "announced": "bg-light-warning",
    "practice": "bg-light-gray",
    "assumed": "bg-light-warning",
    "unknown": "bg-light-danger",
}

CONFIDENCES: Mapping[str, Label] = {
    "H": _("확실함(법령 본문을 읽었거나 두 출처가 같음)"),
    "M": _("출처 하나"),
    "L": _("추정"),
}

FACTS: Mapping[str, Label] = {
    "name": _("이름"),
    "name_en": _("영어 이름"),
    "alias": _("달리 적힌 이름"),
    "municipalities": _("시·군·구"),
    "status": _("상태"),
    "period": _("지정 기간"),
    "designation": _("지정"),
    "type": _("유형"),
    "sector": _("분야"),
    "stages": _("가치사슬 단계"),
    "area": _("면적"),
    "last_seen": _("마지막으로 확인한 날"),
}


def word(table: Mapping[str, Label], code: str) -> str:
    """Return the word for ``code``; a code without one is shown as it is."""
    return str(table.get(code, code))
