"""One question to a service: timeouts, a few tries with growing waits, quota, cache, and a key that stays secret."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TypeVar
from urllib.parse import quote, quote_plus, urlencode, urlsplit

import requests

from teukgu.loading.statistics.series import ServiceFacts
from teukgu.loading.statistics.services import findings as words
from teukgu.loading.statistics.services.cache import Cache
from teukgu.loading.statistics.services.quota import Quota
from teukgu.values import Finding, Refused

T = TypeVar("T")
KOREA = timedelta(hours=9)
AGENT = {"User-Agent": "teukgu", "Accept": "application/json, application/xml;q=0.9"}
_TALKATIVE = ("urllib3.connectionpool", "urllib3.util.retry")
_OWN_COMPUTER = frozenset({"127.0.0.1", "localhost", "::1"})


class BusyError(Exception):
    """The answer is one that may be another in a moment; ``finding`` says so when it stays."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding.code)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds, how often to ask, and how much to read."""

    connect: float = 10
    read: float = 60
    whole: float = 300
    tries: int = 4
    first_wait: float = 1
    longest_wait: float = 60
    most_bytes: int = 60_000_000


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks one service. ``now`` and ``sleep`` are the clock and the waiting."""

    service: ServiceFacts
    address: str
    key: str
    quota: Quota
    cache: Cache | None
    now: Callable[[], datetime]
    sleep: Callable[[float], None]
    patience: Patience = Patience()

    def __repr__(self) -> str:
        return f"Asker({self.service.id.value})"

    def ask(self, path: str, params: Mapping[str, str], understand: Callable[[bytes], T]) -> T:
        """Return what ``understand`` makes of the answer.

        Raises:
            Refused: when the service cannot be asked, does not answer, or answers with an error.
        """
        self._refuse_unfit()
        question = question_of(self.service, path, params)
        kept = self.cache.get(question, self.now()) if self.cache else None
        if kept is not None:
            try:
                return understand(kept)
            except (BusyError, Refused):
                pass
        content, understood = self._patiently(path, params, understand)
        if self.cache:
            self.cache.put(question, content, self.now())
        return understood

    def forget(self, path: str, params: Mapping[str, str]) -> None:
        """Forget the kept answer to a question."""
        if self.cache:
            self.cache.forget(question_of(self.service, path, params))

    def _refuse_unfit(self) -> None:
        if not self.key:
            raise Refused([words.no_key(self.service.name, self.service.key_variable)])
        parts = urlsplit(self.address)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _OWN_COMPUTER):
            raise Refused([words.unsafe_address(self.service.name, self.service.address_variable)])

    def _patiently(self, path: str, params: Mapping[str, str], understand: Callable[[bytes], T]) -> tuple[bytes, T]:
        wait = self.patience.first_wait
        for left in range(self.patience.tries - 1, -1, -1):
            try:
                content = self._once(path, params)
                return content, understand(content)
            except BusyError as busy:
                if not left:
                    raise Refused([busy.finding]) from None
                self.sleep(wait)
                wait = min(wait * 2, self.patience.longest_wait)
            except _WaitError as asked:
                if not left or asked.seconds > self.patience.longest_wait:
                    raise Refused([words.come_back(self.service.name, round(asked.seconds))]) from None
                self.sleep(asked.seconds)
        raise Refused([words.not_reached(self.service.name, self.patience.tries)])

    def _once(self, path: str, params: Mapping[str, str]) -> bytes:
        if not self.quota.take((self.now().astimezone(UTC) + KOREA).date()):
            raise Refused([words.quota_spent(self.service.name, self.service.calls_per_day)])
        url = self.address.rstrip("/") + "/" + path.lstrip("/")
        timeout = (self.patience.connect, self.patience.read)
        try:
            with (
                _hushed(self.key),
                requests.get(
                    url,
                    params={**params, self.service.key_parameter: self.key},
                    headers=AGENT,
                    timeout=timeout,
                    allow_redirects=False,
                    stream=True,
                ) as response,
            ):
                self._judge(response)
                return self._body(response)
        except (requests.RequestException, OSError, ValueError):
            raise BusyError(words.not_reached(self.service.name, self.patience.tries)) from None

    def _judge(self, response: requests.Response) -> None:
        status = response.status_code
        if status in {429, 503}:
            seconds = _seconds(response.headers.get("Retry-After", ""), self.now())
            if seconds is not None:
                raise _WaitError(seconds)
        if status == 429 or status >= 500:
            raise BusyError(words.http_status(self.service.name, status))
        if status not in {200, 400, 401, 403}:
            raise Refused([words.http_status(self.service.name, status)])

    def _body(self, response: requests.Response) -> bytes:
        """Return the answer, no longer than allowed and within the time for the whole of it."""
        parts: list[bytes] = []
        size, end = 0, self.now() + timedelta(seconds=self.patience.whole)
        for part in response.iter_content(65536):
            parts.append(part)
            size += len(part)
            if size > self.patience.most_bytes:
                raise Refused([words.too_long(self.service.name, self.patience.most_bytes // 1_000_000)])
            if self.now() > end:
                raise BusyError(words.not_reached(self.service.name, self.patience.tries))
        content = b"".join(parts)
        looks_like_data = content.lstrip()[:1] in {b"{", b"[", b"<"}
        if not content.strip() or not (response.status_code == 200 or looks_like_data):
            raise BusyError(words.http_status(self.service.name, response.status_code))
        return content


class _WaitError(Exception):
    """Asked to wait so many seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__()


def question_of(service: ServiceFacts, path: str, params: Mapping[str, str]) -> str:
    """Return a question as it is kept and shown: service, path and parameters in order, without the key."""
    shown = {key: value for key, value in sorted(params.items()) if key != service.key_parameter}
    return f"{service.id.value} {path}?{urlencode(shown, safe=',*{}')}"


def _seconds(text: str, now: datetime) -> float | None:
    """Read Retry-After: seconds, or a day and time; None when it is neither."""
    if text.strip().isdigit():
        return float(text) if len(text) < 10 else float(10**9)
    try:
        day = parsedate_to_datetime(text)
        return max((day - now).total_seconds(), 0.0)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


@contextmanager
def _hushed(key: str) -> Iterator[None]:
    """Keep log lines of the HTTP library that hold the key, in any writing, from being written."""
    forms = {key, quote(key, safe=""), quote_plus(key), quote(key)}

    def without_key(record: logging.LogRecord) -> bool:
        text = record.getMessage()
        return not any(form in text for form in forms)

    loggers = [logging.getLogger(name) for name in _TALKATIVE]
    for logger in loggers:
        logger.addFilter(without_key)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(without_key)
