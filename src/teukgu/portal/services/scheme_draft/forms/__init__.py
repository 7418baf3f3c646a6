"""What a form changes in the file of a draft: only the keys whose fields were changed."""

from teukgu.portal.services.scheme_draft.forms.indicator import Given, add_indicator, edit_indicator
from teukgu.portal.services.scheme_draft.forms.patch import Patch, raw_of, shown
from teukgu.portal.services.scheme_draft.forms.tiers import edit_tiers
from teukgu.portal.services.scheme_draft.forms.weights import (
    Part,
    add_component,
    add_part,
    edit_weights,
    kinds_of,
    parts_of,
    remove_part,
)

__all__ = [
    "Given",
    "Part",
    "Patch",
    "add_component",
    "add_indicator",
    "add_part",
    "edit_indicator",
    "edit_tiers",
    "edit_weights",
    "kinds_of",
    "parts_of",
    "raw_of",
    "remove_part",
    "shown",
]
