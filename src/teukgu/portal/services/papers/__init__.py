"""Official papers of cases: made from what was recorded, shown before and after the act, packed for Onnara."""

from teukgu.portal.services.papers.loose import loose_paper
from teukgu.portal.services.papers.making import MadePaper, paper_of_draft, paper_of_event
from teukgu.portal.services.papers.packing import package_of_event
from teukgu.portal.services.papers.shelf import shelf_of

__all__ = ["MadePaper", "loose_paper", "package_of_event", "paper_of_draft", "paper_of_event", "shelf_of"]
