"""Recomputes a sealed bundle from what is in it and names the first difference."""

import csv
import io
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from teukgu.documents.bundle import bundle_bytes, sealed_files, software_version
from teukgu.documents.difference import Difference
from teukgu.documents.sealed_round import evaluated, incomplete, sealed_round
from teukgu.documents.verifying_decision import other_decision
from teukgu.evaluation.run import Evaluation
from teukgu.evaluation.seal import ATTACHED, MANIFEST, facts_hash, sha256
from teukgu.loading.bundle import Bundle, read_bundle
from teukgu.loading.programme import load_programme
from teukgu.values import Refused

STAGE, VOTES = "public_stage.json", "votes.csv"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found: ``difference`` None when every file and number agrees.

    ``installed``: ids of used rules whose installed value on the round's date is another one (empty: all equal), None
    when the installed rulebook cannot answer.
    """

    bundle: Bundle
    difference: Difference | None
    expected: bool
    version: str
    installed: tuple[str, ...] | None

    @property
    def ok(self) -> bool:
        """Whether the bundle recomputes to itself and is the expected one."""
        return self.difference is None and self.expected

    @property
    def same_version(self) -> bool:
        """Whether the installed software is the version that sealed the bundle."""
        return self.version == self.bundle.version


def verify(
    path: Path, expect: str = "", threads: int = 1, *, decision: bytes | None = None, expect_decision: str = ""
) -> Verdict:
    """Check and recompute the bundle at ``path``; ``expect``: the hash it should have.

    ``decision``: the file of what the committee decided, held against the results; ``expect_decision``: its hash.

    Raises:
        Refused: when the file is no bundle or was changed after sealing.
    """
    bundle = read_bundle(path, bundle_bytes)
    _refuse_changed_rules(bundle)
    attached = {name: bundle.files[name] for name in ATTACHED if name in bundle.files}
    recomputed = sealed_files(recompute(bundle, threads), bundle.version, attached=attached)
    difference = first_difference(bundle.files, recomputed) or other_votes(bundle.files)
    if decision is not None:
        difference = difference or other_decision(bundle.files, decision)
    return Verdict(
        bundle=bundle,
        difference=difference,
        expected=_is(bundle.hash, expect) and (decision is None or _is(sha256(decision), expect_decision)),
        version=software_version(),
        installed=other_rules(bundle),
    )


def _is(found: str, expect: str) -> bool:
    wanted = expect.strip().lower().removeprefix("sha256:")
    return not wanted or wanted == found


def recompute(bundle: Bundle, threads: int = 1, draws: int | None = None) -> Evaluation:
    """Evaluate the inputs, scheme and rules of a bundle again; ``draws`` other than the sealed number is possible."""
    return evaluated(sealed_round(bundle), draws=draws, threads=threads)


def other_rules(bundle: Bundle) -> tuple[str, ...] | None:
    """Return the used rules that the installed rulebook answers otherwise on the round's date."""
    used: Mapping[str, Any] = bundle.parameters["used"]
    settings = bundle.settings
    try:
        rulebook = load_programme().rulebook
        rules = rulebook.on(date.fromisoformat(settings["rules_date"]), scenario=settings["scenario"] or None)
        return tuple(name for name in used if next(iter(rules.facts_of([name]).values())) != used[name])
    except (Refused, ValueError, TypeError):
        return None


def first_difference(sealed: Mapping[str, bytes], recomputed: Mapping[str, bytes]) -> Difference | None:
    """Compare file by file, results first; the manifest is compared by the files it lists."""
    names = sorted({*sealed, *recomputed} - {MANIFEST}, key=lambda name: (name != "results.csv", name))
    for name in names:
        if name not in sealed or name not in recomputed:
            there, absent = "+", "-"
            in_bundle = name in sealed
            return Difference(name, "", "", there if in_bundle else absent, absent if in_bundle else there)
        if sealed[name] != recomputed[name]:
            found = _in_file(name, sealed[name].decode(errors="replace"), recomputed[name].decode(errors="replace"))
            if found is not None:
                return found
    return None


def other_votes(files: Mapping[str, bytes]) -> Difference | None:
    """Compare the votes that are told of each zone in ``public_stage.json`` with those that were computed with."""
    if STAGE not in files:
        return None
    rows = list(csv.DictReader(io.StringIO(files.get(VOTES, b"").decode("utf-8-sig"))))
    try:
        return _other_votes(json.loads(files[STAGE]), rows)
    except (ValueError, LookupError, TypeError, AttributeError):  # no file of this form was ever sealed
        return Difference(STAGE, "", "", "?", "-")


def _other_votes(told: list[dict[str, Any]], rows: list[dict[str, str]]) -> Difference | None:
    """Compare in both directions: a zone that got votes and is not told of differs too."""
    for component in told:
        name, channels = component["component"], {one["channel"] for one in component["channels"]}
        counted: Counter[str] = Counter()
        for row in rows:
            if row["component"] == name and row.get("channel", "") in channels:
                counted[row["zone"]] += int(row["votes"])
        listed = {zone["zone"]: zone["votes"] for zone in component["zones"]}
        for zone in [*listed, *(counted if listed else ())]:
            if round(listed.get(zone, 0)) != counted[zone]:
                return Difference(STAGE, zone, "votes", str(listed.get(zone, "-")), str(counted[zone]))
    return None


def _in_file(name: str, sealed: str, recomputed: str) -> Difference | None:
    if not name.endswith(".csv"):
        return _in_lines(name, sealed, recomputed)
    before, after = (list(csv.reader(io.StringIO(text.removeprefix("\ufeff")))) for text in (sealed, recomputed))
    header = before[0] if before else []
    for line in range(max(len(before), len(after))):
        one = before[line] if line < len(before) else []
        two = after[line] if line < len(after) else []
        for column in range(max(len(one), len(two))):
            left = one[column] if column < len(one) else ""
            right = two[column] if column < len(two) else ""
            if not _equal(left, right):
                key = (one or two)[0]
                title = header[column] if column < len(header) else str(column + 1)
                return Difference(name, f"{key} ({line + 1})", title, left, right)
    return None


def _in_lines(name: str, sealed: str, recomputed: str) -> Difference:
    before, after = sealed.splitlines(), recomputed.splitlines()
    for line in range(max(len(before), len(after))):
        one = before[line] if line < len(before) else ""
        two = after[line] if line < len(after) else ""
        if one != two:
            return Difference(name, str(line + 1), "", one.strip(), two.strip())
    return Difference(name, "", "", f"{len(sealed)}", f"{len(recomputed)}")


def _equal(left: str, right: str) -> bool:
    """Equal text, or the same number at its published digits (1.0 is 1)."""
    if left == right:
        return True
    try:
        return Decimal(left) == Decimal(right)
    except InvalidOperation:
        return False


def _refuse_changed_rules(bundle: Bundle) -> None:
    used, named = bundle.parameters.get("used"), bundle.parameters.get("hash_of_used")
    if not isinstance(used, dict) or facts_hash(used) != named:
        raise Refused([incomplete(bundle.name, "parameters.json")])
