"""The paper as it is kept: JSON that reads back to the same paper."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from teukgu.documents.committee.paper import Paper

NAME = "committee.json"


def paper_bytes(paper: Paper) -> bytes:
    """Return the paper as it is kept; the same paper gives the same bytes."""
    return _adapter().dump_json(paper)


def read_paper(content: bytes) -> Paper | None:
    """Return a kept paper, None when it was kept in a form that is no longer known."""
    try:
        found: Paper = _adapter().validate_json(content)
    except ValidationError:
        return None
    return found


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Paper)
