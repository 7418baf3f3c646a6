"""The report card of a zone: what a round says about it, in plain words, as page, PDF, HWPX and XLSX."""

from teukgu.documents.report_card.card import Card, Correction, Decision, Objection
from teukgu.documents.report_card.contents import report_cards

__all__ = ["Card", "Correction", "Decision", "Objection", "report_cards"]
