"""Papers about a scheme: what differs from another one (신구대비표), texts of notices, opinions and answers."""

from teukgu.documents.scheme_papers.comparison import Line, compared
from teukgu.documents.scheme_papers.letters import comparison_letter, opinions_letter

__all__ = ["Line", "compared", "comparison_letter", "opinions_letter"]
