"""Somebody who signs in with two factors and sends forms, over HTTP as a browser does."""

from __future__ import annotations

import html
import re
import urllib.error
import urllib.parse
import urllib.request
import uuid
from http.cookiejar import CookieJar

PASSWORD = "teukgu-demonstration"
TIMEOUT = 30
BOUNDARY = "teukgu-drill"


class Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing: where an answer leads is what the drill wants to know."""

    def redirect_request(self, *_: object) -> None:
        return None


class Visitor:
    """A browser with its cookies."""

    def __init__(self, site: str, jar: CookieJar | None = None) -> None:
        self.site = site
        self.jar = jar if jar is not None else CookieJar()
        self.opener = urllib.request.build_opener(Stay(), urllib.request.HTTPCookieProcessor(self.jar))

    def page(self, path: str) -> str:
        with self.opener.open(self.site + path, timeout=TIMEOUT) as answer:
            return answer.read().decode()

    def send(self, path: str, fields: dict[str, str], file: tuple[str, bytes] | None = None) -> tuple[int, str]:
        """Send a form; return the status and where the answer leads."""
        token = next((cookie.value for cookie in self.jar if cookie.name == "csrftoken"), "")
        body = multipart({**fields, "csrfmiddlewaretoken": token or ""}, file)
        headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Referer": self.site + path}
        request = urllib.request.Request(self.site + path, body, headers)
        try:
            with self.opener.open(request, timeout=TIMEOUT) as answer:
                answer.read()
                return answer.status, ""
        except urllib.error.HTTPError as answer:
            answer.read()
            return answer.code, answer.headers.get("Location", "")

    def sign_in(self, address: str) -> Visitor:
        """Sign in with password and the one-time code that the demonstration shows."""
        self.page("/accounts/login/")
        status, where = self.send("/accounts/login/", {"login": address, "password": PASSWORD})
        assert status == 302, f"sign-in of {address} answered {status}"
        code = shown_code(Visitor(self.site).page("/accounts/login/"), address)
        status, where = self.send(where, {"code": code})
        assert status == 302, f"second factor of {address} answered {status}"
        return self


def shown_code(page: str, address: str) -> str:
    found = re.search(re.escape(f"<code>{address}</code>") + r".*?<code>(\d{6})</code>", html.unescape(page), re.S)
    assert found, f"no one-time code of {address} on the sign-in page"
    return found[1]


def multipart(fields: dict[str, str], file: tuple[str, bytes] | None) -> bytes:
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    if file:
        name, content = file
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="plan.pdf"\r\n'
        parts.append(head.encode() + b"Content-Type: application/pdf\r\n\r\n" + content + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def new_key() -> str:
    return uuid.uuid4().hex
