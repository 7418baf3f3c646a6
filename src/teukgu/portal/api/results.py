"""Rounds and their results; a round that is not shown answers as if it were not there."""

from typing import Annotated

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.api.answers import Problem
from teukgu.portal.api.asking import FURTHEST_PAGE, MOST_PER_PAGE, refuse_unknown
from teukgu.portal.api.schemas import ResultOut, RoundDetail, RoundList, RoundOut
from teukgu.portal.bands import reader
from teukgu.portal.once import once
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.store import queries
from teukgu.portal.store.queries.data_version import data_version
from teukgu.portal.visibility import round_is_shown

router = Router(tags=["results"])


@router.get("rounds", response={200: RoundList, 422: Problem}, summary="Rounds", operation_id="rounds")
def rounds(request: HttpRequest) -> RoundList:
    """계산한 회차. | The rounds that were computed."""
    refuse_unknown(request, ())
    found = queries.rounds_of(ANONYMOUS, PROGRAMME)
    return RoundList(rounds=[RoundOut.of(one) for one in found if round_is_shown(one)])


@router.get(
    "rounds/{key}", response={200: RoundDetail, 404: Problem, 422: Problem}, summary="One round", operation_id="round"
)
def round_results(
    request: HttpRequest,
    key: Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,60}$", description="회차 | key of the round")],
    page: Annotated[int, Query(ge=1, le=FURTHEST_PAGE, description="쪽 번호 | number of the page")] = 1,
    per_page: Annotated[int, Query(ge=1, le=MOST_PER_PAGE, description="한 쪽의 수 | units on a page")] = 50,
) -> RoundDetail:
    """한 회차의 결과, 이름 순서. | Results of a round, by name."""
    refuse_unknown(request, ("page", "per_page"))
    version = data_version(ANONYMOUS, PROGRAMME)
    found = once(version, ("api round", key), lambda: queries.round_by_key(ANONYMOUS, PROGRAMME, key))
    if found is None or not round_is_shown(found.round):
        raise Http404
    pages = max(1, -(-len(found.results) // per_page))
    if page > pages:
        raise Http404
    read = reader(found.round, found.results)
    shown = found.results[(page - 1) * per_page : page * per_page]
    rows = [ResultOut.of(unit, read) for unit in shown]
    return RoundDetail(round=RoundOut.of(found.round), total=len(found.results), page=page, pages=pages, results=rows)
