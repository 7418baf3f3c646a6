"""The API itself: one object, a router for each subject, one shape of refusal."""

from importlib.metadata import version

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from teukgu.portal.api.answers import KoreanJson, problem
from teukgu.portal.api.asking import what_would_fit
from teukgu.portal.api.registry import router as registry
from teukgu.portal.api.results import router as results
from teukgu.portal.api.rule_list import router as rules

api = NinjaAPI(
    title="Teukgu",
    version=version("teukgu"),
    description="특구 등록부, 규칙, 평가 결과를 읽는 API | Read API of the registry, the rules and the results",
    docs_url=None,
    openapi_url="openapi.json",
    renderer=KoreanJson(),
    urls_namespace="api",
)
api.add_router("/", registry)
api.add_router("/", rules)
api.add_router("/", results)


@api.exception_handler(Http404)
def absent(request: HttpRequest, error: Http404) -> HttpResponse:
    """404: hidden and absent answer alike."""
    return problem(404, "not_found")


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422: which parameter is wrong, and what would fit."""
    details = [{"where": str(one["loc"][-1]), "message": what_would_fit(one)} for one in error.errors]
    return problem(422, "invalid", details)
