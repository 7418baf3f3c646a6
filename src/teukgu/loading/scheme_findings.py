"""Turns what the typed scheme refuses into findings: the line, what is wrong in both languages, and the cure."""

from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from teukgu.evaluation import scheme as parts
from teukgu.evaluation.problems import near, problem, unknown_name
from teukgu.evaluation.scheme.base import SPLIT
from teukgu.loading.yaml_lines import LineIndex
from teukgu.values import Finding

_MODELS: dict[str, type[BaseModel]] = {
    "measure": parts.Measure,
    "versus": parts.Versus,
    "transform": parts.Transform,
    "winsorise": parts.Winsorise,
    "normalise": parts.Normalise,
    "missing": parts.Missing,
    "tree": parts.Node,
    "parts": parts.Node,
    "aggregate": parts.Aggregate,
    "tiers": parts.Tiers,
    "awards": parts.Awards,
    "grades": parts.AwardGrade,
    "bonus": parts.Adjustment,
    "penalty": parts.Adjustment,
    "score": parts.ScoreRules,
    "restructuring": parts.Restructuring,
    "conditions": parts.Conditions,
    "uncertainty": parts.Uncertainty,
    "benefit_of_the_doubt": parts.BenefitOfTheDoubt,
    "name": parts.Text,
    "names": parts.Text,
    "unit": parts.Text,
}
Path = tuple[str | int, ...]


def finding_of(error: ErrorDetails, data: Any, lines: LineIndex) -> Finding:
    """Return the finding for one refusal of the typed scheme; ``data`` is what was validated."""
    path = _path_in(data, error["loc"], keep_last=error["type"] in {"missing", "extra_forbidden"})
    place = lines.place(*path)
    kind, key = error["type"], str(error["loc"][-1]) if error["loc"] else ""
    if kind == "extra_forbidden":
        return unknown_name("unknown_key", place, ("키", "key"), key, _keys_at(path[:-1]))
    if kind == "missing":
        return problem(
            "missing_key",
            place,
            (f"{key} 키가 없습니다.", f"The key {key} is missing."),
            (f"{key}: 줄을 더하세요.", f"Add a line {key}:."),
        )
    if kind == "literal_error":
        expected = str(error.get("ctx", {}).get("expected", ""))
        words = tuple(word.strip(" '") for word in expected.replace(" or ", ", ").split(","))
        return unknown_name("unknown_word", place, (f"{key} 값", f"word for {key}"), str(error["input"]), words)
    return problem("scheme_value", place, _message(error, key), near_help(path))


def near_help(path: Path) -> tuple[str, str]:
    """Cure that lists the keys one may write at ``path``."""
    keys = _keys_at(path)
    if path and isinstance(path[-1], str) and path[-1] not in _MODELS:
        return "docs/reference/scheme.md의 형식대로 쓰세요.", "Write it as docs/reference/scheme.md says."
    return near("", keys)


def _message(error: ErrorDetails, key: str) -> tuple[str, str]:
    text = error["msg"].removeprefix("Value error, ")
    if SPLIT in text:
        en, ko = text.split(SPLIT, 1)
        return f"{ko}.", f"{en[:1].upper()}{en[1:]}."
    shown = repr(error["input"])[:40]
    return f"{key}에 쓸 수 없는 값입니다: {shown}.", f"{text}: {shown}."


def _path_in(data: Any, loc: tuple[int | str, ...], *, keep_last: bool) -> Path:
    """Keep the steps of ``loc`` that exist in ``data``; the others name types, not keys."""
    path: list[str | int] = []
    for number, step in enumerate(loc):
        last = number == len(loc) - 1
        if isinstance(data, dict) and (step in data or str(step) in data):
            step = step if step in data else str(step)
            data = data[step]
            path.append(step)
        elif isinstance(data, list | tuple) and isinstance(step, int) and step < len(data):
            data = data[step]
            path.append(step)
        elif last and keep_last:
            path.append(step)
    return tuple(path)


def _keys_at(path: Path) -> tuple[str, ...]:
    """Keys that may be written in the mapping at ``path``."""
    named = [step for step in path if isinstance(step, str)]
    if not named:
        model: type[BaseModel] = parts.Scheme
        return (*model.model_fields, "defaults")
    an_indicator = len(named) == 2 and named[0] == "indicators"
    model = parts.Indicator if an_indicator else _MODELS.get(named[-1], parts.Scheme)
    return tuple(info.alias or name for name, info in model.model_fields.items())
