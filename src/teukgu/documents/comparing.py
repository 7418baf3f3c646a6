"""Two evaluations side by side: who moved, and why as far as that can honestly be said."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from teukgu.documents.bundle import bundle_bytes
from teukgu.documents.verifying import recompute
from teukgu.evaluation.run import Evaluation, evaluate
from teukgu.loading.bundle import Bundle, read_bundle
from teukgu.values import Bilingual, Finding, Place, Refused

Rows = Mapping[str, Mapping[str, str]]
NAMED = 3  # indicators named as reasons


@dataclass(frozen=True, slots=True)
class Side:
    """One evaluation as read: result rows by zone, points by zone and part, the bundle when there is one."""

    name: str
    results: Rows
    points: Mapping[str, Mapping[str, float]]
    bundle: Bundle | None


@dataclass(frozen=True, slots=True)
class Move:
    """One zone before and after (``None``: not in that one).

    ``by_inputs`` and ``by_scheme`` add up to the change of the score before rounding (each averaged over both orders of
    changing them); None when it cannot be told. ``reasons``: the indicators whose points changed most, and by how much.
    ``certain``: each rank lies outside the other's rank interval; None without intervals.
    """

    zone: str
    name: str
    score: tuple[str | None, str | None]
    rank: tuple[str | None, str | None]
    tier: tuple[str | None, str | None]
    tier_name: tuple[str | None, str | None]
    by_inputs: float | None
    by_scheme: float | None
    reasons: tuple[tuple[str, float], ...]
    certain: bool | None

    @property
    def moved(self) -> bool:
        """Whether score, rank or tier differ."""
        return any(before != after for before, after in (self.score, self.rank, self.tier_name))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides, every zone (largest change of rank first), and why scores could not be split, if so."""

    before: Side
    after: Side
    moves: tuple[Move, ...]
    unsplit: Bilingual | None


def compare(first: Path, second: Path) -> Comparison:
    """Compare two output folders or bundles.

    Raises:
        Refused: when one of them is neither.
    """
    before, after = read_side(first), read_side(second)
    parts, unsplit = _parts(before, after)
    zones = list(dict.fromkeys([*after.results, *before.results]))
    moves = [_move(zone, before, after, parts.get(zone)) for zone in zones]
    moves.sort(key=lambda move: (-_distance(move), move.zone))
    return Comparison(before, after, tuple(moves), unsplit)


def read_side(path: Path) -> Side:
    """Read an output folder or a bundle."""
    if path.is_file():
        bundle = read_bundle(path, bundle_bytes)
        return _side(path.name, bundle.files, bundle)
    needed = ("results.csv", "contributions.csv")
    if not all((path / name).is_file() for name in needed):
        raise Refused([_not_an_output(path)])
    sealed = path / "bundle.zip"
    if sealed.is_file():
        bundle = read_bundle(sealed, bundle_bytes)
        return _side(path.name, bundle.files, bundle)
    return _side(path.name, {name: (path / name).read_bytes() for name in needed}, None)


def _side(name: str, files: Mapping[str, bytes], bundle: Bundle | None) -> Side:
    results = {row["zone"]: row for row in _rows(files["results.csv"])}
    points: dict[str, dict[str, float]] = {}
    for row in _rows(files.get("contributions.csv", b"")):
        points.setdefault(row["zone"], {})[row["part"]] = float(row["points"] or 0)
    return Side(name, results, points, bundle)


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def _move(zone: str, before: Side, after: Side, part: tuple[float, float] | None) -> Move:
    one, two = before.results.get(zone), after.results.get(zone)
    row = two or one or {}

    def both(column: str) -> tuple[str | None, str | None]:
        return (one.get(column) if one else None, two.get(column) if two else None)

    return Move(
        zone=zone,
        name=row.get("name", ""),
        score=both("score"),
        rank=both("rank"),
        tier=both("tier"),
        tier_name=both("tier_name"),
        by_inputs=part[0] if part else None,
        by_scheme=part[1] if part else None,
        reasons=_reasons(before.points.get(zone, {}), after.points.get(zone, {})),
        certain=_certain(one, two),
    )


def _reasons(before: Mapping[str, float], after: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    if not before or not after:
        return ()
    changes = {part: after.get(part, 0.0) - before.get(part, 0.0) for part in {*before, *after}}
    ordered = sorted(changes.items(), key=lambda item: (-abs(item[1]), item[0]))
    return tuple((part, round(change, 6)) for part, change in ordered[:NAMED] if abs(change) > 5e-7)


def _certain(one: Mapping[str, str] | None, two: Mapping[str, str] | None) -> bool | None:
    if not one or not two or not one.get("rank_low") or not two.get("rank_low"):
        return None
    return _outside(two["rank"], one) and _outside(one["rank"], two)


def _outside(rank: str, row: Mapping[str, str]) -> bool:
    return not float(row["rank_low"]) <= float(rank) <= float(row["rank_high"])


def _distance(move: Move) -> float:
    before, after = move.rank
    return abs(float(after) - float(before)) if before and after else float("inf")


def _parts(before: Side, after: Side) -> tuple[dict[str, tuple[float, float]], Bilingual | None]:
    """Split score changes into what the inputs and what scheme and rules did, by evaluating each with the other's."""
    if before.bundle is None or after.bundle is None:
        return {}, Bilingual("한쪽에 묶음이 없습니다", "one side has no bundle")
    try:
        one, two = recompute(before.bundle, draws=0), recompute(after.bundle, draws=0)
        new_inputs = _exact(_mixed(two, one))
        new_scheme = _exact(_mixed(one, two))
    except Refused as refused:
        finding = refused.findings[0]
        return {}, Bilingual(finding.text("ko"), finding.text("en"))
    first, last = _exact(one), _exact(two)
    parts = {}
    for zone in first.keys() & last.keys() & new_inputs.keys() & new_scheme.keys():
        inputs = (new_inputs[zone] - first[zone] + last[zone] - new_scheme[zone]) / 2
        parts[zone] = (round(inputs, 6), round(last[zone] - first[zone] - inputs, 6))
    return parts, None


def _mixed(inputs: Evaluation, scheme: Evaluation) -> Evaluation:
    """Evaluate the inputs (and year) of one by the scheme and rules of the other."""
    return evaluate(inputs.data, scheme.scheme, scheme.rules, year=inputs.year, draws=0, seed=0)


def _exact(evaluation: Evaluation) -> dict[str, float]:
    plan = evaluation.plan
    return {plan.units[int(row)].id: float(evaluation.point.exact[place]) for place, row in enumerate(plan.scored)}


def _not_an_output(path: Path) -> Finding:
    return Finding(
        "compare.no_output",
        Bilingual("평가 결과 폴더도 묶음도 아닙니다.", "This is neither an output folder nor a bundle."),
        Bilingual(
            "teukgu evaluate의 --out 폴더나 bundle.zip을 주세요.",
            "Give the --out folder of teukgu evaluate, or a bundle.zip.",
        ),
        Place(str(path)),
    )
