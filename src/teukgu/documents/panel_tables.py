"""Tables of the panels: from raw to adjusted scores, and public votes with and without favour for the own region."""

from teukgu.documents.table import Cell, Table
from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.panels.adjusted import adjustments
from teukgu.evaluation.panels.public.measured import public_votes
from teukgu.evaluation.scheme import Scheme

_FIGURES = ("raw", "severity_removed", "favour_removed", "level", "shrinkage", "adjusted", "se")


def panel_tables(data: EvaluationInput, scheme: Scheme) -> tuple[Table, ...]:
    """Return ``panels``, one row for each adjusted indicator and zone, and ``public``; nothing without either.

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
    return (*((Table("panels", columns, tuple(rows)),) if rows else ()), *_public(data, scheme))


def as_given(data: EvaluationInput, scheme: Scheme) -> dict[tuple[str, str], float]:
    """Return what each figure of an adjusted indicator and a zone was before, in the unit of the measure."""
    found = {
        (indicator, one.zone): one.raw * scheme.indicators[indicator].measure.scale
        for indicator, panel in adjustments(data, scheme).items()
        for one in panel.zones
    }
    for indicator, votes in public_votes(data, scheme).items():
        measure = scheme.indicators[indicator].measure
        if measure.home != "count":
            found |= {(indicator, one.zone): 100 * one.counted * measure.scale for one in votes.zones}
    return found


_SHARES = {"count": "counted", "cap": "capped", "leave_out": "left_out", "remove": "removed"}


def _public(data: EvaluationInput, scheme: Scheme) -> tuple[Table, ...]:
    """``public``: votes of each zone and its share (0 to 1) by every rule for votes from home."""
    columns = (
        ("indicator", "VARCHAR"),
        ("zone", "VARCHAR"),
        ("votes", "INTEGER"),
        ("home_votes", "INTEGER"),
        ("home_expected", "DOUBLE"),
        ("favour", "DOUBLE"),
        *((name, "DOUBLE") for name in _SHARES.values()),
        ("used", "VARCHAR"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            indicator,
            *(getattr(one, name) for name, _ in columns[1:-1]),
            _SHARES[scheme.indicators[indicator].measure.home],
        )
        for indicator, found in public_votes(data, scheme).items()
        for one in found.zones
    ]
    return (Table("public", columns, tuple(rows)),) if rows else ()
