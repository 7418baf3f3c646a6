"""Rules as JSON."""

import json
from datetime import date

from teukgu.rulebook.exemption import Exemption, ExemptionVersion
from teukgu.rulebook.manual import Manual
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.rulebook.parameter import CountingBlock, DatedValue, Parameter, Reference
from teukgu.rulebook.value_words import value_words
from teukgu.values import Bilingual, Finding


def as_text(data: object) -> str:
    """Return ``data`` as indented JSON with Hangul as it is."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def list_data(manual: Manual) -> dict[str, object]:
    """Return the rules of a day: one short record for each."""
    return {
        "day": manual.day.isoformat(),
        "hash": manual.hash,
        "rules": [
            {
                "id": entry.id,
                "topic": section.topic,
                "name": _pair(entry.name),
                "value": _pair(entry.value),
                "since": _day(entry.since),
                "status": entry.status_code,
            }
            for section in manual.sections
            for entry in section.entries
        ],
    }


def rule_data(parameter: Parameter, rules: RulesOnDay, findings: tuple[Finding, ...]) -> dict[str, object]:
    """Return everything about one rule, with the value that holds on the day (null when none)."""
    current = rules.current.get(parameter.id)
    return {
        "id": parameter.id,
        "name": _pair(parameter.name),
        "topic": parameter.topic,
        "type": parameter.type.value,
        "unit": parameter.unit,
        "op": parameter.op,
        "of": _pair(parameter.of),
        "binds": parameter.binds.value,
        "aliases": list(parameter.aliases),
        "counting": _counting(parameter.counting),
        "day": rules.day.isoformat(),
        "scenario": rules.scenario or None,
        "value": current.value if current else None,
        "on_day": value_data(parameter, current) if current else None,
        "values": [value_data(parameter, value) for value in parameter.values],
        "findings": [
            {"code": found.code, "severity": found.severity.value, "message": _pair(found.message)}
            for found in findings
        ],
    }


def value_data(parameter: Parameter, value: DatedValue) -> dict[str, object]:
    """Return one dated value."""
    return {
        "value": value.value,
        "words": _pair(value_words(parameter, value)),
        "valid_from": _day(value.valid_from),
        "valid_to": _day(value.valid_to),
        "status": value.status.value,
        "confidence": value.confidence.value,
        "candidates": list(value.candidates),
        "references": _references(value.references),
        "last_checked": value.last_checked.isoformat(),
        "review_by": value.review_by.isoformat(),
        "note": _pair(value.note),
        "scenario": value.scenario or None,
    }


def exemption_data(exemption: Exemption, day: date) -> dict[str, object]:
    """Return an exemption with all its versions and the start of the one that holds on ``day`` (null when none)."""
    current = exemption.version_on(day)
    return {
        "id": exemption.id,
        "article": exemption.article,
        "day": day.isoformat(),
        "on_day": _day(current.valid_from) if current else None,
        "versions": [_version(version) for version in exemption.versions],
    }


def _version(version: ExemptionVersion) -> dict[str, object]:
    return {
        "valid_from": version.valid_from.isoformat(),
        "valid_to": _day(version.valid_to),
        "law": _pair(version.law),
        "subject": _pair(version.subject),
        "mechanisms": [mechanism.value for mechanism in version.mechanisms],
        "who": _pair(version.who),
        "condition": _pair(version.condition),
        "only_in": version.only_in or None,
        "plan": version.plan,
        "plan_items": [_pair(item) for item in version.plan_items],
        "ordinance_summary": version.ordinance_summary,
        "parameters": list(version.parameters),
        "status": version.status.value,
        "references": _references(version.references),
        "note": _pair(version.note),
    }


def _references(references: tuple[Reference, ...]) -> list[dict[str, object]]:
    return [{"title": _pair(reference.title), "address": reference.address} for reference in references]


def _counting(block: CountingBlock | None) -> dict[str, object] | None:
    if block is None:
        return None
    return {
        "mode": block.mode,
        "direction": block.direction,
        "starts": _pair(block.starts),
        "counts_from": block.counts_from,
        "extension": block.extension,
        "extension_from": block.extension_from,
        "also_shown": list(block.also_shown),
        "assumed": block.assumed,
    }


def _pair(text: Bilingual | None) -> dict[str, str] | None:
    return {"ko": text.ko, "en": text.en} if text else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
