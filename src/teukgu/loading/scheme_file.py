"""Reads a scheme file: YAML to a checked `Scheme`, every problem with its line and cure."""

from importlib import resources
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from teukgu.evaluation.problems import near, problem, unknown_name
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.scheme_checks import check_scheme
from teukgu.loading.scheme_findings import finding_of
from teukgu.loading.yaml_lines import LineIndex, load_yaml, parse_yaml
from teukgu.values import Finding, Place, Refused

_MERGED = ("normalise", "measure", "missing", "versus")


def shipped_schemes() -> dict[str, Path]:
    """Ids of the schemes that come with the programmes, with their files."""
    programmes = Path(str(resources.files("teukgu"))) / "programmes"
    return {file.stem: file for file in sorted(programmes.glob("*/schemes/*.yaml"))}


def read_scheme(path_or_id: Path | str) -> Scheme:
    """Read a scheme from a file, or a shipped one by its id.

    Raises:
        Refused: with every problem found.
    """
    path = Path(path_or_id)
    if not path.is_file():
        shipped = shipped_schemes()
        if str(path_or_id) not in shipped:
            raise Refused([_no_scheme(str(path_or_id), tuple(shipped))])
        path = shipped[str(path_or_id)]
    data, lines = load_yaml(path, path.name)
    return _validated(data, lines, path.read_bytes().decode())


def parse_scheme(text: str, name: str = "scheme.yaml") -> Scheme:
    """Read a scheme from text; ``name`` stands for the file in messages.

    Raises:
        Refused: with every problem found.
    """
    data, lines = parse_yaml(text, name)
    return _validated(data, lines, text)


def _validated(data: object, lines: LineIndex, text: str) -> Scheme:
    if not isinstance(data, dict):
        raise Refused([_not_a_mapping(lines.place())])
    merged, findings = _with_defaults(data, lines)
    try:
        scheme = Scheme.model_validate(merged)
    except ValidationError as error:
        findings += [finding_of(one, merged, lines) for one in error.errors()]
        raise Refused(_each_once(findings)) from None
    findings += check_scheme(scheme.placed(lines.place, text))
    if findings:
        raise Refused(findings)
    return scheme


def _with_defaults(data: dict[str, Any], lines: LineIndex) -> tuple[dict[str, Any], list[Finding]]:
    """Spread ``defaults`` over the indicators and nodes that do not say otherwise."""
    data = dict(data)
    defaults = data.pop("defaults", None) or {}
    indicators = data.get("indicators")
    if isinstance(indicators, list):
        data["indicators"] = indicators = {name: None for name in indicators if isinstance(name, str)}
    if not isinstance(defaults, dict):
        return data, [_not_a_mapping(lines.place("defaults"))]
    allowed = ("aggregate", "direction", "transform", "not_applicable", "sd", "denominator", *_MERGED)
    findings = [
        unknown_name("unknown_key", lines.place("defaults", key), ("키", "key"), key, allowed)
        for key in defaults
        if key not in allowed
    ]
    aggregate = defaults.get("aggregate")
    plain = {key: value for key, value in defaults.items() if key in allowed and key != "aggregate"}
    if isinstance(indicators, dict):
        data["indicators"] = {name: _merged(plain, one) for name, one in indicators.items()}
    if aggregate is not None and isinstance(data.get("tree"), dict):
        data["tree"] = _aggregated(data["tree"], aggregate)
    return data, findings


def _merged(defaults: dict[str, Any], own: Any) -> Any:
    if own is not None and not isinstance(own, dict):
        return own
    result = {**defaults, **(own or {})}
    for key in _MERGED:
        base, given = defaults.get(key), (own or {}).get(key)
        if isinstance(given, dict) and "method" not in given and "kind" not in given and base is not None:
            base = {"kind" if key == "measure" else "method": base} if isinstance(base, str) else base
            if isinstance(base, dict):
                result[key] = {**base, **given}
    return result


def _aggregated(node: Any, aggregate: Any) -> Any:
    if not isinstance(node, dict) or not isinstance(node.get("parts"), list):
        return node
    parts = [_aggregated(part, aggregate) for part in cast(list[Any], node["parts"])]
    return {"aggregate": aggregate, **node, "parts": parts}


def _each_once(findings: list[Finding]) -> list[Finding]:
    return list({(one.code, str(one.place), one.message.en): one for one in findings}.values())


def _no_scheme(name: str, shipped: tuple[str, ...]) -> Finding:
    message = (f"체계 파일이 없습니다: {name}.", f"There is no scheme file: {name}.")
    ko, en = near(name, shipped) if shipped else ("", "")
    cure = (
        f"경로를 확인하거나 들어 있는 체계의 이름을 쓰세요. {ko}",
        f"Check the path, or name a shipped scheme. {en}",
    )
    return problem("no_scheme", Place(name), message, cure)


def _not_a_mapping(place: Place) -> Finding:
    message = ("여기에는 '키: 값' 줄들이 있어야 합니다.", "Lines of 'key: value' are wanted here.")
    return problem(
        "not_a_mapping", place, message, ("docs/reference/scheme.md의 예를 보세요.", "See docs/reference/scheme.md.")
    )
