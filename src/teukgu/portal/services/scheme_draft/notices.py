"""Texts of the advance notice (행정예고) and of the public notice (고시) of a scheme, with the facts filled in."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from teukgu.documents.official.filling import Paper
from teukgu.documents.scheme_papers import Line
from teukgu.documents.scheme_papers.words import number, worded
from teukgu.evaluation.scheme import Node, Scheme
from teukgu.evaluation.scheme_matters import matters_seen
from teukgu.portal.services.papers.ends import ends_of, office_words
from teukgu.portal.services.papers.loose import loose_paper
from teukgu.portal.services.round_case.scheme import named_matters
from teukgu.portal.store.models import Case
from teukgu.procedures.check_words import end_of
from teukgu.procedures.party import Party
from teukgu.procedures.round.checks_scheme import MATTERS, NOTICE_DAYS
from teukgu.procedures.state import Situation

TEMPLATES = {"advance": "scheme_advance_notice", "notice": "scheme_notice"}
MOST_LINES = 40
"""Lines of the comparison that stand in a notice; the whole table goes with it."""


def notice_paper(
    case: Case, situation: Situation, scheme: Scheme, lines: Sequence[Line], *, kind: str, year: int, day: date
) -> Paper:
    """Return the text of the notice ``kind`` given on ``day``; its last day follows the rule.

    Raises:
        Refused: when there is no such template, or a placeholder cannot be worked out.
    """
    found = ends_of(case).organisations(Party.MINISTER, "")
    sender = office_words(found[0]) if found else {"organisation": "", "title": "", "unit": ""}
    values = {
        "sender": sender | {"phone": "", "email": ""},
        "year": year,
        "last_day": end_of(situation, NOTICE_DAYS, day),
        "scheme": {"name": scheme.name.ko, "id": scheme.id},
        "components": list(_components(scheme)),
        "tiers": _tiers(scheme),
        "matters": _matters(situation, scheme),
        "changes": [
            {"item": one.item.ko, "before": one.before.ko, "after": one.after.ko} for one in lines[:MOST_LINES]
        ],
        "more": max(0, len(lines) - MOST_LINES),
    }
    return loose_paper(case.programme_id, TEMPLATES[kind], values, day=day)


def _components(scheme: Scheme) -> Iterator[dict[str, str]]:
    for part in scheme.tree.parts:
        yield {"name": _name(part, scheme), "weight": _weight(part), "parts": ", ".join(_inner(part, scheme))}


def _inner(node: Node, scheme: Scheme) -> Iterator[str]:
    for part in node.parts:
        weight = _weight(part)
        yield f"{_name(part, scheme)}({weight})" if part.weight is not None else _name(part, scheme)


def _weight(node: Node) -> str:
    return "같은 배점" if node.weight is None else worded(node.weight).ko


def _name(node: Node, scheme: Scheme) -> str:
    own = node.name or (scheme.indicators[node.indicator].name if node.indicator in scheme.indicators else None)
    return own.ko if own else node.key


def _tiers(scheme: Scheme) -> list[dict[str, str]]:
    tiers = scheme.tiers
    if tiers is None:
        return []
    values = tiers.shares if tiers.method == "shares" else (*tiers.thresholds, "")
    return [
        {
            "name": name.ko,
            "rule": _rule(tiers.method, values[place] if place < len(values) else ""),
            "cap": f"{number(100 * tiers.caps[place + 1])}%" if place + 1 in tiers.caps else "-",
        }
        for place, name in enumerate(tiers.names)
    ]


def _rule(method: str, value: Any) -> str:
    if isinstance(value, str):
        return "나머지" if value == "rest" or method == "thresholds" else value or "-"
    return f"{number(round(100 * value, 2))}%" if method == "shares" else f"{number(value)}점 이상"


def _matters(situation: Situation, scheme: Scheme) -> list[dict[str, str]]:
    if not situation.rules.has(MATTERS):
        return []
    options = situation.rules.parameter(MATTERS).options
    return [
        {
            "name": options[one.code].ko,
            "indicators": ", ".join(_indicator(key, scheme) for key in one.indicators) or "-",
        }
        for one in matters_seen(scheme, named_matters(situation))
    ]


def _indicator(key: str, scheme: Scheme) -> str:
    name: Any = scheme.indicators[key].name
    return str(name.ko) if name else key
