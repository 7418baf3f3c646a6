"""What a zone set out from and what it wants to reach: the baseline at designation, targets by year with approval.

A target counts when it is approved. It is not edited: another one takes its place and says why. A target approved
after the year had ended is kept, but counts for nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.comparability import version_between
from teukgu.reporting.definition import Comparability
from teukgu.reporting.figure import Cell, Number
from teukgu.values import Bilingual, Finding, Place, ZoneId


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved it, on which day, in which document."""

    approved_on: date
    by: str
    document: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """A figure of the zone as it was when it was designated, under one version of the definition."""

    zone: ZoneId
    cell: Cell
    value: Number
    version: int
    as_of: date
    source: str
    approval: Approval | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What a zone wants to reach in a performance year; ``replaces`` names the target whose place it takes."""

    id: int
    zone: ZoneId
    year: int
    cell: Cell
    value: Number
    version: int
    approval: Approval | None = None
    replaces: int | None = None
    why: str = ""


def targets_of(targets: Iterable[Target], zone: ZoneId, year: int) -> dict[Cell, Number]:
    """Return the targets that count for a zone and performance year: the last approved in time of each cell."""
    own = (one for one in targets if (one.zone, one.year) == (zone, year) and approved_in_time(one))
    return {one.cell: one.value for one in sorted(own, key=lambda one: one.id)}


def approved_in_time(target: Target) -> bool:
    """Whether a target was approved before its year had ended."""
    return target.approval is not None and target.approval.approved_on.year <= target.year


def baselines_of(
    baselines: Iterable[Baseline], zone: ZoneId, versions: Mapping[Cell, int], catalogue: Catalogue
) -> dict[Cell, Number]:
    """Return the baselines that may stand beside figures of the ``versions`` asked now.

    After a break in the definition growth since designation cannot be computed: the old baseline is left out.
    """
    own = [one for one in baselines if one.zone == zone and one.cell in versions]
    return {
        one.cell: one.value
        for one in sorted(own, key=lambda one: one.version)
        if version_between(catalogue, one.cell.indicator, one.version, versions[one.cell]) is not Comparability.BROKEN
    }


def target_findings(existing: Iterable[Target], draft: Target) -> tuple[Finding, ...]:
    """Return everything that speaks against adding the target ``draft``."""
    by_id = {one.id: one for one in existing}
    replaced = {one.replaces for one in by_id.values()}
    same = [one for one in by_id.values() if _about(one) == _about(draft) and one.id not in replaced]
    found = []
    if draft.id in by_id:
        found.append(_finding("id_twice", draft, _ID_TWICE))
    if draft.replaces is None:
        return (*found, *([_finding("already_there", draft, _ALREADY)] if same else []))
    before = by_id.get(draft.replaces)
    if before is None or _about(before) != _about(draft):
        found.append(_finding("replaces_nothing", draft, _NOTHING))
    elif before.id in replaced:
        found.append(_finding("replaced_already", draft, _REPLACED))
    if not draft.why.strip():
        found.append(_finding("no_reason", draft, _NO_REASON))
    return tuple(found)


Words = tuple[tuple[str, str], tuple[str, str]]
_ID_TWICE: Words = (
    ("목표 번호가 이미 있습니다.", "There is a target of this number already."),
    ("새 번호로 더하세요.", "Add it under a new number."),
)
_ALREADY: Words = (
    ("이 해의 목표가 이미 있습니다.", "There is a target for the year already."),
    ("앞 목표를 바꾸는 것으로 적고 이유를 쓰세요.", "Let it replace the one before, and say why."),
)
_NOTHING: Words = (
    (
        "바꿀 목표가 없거나 다른 특구, 해 또는 칸의 목표입니다.",
        "It replaces none, or one of another zone, year or cell.",
    ),
    ("같은 특구, 같은 해, 같은 칸의 목표를 고르세요.", "Choose the target of the same zone, year and cell."),
)
_REPLACED: Words = (
    ("그 목표는 이미 다른 목표로 바뀌었습니다.", "That target was replaced already."),
    ("지금 목표를 고르세요.", "Choose the target that stands now."),
)
_NO_REASON: Words = (
    ("목표를 바꾸는 이유가 없습니다.", "It does not say why the target changes."),
    ("이유와 승인 문서를 적으세요.", "Give the reason and the document of its approval."),
)


def _about(target: Target) -> tuple[ZoneId, int, Cell]:
    return target.zone, target.year, target.cell


def _finding(code: str, draft: Target, words: Words) -> Finding:
    return Finding(f"target.{code}", Bilingual(*words[0]), Bilingual(*words[1]), Place(key=str(draft.cell)))
