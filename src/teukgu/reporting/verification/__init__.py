"""Verification of reports on site: a sample anybody can draw again, an order by risk, found beside reported."""

from teukgu.reporting.verification.found import Difference, Verdict, difference, verdict_findings
from teukgu.reporting.verification.risk import Risk, RiskFacts, by_risk
from teukgu.reporting.verification.sample import (
    ALGORITHM,
    Member,
    Sample,
    draw,
    population_sha256,
    sample_from_data,
    sample_to_data,
    ticket,
)

__all__ = [
    "ALGORITHM",
    "Difference",
    "Member",
    "Risk",
    "RiskFacts",
    "Sample",
    "Verdict",
    "by_risk",
    "difference",
    "draw",
    "population_sha256",
    "sample_from_data",
    "sample_to_data",
    "ticket",
    "verdict_findings",
]
