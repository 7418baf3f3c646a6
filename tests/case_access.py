"""What each kind of post sees and does in each state of each procedure, as a table for review.

The table holds what a post gives by itself, and what being named as a party adds (for a kind of organisation that gives
nothing by itself); a test holds the whole product to be just the two together.
"""

import csv
from itertools import product
from pathlib import Path

from tests import access_tools as tools

from teukgu.portal.access import CaseFacts, PartyHeld, parties_of, sight_of
from teukgu.procedures.registry import PROCEDURES

TABLE = Path(__file__).parent / "cases" / "case_access.csv"
SIGNS = {0: "-", 1: "own", 2: "shared", 3: "all"}
NEUTRAL = "fund"
NAMED = ("", "proposer", "applicant", "council", "operator", "resident", "agency")
Key = tuple[str, str, str, str]
"""Kind, role, territory, party as which the organisation is named in the case."""


def states() -> list[tuple[str, str]]:
    """Return every state of the main track of every procedure; nothing recorded yet is one too."""
    return [
        (name, state)
        for name, procedure in PROCEDURES.items()
        for state in ("", *(one.id for one in procedure.tracks[0].states))
    ]


def computed() -> dict[Key, dict[str, str]]:
    """Return the whole product: by post and by how it is named, the answer in every state."""
    found: dict[Key, dict[str, str]] = {}
    for key in product(tools.KINDS, tools.ROLES, tools.TERRITORIES, NAMED):
        found[key] = {f"{procedure}:{state}": _answer(key, procedure, state) for procedure, state in states()}
    return found


def _answer(key: Key, procedure: str, state: str) -> str:
    kind, role, territory, named = key
    parties = (PartyHeld(named, "k", tools.MY_ORGANISATION),) if named else ()
    facts = CaseFacts(
        tools.PROGRAMME, frozenset({tools.HERE, tools.PROVINCE_HERE}), parties, stage=state, procedure=procedure
    )
    viewer = tools.me(tools.post(kind, role, territory))
    acts = ",".join(party if not key_ else f"{party}@" for party, key_ in parties_of(viewer, facts))
    sight = SIGNS[sight_of(viewer, facts)]
    return f"{sight} {acts}".strip()


def rows() -> dict[tuple[str, str, str, str], dict[str, str]]:
    """Return the product folded for reading: rows that answer alike are one, roles and territories listed."""
    by_answers: dict[tuple[str, str, tuple[tuple[str, str], ...]], dict[str, list[str]]] = {}
    for (kind, role, territory, named), answers in computed().items():
        if named and kind != NEUTRAL:
            continue
        where = by_answers.setdefault((kind, named, tuple(answers.items())), {})
        where.setdefault(territory, []).append(role)
    found = {}
    for (kind, named, answers), where in by_answers.items():
        by_roles: dict[str, list[str]] = {}
        for territory, roles in where.items():
            by_roles.setdefault(" ".join(roles), []).append(territory)
        for roles, territories in by_roles.items():
            found[kind, roles, " ".join(territories), named] = dict(answers)
    return found


def read_table() -> dict[tuple[str, str, str, str], dict[str, str]]:
    """Return the reviewed table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        found = {}
        for row in csv.DictReader(file):
            key = (row.pop("kind"), row.pop("roles"), row.pop("territories"), row.pop("named as"))
            found[key] = row
        return found


def write_table() -> None:
    """Write the table for review."""
    found = rows()
    columns = [f"{procedure}:{state}" for procedure, state in states()]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["kind", "roles", "territories", "named as", *columns])
        for key, answers in found.items():
            writer.writerow([*key, *(answers[column] for column in columns)])
