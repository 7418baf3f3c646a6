"""The key under which something sent is kept: the same form sent twice is one, the form sent mended is another."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from teukgu.portal.access import Viewer


def own_key(viewer: Viewer, once: str, sent: Iterable[bytes | str]) -> str:
    """Return the key of what this account sent with the form or call ``once``."""
    return f"{viewer.account}:{print_of(once, sent)}"


def print_of(once: str, sent: Iterable[bytes | str]) -> str:
    """Return 40 letters that stand for a form and all that was sent with it.

    A double click sends the same bytes. Whoever goes back in the browser and sends a mended file or answer, or gives
    the reason that was missing, sends the same ``once`` with something else: that wants an answer of its own.
    """
    whole = sha256()
    for part in (once, *sent):
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(f"{len(content)}:".encode())
        whole.update(content)
    return whole.hexdigest()[:40]


def said_in(typed: Mapping[str, str]) -> list[str]:
    """Return what was typed in a form in one order."""
    return [word for name in sorted(typed) for word in (name, typed[name])]
