"""Words for the codes that the registry and the rulebook use."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Label = str | Promise

SECTORS: Mapping[str, Label] = {
    "local_resources": _("향토자원진흥"),
    "distribution_logistics": _("유통물류"),
    "tourism_leisure": _("관광레포츠"),
    "industry_research": _("산업연구"),
    "education": _("교육"),
    "medical_welfare": _("의료복지"),
}

STATUSES: Mapping[str, Label] = {
    "operating": _("운영 중(공식 목록)"),
    "operating_when_last_seen": _("운영 중으로 확인(마지막 보도 기준)"),
    "no_cancellation_found": _("해제 기록을 찾지 못함"),
    "designated": _("지정됨"),
    "cancelled": _("해제됨"),
}

STATUS_SHORT: Mapping[str, Label] = {
    "operating": _("운영 중"),
    "operating_when_last_seen": _("운영 중 확인"),
    "no_cancellation_found": _("해제 기록 없음"),
    "designated": _("지정됨"),
    "cancelled": _("해제"),
}

STATUS_BADGES: Mapping[str, str] = {
    "operating": "bg-light-success",
    "operating_when_last_seen": "bg-light-success",
    "no_cancellation_found": "bg-light-gray",
    "designated": "bg-light-gray",
    "cancelled": "bg-light-danger",
}

STATUS_NOTES: Mapping[str, Label] = {
    "operating": _("공식 목록에 운영 중으로 올라 있습니다."),
    "operating_when_last_seen": _("2023년 이후의 수상·보도·지정에서 운영 중인 것을 보았습니다. 지금도 그런지는 확인하지 못했습니다."),
    "no_cancellation_found": _("해제되었다는 공개 기록을 찾지 못했다는 뜻일 뿐, 운영 중이라는 뜻이 아닙니다."),
    "designated": _("지정된 기록만 있습니다."),
    "cancelled": _("해제된 것을 출처가 밝히고 있습니다."),
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
    "area": _("면적"),
    "last_seen": _("마지막으로 확인한 날"),
}


def word(table: Mapping[str, Label], code: str) -> str:
    """Return the word for ``code``; a code without one is shown as it is."""
    return str(table.get(code, code))
