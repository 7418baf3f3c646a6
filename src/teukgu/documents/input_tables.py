"""An evaluation input as CSV, as it was read: every row in its order, every number with all its digits."""

import csv
import io
from collections.abc import Iterable, Sequence

from teukgu.evaluation.inputs import EvaluationInput

BOM = "\ufeff"


def input_tables(data: EvaluationInput) -> dict[str, bytes]:
    """Return the CSV files of ``data`` by name; reading them again gives the same input."""
    tables = {"zones.csv": _zones(data), "observations.csv": _observations(data)}
    if data.panel:
        tables["panel.csv"] = _panel(data)
    if data.votes:
        votes = ((one.zone, one.component, one.home_region, str(one.votes), one.channel) for one in data.votes)
        tables["votes.csv"] = csv_bytes(("zone", "component", "home_region", "votes", "channel"), votes)
    if data.past_ranks:
        past = ((one.zone, str(one.year), str(one.rank), str(one.population)) for one in data.past_ranks)
        tables["past_ranks.csv"] = csv_bytes(("zone", "year", "rank", "population"), past)
    return tables


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write CSV that spreadsheets read: UTF-8 with a byte order mark, lines ended by a line feed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return (BOM + text.getvalue()).encode()


def number(value: float | None) -> str:
    """Write a number with the fewest digits that give the same double; nothing for None."""
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))


def _zones(data: EvaluationInput) -> bytes:
    columns = data.group_columns
    rows = (
        (
            unit.id,
            unit.name,
            unit.type,
            *(unit.groups.get(column, "") for column in columns),
            unit.role.value,
            "true" if unit.in_round else "false",
            unit.reason,
        )
        for unit in data.units
    )
    return csv_bytes(("zone", "name", "type", *columns, "role", "in_round", "reason"), rows)


def _panel(data: EvaluationInput) -> bytes:
    """Scores by pseudonym; the raters' home regions only where they are known."""
    rows = [
        (one.zone, one.component, one.criterion, one.rater, number(one.score), one.home_region) for one in data.panel
    ]
    header = ("zone", "component", "criterion", "rater", "score", "home_region")
    width = len(header) if any(one.home_region for one in data.panel) else len(header) - 1
    return csv_bytes(header[:width], [row[:width] for row in rows])


def _observations(data: EvaluationInput) -> bytes:
    header = ("zone", "year", "indicator", "value", "status", "baseline", "target", "sd", "source")
    rows = (
        (
            one.zone,
            str(one.year),
            one.indicator,
            number(one.value),
            one.status.value,
            number(one.baseline),
            number(one.target),
            number(one.sd),
            one.source,
        )
        for one in data.observations
    )
    return csv_bytes(header, rows)
