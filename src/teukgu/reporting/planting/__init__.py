"""Invented reports with human habits, and errors planted in them on purpose, to measure the checks.

Written before the checks and forbidden to import them (import contract), as the checks may not import this.
Randomness is a numpy Generator handed in: the same seed makes the same reports.
"""

from teukgu.reporting.planting.catalogue import ERRORS, PlantedError
from teukgu.reporting.planting.clean import PracticeReport, clean_reports
from teukgu.reporting.planting.planters import PLANTERS, plant

__all__ = ["ERRORS", "PLANTERS", "PlantedError", "PracticeReport", "clean_reports", "plant"]
