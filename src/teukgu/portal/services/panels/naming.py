"""Findings of the library in the words of the portal: numbers and ids become names."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from teukgu.values import Bilingual, Finding, Refused


@contextmanager
def named(names: Mapping[str, str]) -> Iterator[Callable[[Finding], Finding]]:
    """Let what is refused inside speak of zones and reviewers by name; give the function that says one finding so.

    Raises:
        Refused: as the block does.
    """
    # longest first: an id may begin another one
    ids = sorted(names, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, ids)) + r")(?![\w-])") if ids else None

    def said(text: str) -> str:
        return pattern.sub(lambda found: names[found.group()], text) if pattern else text

    def told(one: Finding) -> Finding:
        message = Bilingual(said(one.message.ko), said(one.message.en))
        return replace(one, message=message, cure=Bilingual(said(one.cure.ko), said(one.cure.en)))

    try:
        yield told
    except Refused as refused:
        raise Refused([told(one) for one in refused.findings]) from refused
