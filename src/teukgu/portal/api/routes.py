"""The API itself: one object, a router for each subject, one shape of refusal."""

from importlib.metadata import version

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from teukgu.portal.api.answers import KoreanJson, problem
from teukgu.portal.api.asking import what_would_fit
from teukgu.portal.api.refusing import refused
from teukgu.portal.api.registry import router as registry
from teukgu.portal.api.report_uploads import router as uploads
from teukgu.portal.api.report_writing import router as writing
from teukgu.portal.api.reports import router as reports
from teukgu.portal.api.results import router as results
from teukgu.portal.api.rule_list import router as rules
from teukgu.portal.api.signing_in import ReadsOnly, TooManyCalls
from teukgu.portal.api.zone_stages import router as stages
from teukgu.values import Refused

api = NinjaAPI(
    title="Teukgu",
    version=version("teukgu"),
    description=(
        "특구 등록부, 규칙, 평가 결과를 읽고 운영성과보고서를 쓰는 API | "
        "API that reads the registry, the rules and the results, and writes yearly reports"
    ),
    docs_url=None,
    openapi_url="openapi.json",
    renderer=KoreanJson(),
    urls_namespace="api",
)
api.add_router("/", registry)
api.add_router("/", rules)
api.add_router("/", results)
api.add_router("/", reports)
api.add_router("/", writing)
api.add_router("/", uploads)
api.add_router("/", stages)


@api.exception_handler(Http404)
def absent(request: HttpRequest, error: Http404) -> HttpResponse:
    """404: hidden and absent answer alike."""
    return problem(404, "not_found")


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422: which parameter is wrong, and what would fit."""
    details = [{"where": str(one["loc"][-1]), "message": what_would_fit(one)} for one in error.errors]
    return problem(422, "invalid", details)


@api.exception_handler(AuthenticationError)
def not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """401: no key, no session; asked before anything is looked up."""
    answer = problem(401, "sign_in")
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(HttpError)
def not_understood(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the framework refuses: a session without its CSRF token, a body that is no JSON."""
    kinds = {401: "sign_in", 403: "form_expired", 404: "not_found"}
    return problem(error.status_code if error.status_code in kinds else 422, kinds.get(error.status_code, "invalid"))


@api.exception_handler(ReadsOnly)
def reads_only(request: HttpRequest, error: ReadsOnly) -> HttpResponse:
    """403: the key may only read."""
    return problem(403, "read_only_key")


@api.exception_handler(TooManyCalls)
def too_many(request: HttpRequest, error: TooManyCalls) -> HttpResponse:
    """429: wait."""
    answer = problem(429, "too_many_calls")
    answer.headers["Retry-After"] = str(error.wait)
    return answer


@api.exception_handler(Refused)
def service_refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """403, 404, 409 or 422: what the service refused, with every finding."""
    return refused(error)
