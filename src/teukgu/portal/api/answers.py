"""How the API speaks: Korean as Korean, and every refusal in one shape."""

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from ninja.renderers import BaseRenderer
from ninja.responses import NinjaJSONEncoder
from pydantic import Field

from teukgu.portal import clock
from teukgu.portal.access import ANONYMOUS
from teukgu.portal.once import once
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.store.queries.data_version import data_version

CONTENT_TYPE = "application/json; charset=utf-8"

MESSAGES = {
    "not_found": ("찾는 것이 없습니다.", "There is no such thing."),
    "bad_request": ("요청을 읽을 수 없습니다.", "The request cannot be read."),
    "forbidden": ("허용되지 않습니다.", "Not allowed."),
    "form_expired": ("허용되지 않습니다.", "Not allowed."),
    "server_error": (
        "일시적인 오류입니다. 잠시 뒤 다시 해 주세요.",
        "Something went wrong here. Try again in a while.",
    ),
    "sign_in": (
        "열쇠나 로그인이 필요합니다. 열쇠가 없거나 기한이 지났거나 없앤 것일 수 있습니다.",
        "A key or a session is needed; the key may be missing, over its time or revoked.",
    ),
    "read_only_key": (
        "읽기만 하는 열쇠입니다. 쓸 수 있는 열쇠를 만드십시오.",
        "This key only reads; make one that may write.",
    ),
    "too_many_calls": (
        "1분에 부를 수 있는 횟수를 넘었습니다. Retry-After초 뒤에 다시 부르십시오.",
        "Too many calls within a minute; call again after Retry-After seconds.",
    ),
    "refused": ("할 수 없습니다. 까닭은 아래와 같습니다.", "Refused; the reasons are below."),
    "changed_meanwhile": ("그사이 다른 사람이 적었습니다.", "Somebody else has entered something meanwhile."),
    "not_yours": ("맡은 일이 아닙니다.", "This is not yours to do."),
    "closed": ("이 보고서는 지금 고칠 수 없습니다.", "This report cannot be changed now."),
    "set_aside": (
        "그사이 다른 사람이 고친 칸이 있습니다. 보낸 값은 따로 보관했고, 나머지는 저장했습니다.",
        "Somebody changed some cells meanwhile; your values for them are kept set aside, the others are saved.",
    ),
    "invalid": ("값이 맞지 않습니다. 아래를 보세요.", "Some values do not fit; see below."),
}


class Detail(Schema):
    """One thing that is wrong with a request."""

    where: str = Field(description="The parameter")
    message: str = Field(description="What is wrong and what would fit")
    code: str = Field("", description="The code of the finding")


class Problem(Schema):
    """Why a request was not answered."""

    code: str
    message_ko: str
    message_en: str
    details: list[Detail] = []


class KoreanJson(BaseRenderer):
    """JSON with Korean letters as they are, not as escapes."""

    media_type = "application/json"
    charset = "utf-8"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        """Write ``data`` as JSON text."""
        return as_json(data)


def as_json(data: Any) -> str:
    """Return ``data`` as JSON text with Korean letters as they are."""
    return json.dumps(data, ensure_ascii=False, cls=NinjaJSONEncoder, separators=(",", ":"))


def kept_json(request: HttpRequest, make: Callable[[], Schema]) -> HttpResponse:
    """Return what ``make`` gives as JSON, made once for an address, a state of the data and a day. One query."""
    version = f"{data_version(ANONYMOUS, PROGRAMME)}{clock.today()}"
    text = once(version, ("json", request.get_full_path()), lambda: as_json(make().model_dump(mode="json")))
    return HttpResponse(text, content_type=CONTENT_TYPE)


def problem(status: int, code: str, details: list[dict[str, str]] | None = None) -> HttpResponse:
    """Return a refusal in the documented shape."""
    korean, english = MESSAGES[code]
    body = {"code": code, "message_ko": korean, "message_en": english, "details": details or []}
    return HttpResponse(as_json(body), status=status, content_type=CONTENT_TYPE)
