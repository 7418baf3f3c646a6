"""Language by address, and response headers that Django has no setting for."""

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers

Respond = Callable[[HttpRequest], HttpResponseBase]

ENGLISH = "/en/"
API = "/api/"


def language_by_address(respond: Respond) -> Respond:
    """Speak English under ``/en/`` and Korean everywhere else, whatever the browser prefers."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        language = "en" if request.path_info.startswith(ENGLISH) else "ko"
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = respond(request)
            response.headers.setdefault("Content-Language", language)
            return response

    return middleware


def no_null_characters(respond: Respond) -> Respond:
    """Refuse what holds a null character: no database keeps one, and nobody types one. The API answers as it says."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(API):
            return respond(request)
        given = (request.GET, request.POST) if request.method == "POST" else (request.GET,)
        texts = (text for one in given for name, values in one.lists() for text in (name, *values))
        if "\x00" in request.path_info or any("\x00" in text for text in texts):
            raise SuspiciousOperation
        return respond(request)

    return middleware


def headers(respond: Respond) -> Respond:
    """Switch off browser features that no page uses."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = respond(request)
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return middleware


def private_answers(respond: Respond) -> Respond:
    """Let no cache keep what somebody who has signed in was shown, their name in the header of every page."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        signed_in = request.user.is_authenticated
        response = respond(request)
        if signed_in or request.user.is_authenticated:
            patch_cache_control(response, private=True, no_cache=True)
            patch_vary_headers(response, ["Cookie"])
        return response

    return middleware
