"""data.go.kr: rows of a service behind the gateway apis.data.go.kr, JSON or XML, page by page.

The gateway's own errors come as XML (``OpenAPI_ServiceResponse``) whatever was asked for, often with HTTP 200. Built
after the guides on the portal's service pages; ``services.yaml`` names them and the day of reading. Not confirmed live.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from teukgu.loading.statistics.series import Request
from teukgu.loading.statistics.services import findings as words
from teukgu.loading.statistics.services.asking import Asker, BusyError
from teukgu.loading.statistics.services.parsing import mapping_with, parse, rows_of
from teukgu.values import Bilingual, Refused

Rows = list[dict[str, str]]
FINE = frozenset({"0", "00", "000", "0000", "200"})
NOTHING_FOUND = "03"
BUSY = frozenset({"02", "04", "05", "23"})
_KEY = Bilingual(
    "포털의 인증키와 활용신청을 확인하세요. 새 키는 한두 시간 뒤부터 쓸 수 있습니다.",
    "Check the key and the application on the portal; a new key works after an hour or two.",
)
_SERIES = Bilingual("계열 정의의 request를 확인하세요.", "Check `request` of the series.")
_LATER = Bilingual("나중에 다시 하세요.", "Try again later.")
_TOMORROW = Bilingual(
    "내일 다시 하거나 포털에서 트래픽을 늘리세요.", "Try tomorrow, or ask the portal for more traffic."
)
_PORTAL = Bilingual("공공데이터포털에 문의하세요.", "Ask the portal.")
CODES: Mapping[str, tuple[str, str, Bilingual]] = {
    "01": ("APPLICATION_ERROR", "어플리케이션 에러", _LATER),
    "02": ("DB_ERROR", "데이터베이스 에러", _LATER),
    "04": ("HTTP_ERROR", "HTTP 에러", _LATER),
    "05": ("SERVICETIMEOUT_ERROR", "서비스 연결실패", _LATER),
    "10": ("INVALID_REQUEST_PARAMETER_ERROR", "잘못된 요청 파라메터", _SERIES),
    "11": ("NO_MANDATORY_REQUEST_PARAMETERS_ERROR", "필수 요청 파라메터 없음", _SERIES),
    "12": ("NO_OPENAPI_SERVICE_ERROR", "해당 오픈API서비스가 없거나 폐기됨", _SERIES),
    "20": ("SERVICE_ACCESS_DENIED_ERROR", "서비스 접근거부", _KEY),
    "21": ("TEMPORARILY_DISABLE_THE_SERVICEKEY_ERROR", "일시적으로 사용할 수 없는 서비스 키", _LATER),
    "22": ("LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR", "서비스 요청제한횟수 초과", _TOMORROW),
    "23": ("LIMITED_NUMBER_OF_SERVICE_REQUESTS_PER_SECOND_EXCEEDS_ERROR", "초당 요청제한횟수 초과", _LATER),
    "30": ("SERVICE_KEY_IS_NOT_REGISTERED_ERROR", "등록되지 않은 서비스 키", _KEY),
    "31": ("DEADLINE_HAS_EXPIRED_ERROR", "기한만료된 서비스 키", _KEY),
    "32": ("UNREGISTERED_IP_ERROR", "등록되지 않은 IP", _KEY),
    "33": ("UNSIGNED_CALL_ERROR", "서명되지 않은 호출", _KEY),
    "99": ("UNKNOWN_ERROR", "기타 에러", _PORTAL),
}
_BY_NAME = {name: code for code, (name, _, _) in CODES.items()}


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page, how many there are in all and how many a page holds (None: not said)."""

    rows: Rows
    total: int | None
    size: int | None = None

    def whole(self, number: int, asked: int) -> bool:
        """Whether page ``number`` holds as many rows as it must when ``asked`` were asked for."""
        if self.total is None:
            return True
        size = min(self.size or asked, asked)
        return len(self.rows) == max(min(size, self.total - (number - 1) * size), 0)


def decoded(key: str) -> str:
    """Return the key as it has to be put into a question: the portal hands it out also percent-encoded."""
    return unquote(key) if "%" in key else key


def ask_data_go_kr(asker: Asker, request: Request, years: tuple[int, int]) -> Iterator[dict[str, str]]:
    """Yield the rows of ``years`` (first and last), page by page.

    Raises:
        Refused: when an answer is an error or none, or the pages do not hold what was announced.
    """
    name, values = request.each
    spans = [(year, year) for year in range(years[0], years[1] + 1)] if request.one_by_one else [years]
    for value in values:
        for first, last in spans:
            named = {request.year_from: first, request.year_to: last}
            span = {key: request.year_form.format(year=year) for key, year in named.items() if key}
            yield from _pages(asker, request, {**request.params, **span, **({name: value} if name else {})})


def _pages(asker: Asker, request: Request, params: Mapping[str, str]) -> Rows:
    """Return the rows of all pages. What does not add up is forgotten, so that asking again can mend it."""
    pages: list[Page] = []
    for number in range(1, asker.service.most_pages + 1):
        pages.append(_page_of(asker, request, params, number))
        total, count = pages[-1].total, sum(len(page.rows) for page in pages)
        if not pages[-1].rows or (total is not None and count >= total):
            break
    else:
        raise Refused([words.too_many_pages(asker.service.name, asker.service.most_pages)])
    if total is not None and {page.total for page in pages} | {count} != {total}:
        for asked in range(1, number + 1):
            asker.forget(request.path, _asked(asker, params, asked))
        raise Refused([words.pages_do_not_add_up(asker.service.name, count, total)])
    return [row for page in pages for row in page.rows]


def _page_of(asker: Asker, request: Request, params: Mapping[str, str], number: int) -> Page:
    def understand(content: bytes) -> Page:
        page = read_answer(content, asker.service.name)
        if not page.whole(number, asker.service.rows_per_page):
            raise BusyError(words.pages_do_not_add_up(asker.service.name, len(page.rows), page.total or 0))
        return page

    return asker.ask(request.path, _asked(asker, params, number), understand)


def _asked(asker: Asker, params: Mapping[str, str], number: int) -> dict[str, str]:
    return {**params, "pageNo": str(number), "numOfRows": str(asker.service.rows_per_page)}


def read_answer(content: bytes, service: Bilingual) -> Page:
    """Return the rows of an answer and the total it announces.

    Raises:
        BusyError: when it may be another in a moment.
        Refused: when it is an error.
    """
    tree = parse(content, service)
    gateway = mapping_with(tree, "returnReasonCode") or mapping_with(tree, "returnAuthMsg")
    if gateway is not None:
        return _failure(gateway.get("returnReasonCode"), gateway.get("returnAuthMsg"), service, gateway.get("errMsg"))
    head = mapping_with(tree, "resultCode")
    if head is None:
        raise BusyError(words.not_understood(service))
    code = str(head["resultCode"]).strip()
    if code not in FINE:
        return _failure(code, head.get("resultMsg"), service)
    return _page(tree, service)


def _page(tree: Any, service: Bilingual) -> Page:
    holder = mapping_with(tree, "items")
    items = holder["items"] if holder else None
    inner = items.get("item") if isinstance(items, dict) and "item" in items else items
    rows, total, size = rows_of(inner), _count(tree, "totalCount", service), _count(tree, "numOfRows", service)
    if rows is None or (holder is None and total != 0):
        raise BusyError(words.not_understood(service))
    return Page(rows, total, size)


def _count(tree: Any, key: str, service: Bilingual) -> int | None:
    """Return the count under ``key``, None when nothing stands there."""
    holder = mapping_with(tree, key)
    text = str(holder[key]).strip() if holder else ""
    if text and not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BusyError(words.not_understood(service))
    return int(text) if text else None


def _failure(code: object, name: object, service: Bilingual, more: object = None) -> Page:
    number = str(code or "").strip().zfill(2)
    named = next((one for one in (str(name), str(more)) if one in _BY_NAME), "")
    number = number if number in CODES or number == NOTHING_FOUND else _BY_NAME.get(named, "99")
    if number == NOTHING_FOUND:
        return Page([], 0)
    english, korean, cure = CODES[number]
    finding = words.refused(service, number, Bilingual(f"{korean}({english})", english), cure)
    if number in BUSY:
        raise BusyError(finding)
    raise Refused([finding])
