"""Walks every route once for every role and territory relation and says what each answered."""

import csv
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.access_world import VIEWERS, Sights, things
from tests.people_tools import sign_in

TABLE = Path(__file__).parent / "cases" / "access_matrix.csv"
METHODS = ("GET", "POST")
LOGIN = "/accounts/login/"
Row = tuple[str, str, str]
"""Route (its pattern), the thing looked at, the method."""


@dataclass(frozen=True)
class Route:
    """A route of the resolver: its pattern as text, the name to build addresses by, the names in its address."""

    pattern: str
    name: str
    names: frozenset[str]
    view: Any

    def address(self, values: Mapping[str, Any]) -> str:
        """Return the address with its places filled."""
        from django.urls import NoReverseMatch, reverse

        if self.name:
            try:
                return reverse(self.name, kwargs=dict(values))
            except NoReverseMatch:
                pass
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), self.pattern)


def routes() -> list[Route]:
    """Return every route, in the order of its pattern."""
    from django.urls import get_resolver

    return sorted(_walk(get_resolver(), "", ""), key=lambda route: route.pattern)


def _walk(resolver: Any, prefix: str, space: str) -> Iterator[Route]:
    for one in resolver.url_patterns:
        pattern = prefix + _text(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from _walk(one, pattern, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            names = frozenset(re.findall(r"<(?:\w+:)?(\w+)>", pattern))
            yield Route(pattern, f"{space}{one.name}" if one.name else "", names, one.callback)


def _text(pattern: Any) -> str:
    text = str(pattern)
    return (
        re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", text).strip("^$").replace("\\Z", "")
        if "(?P" in text or text[:1] == "^"
        else text
    )


def walk(sights: Sights, column: str, only: str = "") -> dict[Row, str]:
    """Return what every route (with ``only`` in its pattern) answers to this viewer; nothing they do is kept."""
    from django.db import transaction
    from django.test import Client

    client = Client(raise_request_exception=False)
    if VIEWERS[column]:
        sign_in(client, sights.world.account(VIEWERS[column]))
    kept = client.cookies.output()
    found: dict[Row, str] = {}
    for route in (one for one in routes() if only in one.pattern):
        for thing, values in things(route.name, route.names, sights):
            for method in METHODS:
                client.cookies.load(kept.replace("Set-Cookie: ", ""))
                with transaction.atomic():
                    answer = client.generic(method, route.address(values))
                    transaction.set_rollback(True)
                found[(route.pattern or "(first page)", thing, method)] = _said(answer)
    return found


def _said(answer: Any) -> str:
    """Return the status; a redirect to signing in is ``in``, any other ``go``."""
    if answer.streaming:  # reading to the end closes the file; close() would close the connection of the walk too
        deque(answer, maxlen=0)
    if answer.status_code in {301, 302, 303, 307, 308}:
        return "in" if LOGIN in answer["Location"] else "go"
    return str(answer.status_code)


def read_table(path: Path = TABLE) -> dict[Row, dict[str, str]]:
    """Return the reviewed table: for each row the expected answer by column."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["route"], row["thing"], row["method"]): {column: row[column] for column in VIEWERS}
            for row in csv.DictReader(file)
        }


def write_table(found: Mapping[Row, Mapping[str, str]], path: Path = TABLE) -> None:
    """Write the table for review."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["route", "thing", "method", *VIEWERS])
        for row in sorted(found):
            writer.writerow([*row, *(found[row][column] for column in VIEWERS)])


def differences(old: Mapping[Row, Mapping[str, str]], new: Mapping[Row, Mapping[str, str]]) -> list[str]:
    """Return what changed, a line each: rows that came and went, answers that differ."""
    lines = [f"+ {' '.join(row)}: {_short(new[row])}" for row in sorted(set(new) - set(old))]
    lines += [f"- {' '.join(row)}" for row in sorted(set(old) - set(new))]
    for row in sorted(set(old) & set(new)):
        changed = [
            f"{column} {old[row].get(column)} > {new[row][column]}"
            for column in VIEWERS
            if old[row].get(column) != new[row][column]
        ]
        if changed:
            lines.append(f"~ {' '.join(row)}: {', '.join(changed)}")
    return lines


def _short(answers: Mapping[str, str]) -> str:
    """Return the answers by who got them, the most frequent one last as the rest."""
    by_answer: dict[str, list[str]] = {}
    for column, answer in answers.items():
        by_answer.setdefault(answer, []).append(column)
    *few, (most, _) = sorted(by_answer.items(), key=lambda one: len(one[1]))
    return "; ".join([*(f"{answer}: {', '.join(columns)}" for answer, columns in few), f"{most}: the rest"])
