"""Writes what the round of public statistics says about itself: ``robustness.json`` and ``.csv``, ``bands.csv``."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from teukgu.surroundings import Other, Place, Result, Robustness, Said, Winners
from teukgu.values import Bilingual, ZoneId

DIGITS = 4


def write_robustness(
    found: Robustness,
    words: Said,
    results: Mapping[ZoneId, Result],
    places: Sequence[Place],
    folder: Path,
) -> None:
    """Write the numbers, the sentences made of them, and each zone's band with its interval.

    The file of bands follows the order of ``places``; it has neither ranks nor an order by score.
    """
    folder.mkdir(parents=True, exist_ok=True)
    record = robustness_record(found, words)
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    (folder / "robustness.json").write_text(text, encoding="utf-8", newline="\n")
    _write_rows(folder / "robustness.csv", ("measure", "value"), robustness_rows(record["numbers"]))
    rows = [band_row(found, place, results[place.zone]) for place in places if place.zone in results]
    chances = tuple(
        f"p_band_{number}" for number in range(1, 1 + max((len(r.chances) for r in results.values()), default=0))
    )
    _write_rows(folder / "bands.csv", (*BAND_COLUMNS, *chances), rows)


BAND_COLUMNS = ("zone", "name", "sector", "score", "band", "band_high", "band_low", "told_apart", "tied_with")


def robustness_record(found: Robustness, words: Said) -> dict[str, Any]:
    """Return everything as plain data: ``numbers``, ``headline`` and ``sentences`` in both languages."""
    return {
        "numbers": {
            "zones_listed": found.listed,
            "zones_in_round": found.zones,
            "comparison_municipalities": {"smallest": found.group_sizes[0], "largest": found.group_sizes[1]},
            "cannot_be_told_apart": found.not_told_apart,
            "from_bands": found.wide,
            "tied_sets": len(found.ties),
            "tied_zones": sum(len(zones) for zones in found.ties),
            "repetition": _repetition(found),
            "award_winners": None if found.winners is None else _winners(found.winners),
            "other_comparisons": {one.comparison.id: _other(one) for one in found.others},
        },
        "headline": None if words.headline is None else _both(words.headline),
        "ties": [list(zones) for zones in found.ties],
        "sentences": [_both(sentence) for sentence in words.sentences],
    }


def robustness_rows(numbers: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    """Flatten the numbers to rows of (dotted name, value)."""
    rows: list[tuple[str, str]] = []
    for name, value in numbers.items():
        if isinstance(value, Mapping):
            rows += robustness_rows(value, f"{prefix}{name}.")
        else:
            rows.append((f"{prefix}{name}", "" if value is None else str(value)))
    return rows


def band_row(found: Robustness, place: Place, result: Result) -> tuple[str, ...]:
    """Return a zone's band, the bands at both ends of its rank interval, and who has the same figures."""
    tied = [other for zones in found.ties if place.zone in zones for other in zones if other != place.zone]
    apart = "true" if result.span < found.wide else "false"
    bands = (str(result.band), str(result.band_high), str(result.band_low))
    chances = [str(chance) for chance in result.chances]
    return (place.zone, place.name, place.sector, str(result.score), *bands, apart, ";".join(tied), *chances)


def _both(text: Bilingual) -> dict[str, str]:
    return {"ko": text.ko, "en": text.en}


def _repetition(found: Robustness) -> dict[str, Any]:
    one = found.repetition
    return {
        "figure": one.figure,
        "earlier": "-".join(map(str, one.earlier)),
        "later": "-".join(map(str, one.later)),
        "places": one.places,
        "zones": one.zones,
        "zones_left_out": one.left_out,
        "rank_correlation": _rounded(one.correlation),
    }


def _winners(found: Winners) -> dict[str, Any]:
    return {
        "zones_with_award": found.test.first,
        "zones_without": found.test.second,
        "mean_difference_points": _rounded(found.difference),
        "higher_in_share_of_pairs": _rounded(found.test.higher),
        "permutation_p": _rounded(found.test.p),
    }


def _other(found: Other) -> dict[str, Any]:
    return {
        "smallest_group": found.smallest,
        "largest_group": found.largest,
        "zones": found.zones,
        "rank_correlation": _rounded(found.correlation),
        "share_changing_band": _rounded(found.changed_band),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _write_rows(path: Path, columns: tuple[str, ...], rows: list[Any]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
