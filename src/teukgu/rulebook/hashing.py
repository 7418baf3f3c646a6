"""The name of an exact set of rules: SHA-256 over canonical JSON."""

import hashlib
import json
from collections.abc import Mapping

from teukgu.rulebook.parameter import CountingBlock, DatedValue, Parameter, Plain


def canonical_json(data: object) -> str:
    """Write ``data`` as JSON with sorted keys and no spaces, so that equal data give equal text."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256_of(data: object) -> str:
    """Return the SHA-256 (hex) of the canonical JSON of ``data``."""
    return hashlib.sha256(canonical_json(data).encode()).hexdigest()


def rule_facts(parameter: Parameter, value: DatedValue, chosen: Plain = None) -> dict[str, object]:
    """Return what can alter a result: value, unit, status, dates, counting; not names, notes and references.

    ``chosen`` is the candidate that an override picked for an unknown value.
    """
    return {
        "value": _number_free(chosen if value.value is None else value.value),
        "status": value.status.value,
        "unit": parameter.unit,
        "op": parameter.op,
        "type": parameter.type.value,
        "binds": parameter.binds.value,
        "valid_from": value.valid_from.isoformat() if value.valid_from else None,
        "valid_to": value.valid_to.isoformat() if value.valid_to else None,
        "counting": _counting_facts(parameter.counting),
    }


def _counting_facts(block: CountingBlock | None) -> dict[str, object] | None:
    if block is None:
        return None
    return {
        "mode": block.mode,
        "direction": block.direction,
        "first_day": block.first_day,
        "counts_from": block.counts_from,
        "extension": block.extension,
        "extension_from": block.extension_from,
        "max_times": block.max_times,
        "better": block.better,
    }


def _number_free(value: Plain) -> object:
    """Return ``value`` as plain dicts and lists with 2.0 written as 2: how a number is spelled is no change."""
    if isinstance(value, Mapping):
        return {key: _number_free(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_number_free(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
