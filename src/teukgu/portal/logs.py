"""What the server writes to its log: one JSON object a line, and nothing that names a person."""

import json
import logging
import re
import traceback
import uuid
from collections.abc import Callable
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponseBase

from teukgu.portal import clock

Respond = Callable[[HttpRequest], HttpResponseBase]
ADDRESS = re.compile(r"[^\s@'\"<>]+@[^\s@'\"<>]+")
PHONE = re.compile(r"\b0\d{1,2}[- ]?\d{3,4}[- ]?\d{4}\b")
requests = logging.getLogger("teukgu.requests")


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON; mail addresses and telephone numbers are taken out of every text."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_persons(_message(record)),
        }
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1]:
            line |= _trouble(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    """Return what is said; of a request its route, since an address may hold a secret or what somebody looked for."""
    request = getattr(record, "request", None)
    if request is None:
        return record.getMessage()
    match = getattr(request, "resolver_match", None)
    return f"{str(record.msg).partition('%')[0].strip(' :')}: {match.route if match else ''}"


def _trouble(problem: BaseException) -> dict[str, object]:
    """Return what went wrong and where; not in its own words, which may quote what was typed or kept."""
    frames = traceback.extract_tb(problem.__traceback__)
    return {
        "problem": type(problem).__name__,
        "trace": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }


def without_persons(text: str) -> str:
    """Return ``text`` without mail addresses and telephone numbers."""
    return PHONE.sub("[phone]", ADDRESS.sub("[address]", text))


def log_requests(respond: Respond) -> Respond:
    """Log each answer: an id, the route (never the address with what it holds), the status, the time, who by number."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        started = clock.seconds()
        response = respond(request)
        match = request.resolver_match
        fields = {
            "request": uuid.uuid4().hex[:12],
            "route": match.route if match else "",
            "method": request.method,
            "status": response.status_code,
            "ms": round((clock.seconds() - started) * 1000),
            "account": _account(request),
        }
        requests.info("answered", extra={"fields": fields})
        response.headers["X-Request-Id"] = str(fields["request"])
        return response

    return middleware


def _account(request: HttpRequest) -> int | None:
    user = getattr(request, "user", None)
    return user.pk if user is not None and user.is_authenticated else None
