"""Other rules that a round may be read under: those of other sealed rounds, and the ministry's own drafts."""

from collections.abc import Callable
from dataclasses import dataclass

from teukgu.evaluation.scheme import Scheme
from teukgu.loading.scheme_file import parse_scheme
from teukgu.portal.access import Viewer
from teukgu.portal.access_lab import lab_programmes
from teukgu.portal.once import once
from teukgu.portal.services.lab.sealed import has_lab, sealed_of
from teukgu.portal.store import queries
from teukgu.portal.store.models import SchemeDraft
from teukgu.portal.store.queries import RoundSummary
from teukgu.portal.store.queries.scheme_draft import current_drafts, draft_save
from teukgu.portal.visibility import PUBLIC_STATISTICS
from teukgu.values import Bilingual, Refused

DRAFT = "draft:"


@dataclass(frozen=True, slots=True)
class OtherRules:
    """Rules under a ``key``; another ``version`` is another scheme. ``read`` gives the scheme, None when it is gone."""

    key: str
    title: Bilingual
    version: str
    read: Callable[[], Scheme | None]


def other_rules(viewer: Viewer, programme: str, round_: RoundSummary) -> tuple[OtherRules, ...]:
    """Return the other sealed rounds of the programme whose rules this round may be read under, and drafts.

    The statistics around zones are no evaluation of them: neither side is offered to the other. Drafts are offered to
    whoever writes them, as far as they have no fault.
    """
    if round_.scheme == PUBLIC_STATISTICS:
        return ()
    rounds = (
        _of_round(viewer, programme, one)
        for one in queries.rounds_of(viewer, programme)
        if one.key != round_.key and has_lab(one) and one.scheme != PUBLIC_STATISTICS
    )
    drafts = current_drafts(programme) if programme in lab_programmes(viewer) else ()
    return (*rounds, *(_of_draft(one) for one in drafts if _read(one) is not None))


def rules_named(viewer: Viewer, programme: str, round_: RoundSummary, key: str) -> OtherRules | None:
    """Return the other rules of this key, None when the viewer has none such.

    The key of a draft names the save: a kept scenario is read under the save that it was tried under.
    """
    offered = {one.key: one for one in other_rules(viewer, programme, round_)}
    if key in offered:
        return offered[key]
    start, _between, rest = key.partition(DRAFT)
    number, _colon, save = rest.rpartition(":")
    writes = programme in lab_programmes(viewer) and round_.scheme != PUBLIC_STATISTICS
    if start or not writes or not (save.isascii() and save.isdigit() and len(save) < 7):
        return None
    row = draft_save(programme, number, int(save))
    return None if row is None else _of_draft(row)


def _of_round(viewer: Viewer, programme: str, one: RoundSummary) -> OtherRules:
    def read() -> Scheme | None:
        sealed = sealed_of(viewer, programme, one)
        return None if sealed is None else sealed.scheme

    return OtherRules(one.key, one.title, one.bundle_hash, read)


def _of_draft(one: SchemeDraft) -> OtherRules:
    number, save = one.case.number, one.number
    title = Bilingual(f"평가계획 초안 {number} ({save}번 저장)", f"Draft of a scheme {number} (save {save})")
    return OtherRules(f"{DRAFT}{number}:{save}", title, one.sha256, lambda: _read(one))


def _read(one: SchemeDraft) -> Scheme | None:
    """Return the scheme of a draft, None while it has faults."""

    def read() -> Scheme | None:
        try:
            return parse_scheme(bytes(one.content).decode("utf-8-sig"))
        except (Refused, UnicodeDecodeError):
            return None

    return once(one.sha256, ("lab draft", str(one.pk)), read)
