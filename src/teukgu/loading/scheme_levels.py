"""Joins a scheme with the definitions of the yearly report: does a scheme of outcomes score outcomes only?"""

from collections.abc import Iterator
from pathlib import Path

from teukgu.evaluation import formula
from teukgu.evaluation.scheme import Scheme
from teukgu.loading.indicators import load_indicators
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.scoring_level import Scored, only_outcomes
from teukgu.values import Finding


def level_findings(scheme: Scheme, year: int, programme: str | Path | None = None) -> tuple[Finding, ...]:
    """Return what a scheme scores against its own word; nothing when it scores everything.

    Raises:
        Refused: when the indicators of the programme cannot be read.
    """
    return scored_activity(scheme, year, load_indicators(programme)) if scheme.scores == "outcomes" else ()


def scored_activity(scheme: Scheme, year: int, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Return a finding for each indicator in the tree that scores activity or money."""
    return only_outcomes(catalogue, scored_by(scheme), year)


def scored_by(scheme: Scheme) -> tuple[Scored, ...]:
    """Return the indicators in the tree of a scheme with the figures that each measures."""
    leaves = dict.fromkeys(leaf.indicator for leaf in scheme.leaves() if leaf.indicator)
    return tuple(
        Scored(name, tuple(dict.fromkeys(_figures(scheme, name, set()))), scheme.place("indicators", name))
        for name in leaves
    )


def _figures(scheme: Scheme, name: str, seen: set[str]) -> Iterator[str]:
    """Yield the figures behind a name: what a formula reads may be a figure or another indicator."""
    indicator = scheme.indicators.get(name)
    if name in seen:
        return
    seen.add(name)
    if indicator is None:
        yield name
    elif indicator.measure.kind == "formula":
        for read in _read_by(indicator.measure.formula):
            yield from _figures(scheme, read, seen)
    elif indicator.measure.kind not in {"panel", "votes"}:
        yield indicator.source or name


def _read_by(text: str) -> tuple[str, ...]:
    """Return the names in a formula; one that is not understood is refused where it is computed."""
    try:
        return formula.names(formula.parse(text))
    except formula.FormulaError:
        return ()
