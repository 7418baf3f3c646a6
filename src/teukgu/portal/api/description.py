"""The API's own description (OpenAPI) as rows for a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One parameter of an operation."""

    name: str
    kind: str
    description: str
    required: bool


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One possible answer."""

    status: str
    description: str


@dataclass(frozen=True, slots=True)
class OperationRow:
    """One operation; ``try_address`` is empty when its path needs a value."""

    id: str
    path: str
    summary: str
    parameters: tuple[ParameterRow, ...]
    answers: tuple[AnswerRow, ...]
    try_address: str


def operations(schema: Mapping[str, Any], language: str) -> Iterator[OperationRow]:
    """Yield the operations in order; texts written as ``한국어 | English`` are cut to ``language``."""
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            yield OperationRow(
                id=operation["operationId"],
                path=path,
                summary=in_language(operation.get("description") or operation.get("summary", ""), language),
                parameters=tuple(_parameter(row, language) for row in operation.get("parameters", [])),
                answers=tuple(AnswerRow(str(code), row["description"]) for code, row in operation["responses"].items()),
                try_address="" if "{" in path else path,
            )


def in_language(text: str, language: str) -> str:
    """Return one half of a text written in both languages."""
    korean, separator, english = text.partition(" | ")
    return english if separator and language == "en" else korean


def _parameter(row: Mapping[str, Any], language: str) -> ParameterRow:
    schema = row.get("schema", {})
    described = row.get("description") or schema.get("description", "")
    return ParameterRow(row["name"], _kind(schema), in_language(described, language), bool(row.get("required")))


def _kind(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    options = [_kind(option) for option in schema.get("anyOf", []) if option.get("type") != "null"]
    if options:
        return " | ".join(options)
    limits = [f"{sign}{schema[key]}" for key, sign in (("minimum", "≥"), ("maximum", "≤")) if key in schema]
    return " ".join([str(schema.get("format") or schema.get("type", "")), *limits])
