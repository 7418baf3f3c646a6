"""KOSIS: figures of a statistical table by ``Param/statisticsParameterData.do`` or ``statisticsData.do``, as JSON.

Built after the developers' guide of KOSIS and its manual 1.0 (error codes: chapter 1.4.2; figures: chapter 2.2);
``services.yaml`` names the pages and when they were read. Not confirmed live.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from teukgu.loading.statistics.series import Request
from teukgu.loading.statistics.services import findings as words
from teukgu.loading.statistics.services.asking import Asker, BusyError
from teukgu.loading.statistics.services.parsing import mapping_with, parse, rows_of
from teukgu.values import Bilingual, Refused

Rows = list[dict[str, str]]
ALWAYS = {"method": "getList", "format": "json", "jsonVD": "Y"}
NOTHING_FOUND = "30"
TOO_MUCH = frozenset({"31", "41"})
BUSY = frozenset({"40", "50"})
_ASK_OFFICE = Bilingual("KOSIS 관리자에게 문의하세요.", "Ask the administrators of KOSIS.")
_CHECK_KEY = Bilingual("KOSIS 마이페이지에서 인증키를 확인하세요.", "Check the key on your page at KOSIS.")
_CHECK_SERIES = Bilingual("계열 정의의 request를 확인하세요.", "Check `request` of the series.")
_FEWER = Bilingual("연도 범위를 줄이세요.", "Ask for fewer years.")
_LATER = Bilingual("나중에 다시 하세요.", "Try again later.")
CODES: Mapping[str, tuple[Bilingual, Bilingual]] = {
    "10": (Bilingual("인증키 누락", "key missing"), _CHECK_KEY),
    "11": (Bilingual("인증키 기간만료 또는 유효하지 않은 인증키", "key expired or not valid"), _CHECK_KEY),
    "20": (Bilingual("필수요청변수 누락", "a required parameter is missing"), _CHECK_SERIES),
    "21": (Bilingual("잘못된 요청변수", "a parameter is wrong"), _CHECK_SERIES),
    "31": (Bilingual("조회결과 초과", "too many figures"), _FEWER),
    "40": (Bilingual("호출가능건수 제한", "too many questions"), _LATER),
    "41": (Bilingual("호출가능ROW수 제한", "too many rows"), _FEWER),
    "42": (Bilingual("사용자별 이용 제한", "use restricted for this user"), _ASK_OFFICE),
    "50": (Bilingual("서버오류", "error of the server"), _LATER),
}


class TooMuchError(Exception):
    """More figures than one answer may hold."""


def ask_kosis(asker: Asker, request: Request, years: tuple[int, int]) -> Iterator[dict[str, str]]:
    """Yield the rows of ``years`` (first and last); a span that is too much is asked in halves.

    Raises:
        Refused: when an answer is an error or none.
    """
    name, values = request.each
    for value in values:
        params = {**ALWAYS, **request.params, **({name: value} if name else {})}
        spans = [(year, year) for year in range(years[0], years[1] + 1)] if request.one_by_one else [years]
        for span in spans:
            yield from _span(asker, request, params, span)


def _span(asker: Asker, request: Request, params: Mapping[str, str], years: tuple[int, int]) -> Rows:
    asked = {**params, **_years(request, years)}
    try:
        return asker.ask(request.path, asked, lambda content: read_answer(content, asker.service.name))
    except TooMuchError:
        first, last = years
        if first == last or not (request.year_from and request.year_to):
            raise Refused([words.refused(asker.service.name, "31", *CODES["31"])]) from None
    middle = (first + last) // 2
    return [*_span(asker, request, params, (first, middle)), *_span(asker, request, params, (middle + 1, last))]


def _years(request: Request, years: tuple[int, int]) -> dict[str, str]:
    named = {request.year_from: years[0], request.year_to: years[1]}
    return {name: request.year_form.format(year=year) for name, year in named.items() if name}


def read_answer(content: bytes, service: Bilingual) -> Rows:
    """Return the rows of an answer; none when KOSIS says there are none.

    Raises:
        BusyError: when it may be another in a moment.
        TooMuchError: when fewer years have to be asked.
        Refused: when it is an error.
    """
    tree = parse(content, service)
    failed = mapping_with(tree, "err") or mapping_with(tree, "errCode")
    if failed is not None and not (isinstance(tree, list) and "DT" in failed):
        code = str(failed.get("err", failed.get("errCode", ""))).strip()
        return _failure(code, service)
    rows = rows_of(_listed(tree))
    if rows is None or any("DT" not in row for row in rows):
        raise BusyError(words.not_understood(service))
    return rows


def _listed(tree: Any) -> Any:
    """Return the list of rows; some gateways wrap it."""
    return tree if isinstance(tree, list) else next((one for one in tree.values() if isinstance(one, list)), tree)


def _failure(code: str, service: Bilingual) -> Rows:
    if code == NOTHING_FOUND:
        return []
    if code in TOO_MUCH:
        raise TooMuchError
    code = code if code.isalnum() and len(code) < 8 else "?"
    unknown = (Bilingual("오류", "error"), _ASK_OFFICE)
    finding = words.refused(service, code, *CODES.get(code, unknown))
    if code in BUSY:
        raise BusyError(finding)
    raise Refused([finding])
