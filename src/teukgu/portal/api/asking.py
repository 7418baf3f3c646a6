"""Parameters that may be given, checked before anything is looked up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from ninja.errors import ValidationError

MOST_PER_PAGE = 200
FURTHEST_PAGE = 100_000
NO_FILTER = "쓸 수 없는 값입니다. /api/filters를 보세요. | Not a choice; see /api/filters."
NO_CHOICE = {
    "on": "규칙을 볼 수 있는 날이 아닙니다. | There are no rules on that day.",
    "scenario": "그런 시나리오가 없습니다. | There is no such scenario.",
}
# what pydantic says in English only, in Korean; {} is the limit it names
KOREAN = {
    "less_than_equal": "{le} 이하여야 합니다.",
    "greater_than_equal": "{ge} 이상이어야 합니다.",
    "string_too_long": "{max_length}자까지 쓸 수 있습니다.",
    "string_pattern_mismatch": "쓸 수 없는 글자가 있습니다.",
    "literal_error": "다음 가운데 하나여야 합니다: {expected}.",
    "int_parsing": "정수여야 합니다.",
    "int_parsing_size": "너무 큰 수입니다.",
    "date_from_datetime_parsing": "2026-11-22처럼 있는 날짜여야 합니다.",
    "date_parsing": "2026-11-22처럼 있는 날짜여야 합니다.",
}


def what_would_fit(finding: Mapping[str, Any]) -> str:
    """Return what is wrong with a parameter in Korean and English."""
    said, korean = str(finding["msg"]), KOREAN.get(str(finding.get("type", "")))
    if " | " in said:
        return said
    return f"{(korean or '값이 맞지 않습니다.').format_map(defaultdict(str, finding.get('ctx', {})))} | {said}"


def refuse_unknown(request: HttpRequest, known: Iterable[str]) -> None:
    """Refuse parameters that the operation does not have: a misspelt filter must not return everything.

    Raises:
        ValidationError: naming each of them, and those there are.
    """
    names = sorted(known)
    expected = f"모르는 조건입니다. 쓸 수 있는 것: {', '.join(names)} | Unknown parameter; known: {', '.join(names)}"
    strange = [key for key in request.GET if key not in names]
    doubled = [key for key in request.GET if len(request.GET.getlist(key)) > 1]
    findings = [{"loc": ("query", key), "msg": expected} for key in strange]
    findings += [{"loc": ("query", key), "msg": "한 번만 쓰세요. | Give it once."} for key in doubled if key in names]
    if findings:
        raise ValidationError(findings)


def refuse_values(wrong: Iterable[str]) -> None:
    """Refuse values that are no choice of their filter.

    Raises:
        ValidationError: naming each of them.
    """
    findings = [{"loc": ("query", name), "msg": NO_CHOICE.get(name, NO_FILTER)} for name in wrong]
    if findings:
        raise ValidationError(findings)
