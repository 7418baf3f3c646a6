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
    """One operation; ``try_address`` is empty when its path needs a value, or a key.

    ``sends`` are the fields of what is sent with it; ``signed_in`` says that a key or a session is needed.
    """

    id: str
    method: str
    path: str
    summary: str
    parameters: tuple[ParameterRow, ...]
    sends: tuple[ParameterRow, ...]
    answers: tuple[AnswerRow, ...]
    signed_in: bool
    try_address: str


def operations(schema: Mapping[str, Any], language: str) -> Iterator[OperationRow]:
    """Yield the operations in order; texts written as ``한국어 | English`` are cut to ``language``."""
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            signed_in = bool(operation.get("security"))
            yield OperationRow(
                id=operation["operationId"],
                method=method.upper(),
                path=path,
                summary=in_language(operation.get("description") or operation.get("summary", ""), language),
                parameters=tuple(_parameter(row, language) for row in operation.get("parameters", [])),
                sends=tuple(_sent(schema, operation, language)),
                answers=tuple(AnswerRow(str(code), row["description"]) for code, row in operation["responses"].items()),
                signed_in=signed_in,
                try_address="" if "{" in path or signed_in or method != "get" else path,
            )


def in_language(text: str, language: str) -> str:
    """Return one half of a text written in both languages."""
    korean, separator, english = text.partition(" | ")
    return english if separator and language == "en" else korean


def _parameter(row: Mapping[str, Any], language: str) -> ParameterRow:
    schema = row.get("schema", {})
    described = row.get("description") or schema.get("description", "")
    return ParameterRow(row["name"], _kind(schema), in_language(described, language), bool(row.get("required")))


def _sent(schema: Mapping[str, Any], operation: Mapping[str, Any], language: str) -> Iterator[ParameterRow]:
    """Yield the fields of what is sent: of a form, or of a JSON body and the rows in it."""
    for kind in operation.get("requestBody", {}).get("content", {}).values():
        yield from _fields(schema, kind["schema"], language)


def _fields(
    schema: Mapping[str, Any], found: Mapping[str, Any], language: str, above: str = ""
) -> Iterator[ParameterRow]:
    parts = _looked_up(schema, found)
    for name, one in parts.get("properties", {}).items():
        yield ParameterRow(
            above + name,
            _kind(one),
            in_language(one.get("description", ""), language),
            name in parts.get("required", ()),
        )
        if one.get("type") == "array" and "$ref" in one["items"]:
            yield from _fields(schema, one["items"], language, f"{above}{name}[].")


def _looked_up(schema: Mapping[str, Any], found: Mapping[str, Any]) -> Mapping[str, Any]:
    for step in found["$ref"].removeprefix("#/").split("/") if "$ref" in found else ():
        schema = schema[step]
    return schema if "$ref" in found else found


def _kind(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    options = [_kind(option) for option in schema.get("anyOf", []) if option.get("type") != "null"]
    if options:
        return " | ".join(options)
    limits = [f"{sign}{schema[key]}" for key, sign in (("minimum", "≥"), ("maximum", "≤")) if key in schema]
    return " ".join([str(schema.get("format") or schema.get("type", "")), *limits])
