"""What every template may count on."""

from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.utils import translation

from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.sign_in.idle import seconds_left

ENGLISH = "/en"


def address_in(path: str, language: str) -> str:
    """Return the address of the same page in ``language`` (``ko`` at ``/``, ``en`` at ``/en/``)."""
    korean = path[len(ENGLISH) :] if path.startswith(f"{ENGLISH}/") else path
    return korean if language == "ko" else f"{ENGLISH}{korean}"


def portal(request: HttpRequest) -> dict[str, Any]:
    """Return language, the other language's address, and what the installation says of itself."""
    language = translation.get_language() or "ko"
    other = "en" if language == "ko" else "ko"
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return {
        **_session(request),
        "language": language,
        "other_language": other,
        "other_address": address_in(request.path, other) + query,
        "addresses": {code: _whole(request, address_in(request.path, code)) for code in ("ko", "en")},
        "official_site": settings.OFFICIAL_SITE,
        "demonstration": settings.DEMONSTRATION,
        "public_statistics_shown": settings.PUBLIC_STATISTICS,
        "contact_name": settings.CONTACT_NAME,
        "contact_phone": settings.CONTACT_PHONE,
        "contact_email": settings.CONTACT_EMAIL,
    }


def _whole(request: HttpRequest, address: str) -> str:
    """Return ``address`` with this site before it; without, on the page that says no to a strange host."""
    try:
        return request.build_absolute_uri(address)
    except DisallowedHost:
        return address


def _session(request: HttpRequest) -> dict[str, int | bool]:
    """Return how long the session of somebody signed in still lasts, and when to warn."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "is_staff": viewer_of(request).is_staff,
        "session_seconds": seconds_left(request),
        "session_minutes": settings.IDLE_SECONDS // 60,
        "session_warning_seconds": settings.IDLE_WARNING_SECONDS,
    }
