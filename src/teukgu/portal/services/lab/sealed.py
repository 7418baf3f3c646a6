"""Rounds that the lab opens: published ones, and computations of a round case for whoever runs it."""

from teukgu.documents.sealed_round import SealedRound, round_of
from teukgu.portal.access import Viewer
from teukgu.portal.once import once
from teukgu.portal.store import queries
from teukgu.portal.store.queries import RoundPage, RoundSummary
from teukgu.portal.store.queries.round_case.for_lab import computation_file, computation_for_lab, is_computation
from teukgu.portal.visibility import round_is_shown

BUNDLE = "bundle.zip"


def has_lab(round_: RoundSummary) -> bool:
    """Whether a round has a lab: it is shown and sealed."""
    return round_is_shown(round_) and bool(round_.bundle_hash)


def lab_round(viewer: Viewer, programme: str, key: str) -> RoundPage | None:
    """Return the round or computation of this key that has a lab, None when there is none for this viewer."""
    found = computation_for_lab if is_computation(key) else queries.round_by_key
    page = found(viewer, programme, key)
    return page if page is not None and has_lab(page.round) else None


def sealed_of(viewer: Viewer, programme: str, round_: RoundSummary) -> SealedRound | None:
    """Read the round back from its bundle, once for each seal."""

    def read() -> SealedRound | None:
        found = computation_file if is_computation(round_.key) else queries.round_file
        content = found(viewer, programme, round_.key, BUNDLE)
        return None if content is None else round_of(content)

    return once(round_.bundle_hash, ("lab", programme, round_.key, "sealed"), read)
