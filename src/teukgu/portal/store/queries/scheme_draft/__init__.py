"""What is kept of the draft of a round's scheme."""

from teukgu.portal.store.queries.scheme_draft.opinions import OpinionLine, opinions_on, shown_last
from teukgu.portal.store.queries.scheme_draft.saves import (
    current_draft,
    current_drafts,
    draft_saves,
    earlier_schemes,
)

__all__ = [
    "OpinionLine",
    "current_draft",
    "current_drafts",
    "draft_saves",
    "earlier_schemes",
    "opinions_on",
    "shown_last",
]
