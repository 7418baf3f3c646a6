"""Why an assignment cannot be made, and what would make it possible: by name, all at once."""

from collections import Counter

from teukgu.evaluation.panels.assignment.program import Solution
from teukgu.evaluation.panels.assignment.request import Request
from teukgu.evaluation.panels.connection import Part
from teukgu.evaluation.problems import problem, some
from teukgu.values import Finding, Place


def shortage(request: Request, found: Solution, eased: Solution) -> list[Finding]:
    """Findings for zones without enough reviewers; ``eased``: the solution when load limits may be passed."""
    findings = [_conflicted(request, zone, lacking) for zone, lacking in eased.short.items()]
    if eased.over:
        findings.append(_overloaded(request, found, eased))
    return findings


def _conflicted(request: Request, zone: str, lacking: int) -> Finding:
    """A zone that lacks reviewers however much everybody takes on."""
    barred = Counter(code for (where, _), codes in request.barred.items() if where == zone for code in codes)
    free = sum(request.allowed(zone, one.id) for one in request.reviewers)
    counted = some([f"{code} {count}" for code, count in barred.most_common()]) or "-"
    return problem(
        "assignment_conflicts",
        Place(key=zone),
        (
            f"{zone}: 이해충돌이 없는 위원이 {free}명뿐이어서 {lacking}명이 모자랍니다(충돌: {counted}).",
            f"{zone}: only {free} reviewers are without conflict, {lacking} too few (conflicts: {counted}).",
        ),
        (
            f"이 특구와 충돌이 없는 위원을 {lacking}명 더 위촉하거나 이 특구의 위원 수를 줄이세요.",
            f"Invite {lacking} more without a conflict with this zone, or ask for fewer reviewers of it.",
        ),
    )


def _overloaded(request: Request, found: Solution, eased: Solution) -> Finding:
    """Loads do not suffice; whose limit would have to be raised by how much."""
    wanted = sum(one.reviewers for one in request.zones)
    room = sum(one.most for one in request.reviewers if one.id not in request.left)
    more = sum(eased.over.values())
    short = some(sorted(found.short))
    listed = some([f"{reviewer} +{count}" for reviewer, count in sorted(eased.over.items())], 8)
    return problem(
        "assignment_load",
        Place(key="most"),
        (
            f"위원 한도로는 모자랍니다(필요 {wanted}, 한도 {room}). 모자란 특구: {short}.",
            f"Load limits do not suffice ({wanted} wanted, {room} allowed). Short: {short}.",
        ),
        (
            f"한도를 모두 {more}만큼 올리면 됩니다(예: {listed}). 아니면 위원을 더 위촉하세요.",
            f"Limits raised by {more} in all would do (for example {listed}), or invite more reviewers.",
        ),
    )


def no_mate(zone: str, lacking: int) -> Finding:
    """A zone that gets fewer reviewers of its field than asked for."""
    return problem(
        "assignment_field",
        Place(key=zone),
        (
            f"{zone}: 분야가 맞는 위원이 {lacking}명 모자라 다른 분야 위원으로 채웠습니다.",
            f"{zone}: {lacking} reviewers of its field are lacking; others were taken.",
        ),
        ("그 분야의 위원을 더 위촉하세요.", "Invite more reviewers of that field."),
        warn=True,
    )


def not_linked(found: tuple[Part, ...]) -> Finding:
    """An assignment whose reviewers fall into parts, and no swap helps."""
    listed = " / ".join(f"({some(part.raters, 4)}: {some(part.zones, 4)})" for part in found[:4])
    return problem(
        "assignment_not_linked",
        Place(key="reviewers"),
        (
            f"위원들이 {len(found)}묶음으로 나뉘어 엄격함을 견줄 수 없게 됩니다: {listed}.",
            f"Reviewers fall into {len(found)} parts whose severity cannot be compared: {listed}.",
        ),
        (
            "특구마다 위원을 한 명 더 두거나, 두 묶음을 다 볼 수 있는 위원을 위촉하세요.",
            "Give each zone one reviewer more, or invite one who may see zones of both parts.",
        ),
    )
