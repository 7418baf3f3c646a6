"""What is kept of the draft of a round's scheme."""

from teukgu.portal.store.queries.scheme_draft.opinions import (
    OpinionLine,
    opinions_of_offices,
    opinions_on,
    shown_last,
    shown_to_offices,
)
from teukgu.portal.store.queries.scheme_draft.saves import (
    current_draft,
    current_drafts,
    draft_save,
    draft_saves,
    earlier_schemes,
)

__all__ = [
    "OpinionLine",
    "current_draft",
    "current_drafts",
    "draft_save",
    "draft_saves",
    "earlier_schemes",
    "opinions_of_offices",
    "opinions_on",
    "shown_last",
    "shown_to_offices",
]
