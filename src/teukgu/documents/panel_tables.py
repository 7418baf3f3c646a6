"""The table of panel scores: from the raw to the score that counts, zone by zone, where a scheme adjusts them."""

from teukgu.documents.table import Cell, Table
from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.panels.adjusted import adjustments
from teukgu.evaluation.scheme import Scheme

_FIGURES = ("raw", "severity_removed", "favour_removed", "level", "shrinkage", "adjusted", "se")


def panel_tables(data: EvaluationInput, scheme: Scheme) -> tuple[Table, ...]:
    """Return ``panels``, one row for each adjusted indicator and zone; nothing when all panel scores count as given.

    raw + severity_removed - favour_removed = level; level + shrinkage = adjusted; ``used`` says which one counts.
    """
    columns = (
        ("indicator", "VARCHAR"),
        ("zone", "VARCHAR"),
        ("raters", "INTEGER"),
        ("home_raters", "INTEGER"),
        *((name, "DOUBLE") for name in _FIGURES),
        ("used", "VARCHAR"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            indicator,
            one.zone,
            one.raters,
            one.home_raters,
            *(getattr(one, name) for name in _FIGURES),
            scheme.indicators[indicator].measure.use,
        )
        for indicator, found in adjustments(data, scheme).items()
        for one in found.zones
    ]
    return (Table("panels", columns, tuple(rows)),) if rows else ()
