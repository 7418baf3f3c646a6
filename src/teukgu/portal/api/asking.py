"""Parameters that may be given, checked before anything is looked up."""

from collections.abc import Iterable

from django.http import HttpRequest
from ninja.errors import ValidationError

MOST_PER_PAGE = 200
FURTHEST_PAGE = 100_000


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
    message = "쓸 수 없는 값입니다. /api/filters를 보세요. | Not a choice; see /api/filters."
    findings = [{"loc": ("query", name), "msg": message} for name in wrong]
    if findings:
        raise ValidationError(findings)
