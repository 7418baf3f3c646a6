"""Writes ``report.html``: the whole evaluation on one page that needs nothing but itself."""

from pathlib import Path
from typing import Any

from teukgu.documents.bundle import is_example, software_version
from teukgu.documents.pages import template
from teukgu.documents.presentation import in_bands
from teukgu.documents.report_parts import (
    contribution_parts,
    counter_parts,
    doubt_parts,
    exit_parts,
    reading_parts,
    result_parts,
    rule_parts,
)
from teukgu.documents.report_words import WORDS
from teukgu.evaluation.run import Evaluation
from teukgu.values import Language


def write_report(evaluation: Evaluation, path: Path, language: Language, bundle_hash: str) -> None:
    """Write the report to ``path``; ``bundle_hash``: what ``write_bundle`` returned."""
    path.write_text(report(evaluation, bundle_hash, language), encoding="utf-8")


def report(evaluation: Evaluation, bundle_hash: str, language: Language) -> str:
    """Return the report as HTML; ``bundle_hash``: SHA-256 of the evaluation's bundle."""
    words = {key: text.text(language) for key, text in WORDS.items()}
    if in_bands(evaluation):
        words |= {"tier": words["band"], "chances": words["band_chances"]}
    parts: dict[str, Any] = {
        "language": language,
        "w": words,
        "hash": bundle_hash,
        "title": evaluation.scheme.name.bilingual.text(language),
        "year": evaluation.year,
        "example": is_example(evaluation.data),
        "facts": _facts(evaluation, words),
        "warnings": [finding.text(language) for finding in evaluation.warnings],
        "footer": f"Teukgu {software_version()}",
        "ranked": not in_bands(evaluation),
        "sure": evaluation.uncertainty is not None,
        **result_parts(evaluation, words, language),
        **doubt_parts(evaluation, words, language),
        **contribution_parts(evaluation, words, language),
        **exit_parts(evaluation, words),
        **counter_parts(evaluation, words),
        **reading_parts(evaluation, words, language),
        **rule_parts(evaluation, words),
    }
    parts["sections"] = _sections(parts, words)
    return template("report.html.j2").render(parts)


def _facts(evaluation: Evaluation, words: dict[str, str]) -> list[tuple[str, str]]:
    facts = [
        (words["year"], str(evaluation.year)),
        (words["count"], str(len(evaluation.plan.scored))),
        (words["rules_date"], str(getattr(evaluation.rules, "day", "-"))),
        (words["version"], f"Teukgu {software_version()}"),
    ]
    if evaluation.uncertainty is not None:
        facts += [(words["draws"], f"{evaluation.draws:,}"), (words["seed"], str(evaluation.seed))]
    return facts


def _sections(parts: dict[str, Any], words: dict[str, str]) -> list[tuple[str, str]]:
    names = ["results"]
    if parts["sure"]:
        names += ["intervals"] if parts["ranked"] else []
        names += [*(["chances"] if parts["chance_chart"] else []), "sources"]
    names += ["contributions", *(["exits", "counters"] if parts["ranked"] else []), "readings", "rules"]
    names += ["warnings"] if parts["warnings"] else []
    return [(name, words[name]) for name in [*names, "verify"]]
