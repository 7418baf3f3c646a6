"""Holds what a committee decided (``decision.csv``) against the results of the bundle it was decided on."""

import csv
import io
from collections.abc import Mapping

from teukgu.documents.difference import Difference

DECISION, RESULTS = "decision.csv", "results.csv"


def other_decision(files: Mapping[str, bytes], content: bytes) -> Difference | None:
    """Return the first zone whose computed tier is not that of the bundle, or whose departure has no reason.

    Every ranked zone of the bundle is in the decision, and no other.
    """
    computed = {row["zone"]: row.get("tier_name", "") for row in _rows(files.get(RESULTS, b""))}
    try:
        decided = {row["zone"]: row for row in _rows(content)}
        named = {zone: row["computed_tier"] for zone, row in decided.items()}
        bare = [
            zone for zone, row in decided.items() if row["decided_tier"] != named[zone] and not row["reason"].strip()
        ]
    except (KeyError, AttributeError, UnicodeDecodeError):
        return Difference(DECISION, "", "", "?", "zone, name, computed_tier, decided_tier, reason")
    for zone in [*computed, *(zone for zone in named if zone not in computed)]:
        if named.get(zone) != computed.get(zone):
            return Difference(DECISION, zone, "computed_tier", named.get(zone, "-"), computed.get(zone, "-"))
    return Difference(DECISION, bare[0], "reason", "", "…") if bare else None


def _departs(row: Mapping[str, str]) -> bool:
    return row["decided_tier"] != row["computed_tier"]


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
