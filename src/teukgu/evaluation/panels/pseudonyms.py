"""Pseudonyms of raters: what is published with a panel's scores instead of names."""

import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from teukgu.evaluation.inputs import PanelScore

DIGITS = 10
FORM = re.compile(rf"r-[0-9a-f]{{{DIGITS}}}")


def is_pseudonym(rater: str) -> bool:
    """Whether this is a pseudonym of the form given here (``r-`` and ten hexadecimal digits)."""
    return FORM.fullmatch(rater) is not None


def pseudonyms(raters: Iterable[str], seed: bytes, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the pseudonym of each rater; the same seed gives the same, and without it none can be traced back.

    ``known``: pseudonyms given earlier, which stay. Who has a pseudonym of the form already keeps it.
    """
    kept, names = dict(known or {}), sorted(set(raters))
    taken = {*kept.values(), *(name for name in names if is_pseudonym(name))}
    found: dict[str, str] = {}
    for name in names:
        if is_pseudonym(name):
            found[name] = name
        elif name in kept:
            found[name] = kept[name]
        else:
            found[name] = _new(name, seed, taken)
            taken.add(found[name])
    return found


def _new(name: str, seed: bytes, taken: set[str]) -> str:
    tries = 0
    while True:
        made = "r-" + hmac.new(seed, f"{tries}:{name}".encode(), sha256).hexdigest()[:DIGITS]
        if made not in taken:
            return made
        tries += 1


def under_pseudonyms(panel: Iterable[PanelScore], given: Mapping[str, str]) -> tuple[PanelScore, ...]:
    """Return the scores with the pseudonyms of their raters, in their order: that of the names would tell."""
    renamed = (replace(one, rater=given[one.rater]) for one in panel)
    return tuple(sorted(renamed, key=lambda one: (one.zone, one.component, one.criterion, one.rater)))
