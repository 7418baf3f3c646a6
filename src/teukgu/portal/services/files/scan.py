"""Asks a virus scanner that speaks the ClamAV protocol (INSTREAM), where the installation names one."""

import socket
import struct
from typing import BinaryIO

from django.conf import settings

STEP = 1 << 16
LONGEST_ANSWER = 4096


class ScannerSilent(Exception):  # noqa: N818 - says what happened
    """The scanner could not be asked or did not answer."""


def scan(content: BinaryIO) -> tuple[str, str]:
    """Return ``("not_scanned"|"clean"|"infected", what was found)``; ``content`` ends at its start.

    Raises:
        ScannerSilent: when a scanner is set and does not answer.
    """
    if not settings.SCANNER:
        return "not_scanned", ""
    try:
        answer = _ask(content)
    except OSError as problem:
        raise ScannerSilent from problem
    finally:
        content.seek(0)
    if answer.endswith("OK"):
        return "clean", ""
    if answer.endswith("FOUND"):
        return "infected", answer.removeprefix("stream:").removesuffix("FOUND").strip()
    raise ScannerSilent(answer)


def _ask(content: BinaryIO) -> str:
    with _connected(settings.SCANNER) as line:
        line.settimeout(settings.SCANNER_SECONDS)
        line.sendall(b"zINSTREAM\0")
        while step := content.read(STEP):
            line.sendall(struct.pack("!I", len(step)) + step)
        line.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER and (part := line.recv(LONGEST_ANSWER)):
            answer += part
    return answer.rstrip(b"\0\n").decode("utf-8", "replace").strip()


def _connected(address: str) -> socket.socket:
    """Connect to ``host:port``, or to a socket file where the address is a path."""
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(settings.SCANNER_SECONDS)
        line.connect(address)
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=settings.SCANNER_SECONDS)
