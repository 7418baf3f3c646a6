"""Writes ``bundle.zip``: inputs, scheme, rules and results with the SHA-256 of each file.

The same contents always make the same bytes: files in order of their names, stored without compression (compressed
bytes would depend on the compression library), with one fixed time and fixed attributes.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import Any

import yaml

from teukgu.documents.evaluation_tables import tables
from teukgu.documents.input_tables import input_tables
from teukgu.documents.outputs import csv_bytes
from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.run import Evaluation
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.seal import (
    ATTACHED,
    MANIFEST,
    PARAMETERS,
    SCHEME,
    SETTINGS,
    RunSettings,
    facts_hash,
    json_bytes,
    manifest,
    sha256,
)
from teukgu.examples import EXAMPLE_SOURCE

TIME = (1980, 1, 1, 0, 0, 0)
UNIX, PLAIN_FILE = 3, 0o100644 << 16


def sealed_files(
    evaluation: Evaluation,
    version: str | None = None,
    written: Mapping[str, bytes] | None = None,
    attached: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """Return every file of the evaluation's bundle by name, the manifest among them.

    Tier names in the result tables are Korean, whatever the language of the outputs beside the bundle, so that the
    bundle does not depend on who made it. ``version`` stands for the installed one when a bundle is verified.
    ``written``: the result tables in Korean, when they have been written as CSV before. ``attached``: files of
    :data:`ATTACHED` that are sealed with it.
    """
    version = version or software_version()
    files = {
        **input_tables(evaluation.data),
        **(written or {f"{table.name}.csv": csv_bytes(table) for table in tables(evaluation, "ko")}),
        SCHEME: scheme_bytes(evaluation.scheme),
        PARAMETERS: json_bytes(_parameters(evaluation)),
        SETTINGS: json_bytes(asdict(_settings(evaluation))),
        **{name: content for name, content in (attached or {}).items() if name in ATTACHED},
    }
    return {**files, MANIFEST: manifest(files, version)}


def software_version() -> str:
    """Return the version of Teukgu that is installed."""
    return metadata.version("teukgu")


def scheme_bytes(scheme: Scheme) -> bytes:
    """Return the scheme file as read; a scheme made in memory is written as YAML."""
    if scheme.text:
        return scheme.text.encode()
    given = scheme.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return yaml.safe_dump(given, allow_unicode=True, sort_keys=False).encode()


def _parameters(evaluation: Evaluation) -> dict[str, object]:
    """The rules asked for, under the names they were asked by, with the hash of these and of the day's whole set."""
    names = sorted(set(evaluation.plan.settings.sources.values()) - {"scheme"})
    rules = evaluation.rules
    facts_of = getattr(rules, "facts_of", None)
    facts: dict[str, dict[str, Any]] = {}
    for name in names:
        found = facts_of([name]) if facts_of else {name: {"value": rules.value(name)}}
        facts[name] = next(iter(found.values()))
    return {"hash": rules.hash, "hash_of_used": facts_hash(facts), "used": facts}


def _settings(evaluation: Evaluation) -> RunSettings:
    rules = evaluation.rules
    return RunSettings(
        year=evaluation.year,
        draws=evaluation.draws,
        seed=evaluation.seed,
        rules_date=str(getattr(rules, "day", "")),
        rules_mode=str(getattr(rules, "mode", "")),
        scenario=str(getattr(rules, "scenario", "") or ""),
        example=is_example(evaluation.data),
    )


def is_example(data: EvaluationInput) -> bool:
    """Whether any figure of the input says that it is an invented example."""
    return any(one.source.startswith(EXAMPLE_SOURCE) for one in data.observations)


def bundle_bytes(files: Mapping[str, bytes]) -> bytes:
    """Return the bundle that holds ``files``; equal files give equal bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, TIME)
            entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
            archive.writestr(entry, files[name])
    return content.getvalue()


def write_bundle(
    evaluation: Evaluation,
    path: Path,
    written: Mapping[str, bytes] | None = None,
    attached: Mapping[str, bytes] | None = None,
) -> str:
    """Write the evaluation's bundle to ``path`` and return its SHA-256; the rest as in :func:`sealed_files`."""
    content = bundle_bytes(sealed_files(evaluation, written=written, attached=attached))
    path.write_bytes(content)
    return sha256(content)
