"""What is sealed with an evaluation, so that anyone can recompute it: names of the files, manifest, rules as used."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from teukgu.values import Bilingual, Finding, Place, Refused

MANIFEST = "manifest.json"
PARAMETERS = "parameters.json"
SETTINGS = "settings.json"
SCHEME = "scheme.yaml"
FORMAT = "teukgu-bundle-1"
ATTACHED = ("public_stage.json", "panel_facts.csv")
"""Files that may be sealed with an evaluation though nothing in it recomputes them: what is told of its panels."""


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How the evaluation was run; ``rules_date`` (YYYY-MM-DD) is the round's date, not the day of the run."""

    year: int
    draws: int
    seed: int
    rules_date: str
    rules_mode: str
    scenario: str
    example: bool


@dataclass(frozen=True, slots=True)
class SealedRules:
    """The rules as they were used, from a bundle; answers an evaluation like the rulebook's ``RulesOnDay``.

    ``facts``: value, unit, status and dates by the name that was asked for. ``hash``: name of the whole set of the day.
    """

    facts: Mapping[str, Mapping[str, Any]]
    hash: str
    day: str
    mode: str
    scenario: str

    def has(self, name: str) -> bool:
        """Whether the bundle holds a value of the rule."""
        return name in self.facts

    def value(self, name: str) -> Any:
        """Return the sealed value of a rule.

        Raises:
            Refused: when the bundle holds no value of that name.
        """
        if name not in self.facts:
            raise Refused([_not_sealed(name)])
        return self.facts[name]["value"]

    def facts_of(self, names: Iterable[str]) -> dict[str, dict[str, object]]:
        """Return what is sealed of the named rules."""
        return {name: dict(self.facts[name]) for name in names if name in self.facts}


def facts_hash(facts: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the SHA-256 of the rules used: their canonical JSON."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return sha256(text.encode())


def sha256(content: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def json_bytes(data: object) -> bytes:
    """Write ``data`` as JSON for people that is always the same: sorted keys, two spaces."""
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False) + "\n").encode()


def manifest(files: Mapping[str, bytes], version: str) -> bytes:
    """Return the manifest of ``files``: format, software version, and size and SHA-256 of each file by name."""
    listed = {name: {"bytes": len(content), "sha256": sha256(content)} for name, content in sorted(files.items())}
    return json_bytes({"format": FORMAT, "software": "teukgu", "version": version, "files": listed})


def _not_sealed(name: str) -> Finding:
    return Finding(
        "verify.rule_not_sealed",
        Bilingual(f"묶음에 규칙 {name}의 값이 없습니다.", f"The bundle holds no value of the rule {name}."),
        Bilingual(
            "이 묶음을 만든 판의 teukgu로 확인하세요.", "Verify it with the version of teukgu that made the bundle."
        ),
        Place(PARAMETERS, key=name),
    )
