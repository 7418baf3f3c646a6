"""Why a reviewer got a zone, or did not."""

from teukgu.evaluation.panels.assignment.assign import Assignment
from teukgu.evaluation.panels.assignment.request import Request, Reviewer, ZoneNeed, matches
from teukgu.values import Bilingual, Explanation, Row


def explain_pair(found: Assignment, zone: str, reviewer: str) -> Explanation:
    """Say why ``reviewer`` scores ``zone``.

    Raises:
        KeyError: when the pair was not made.
    """
    if (zone, reviewer) not in found.pairs:
        raise KeyError((zone, reviewer))
    request = found.request
    need, person = _named(request, zone, reviewer)
    load = len(found.load(reviewer))
    rows = [_why(request, need, person), *_fields(need, person)]
    rows += [
        Row(Bilingual("이 위원이 맡은 특구", "zones of this reviewer"), f"{load} / {person.most}"),
        Row(Bilingual("이해충돌", "conflicts"), "0"),
        Row(
            Bilingual("이 특구를 맡을 수 있는 위원", "reviewers who could score the zone"),
            str(sum(request.allowed(zone, one.id) for one in request.reviewers)),
        ),
    ]
    return Explanation(f"{zone} – {reviewer}", tuple(rows))


def explain_absence(found: Assignment, zone: str, reviewer: str) -> Explanation:
    """Say why ``reviewer`` does not score ``zone``.

    Raises:
        KeyError: when the pair was made, or a name is not in the request.
    """
    if (zone, reviewer) in found.pairs:
        raise KeyError((zone, reviewer))
    request = found.request
    need, person = _named(request, zone, reviewer)
    codes = request.barred.get((zone, reviewer), ())
    rows = []
    if codes:
        rows.append(Row(Bilingual("이해충돌로 배제됨", "barred by a conflict"), ", ".join(codes)))
    if reviewer in request.left:
        rows.append(Row(Bilingual("그만둔 위원", "the reviewer has left"), reviewer))
    if not rows and len(found.load(reviewer)) >= person.most:
        rows.append(Row(Bilingual("맡을 수 있는 만큼 다 맡음", "has as many zones as allowed"), str(person.most)))
    if not rows and not matches(need, person):
        rows.append(
            Row(Bilingual("분야가 맞는 위원이 따로 있음", "others know the field"), ", ".join(sorted(need.fields)))
        )
    if not rows:
        label = Bilingual(
            "부담과 겹침을 고르게 하려고 다른 위원이 맡음", "others were taken so that loads and overlaps are even"
        )
        rows.append(Row(label, ", ".join(found.team(zone))))
    return Explanation(f"{zone} × {reviewer}", tuple(rows))


def _named(request: Request, zone: str, reviewer: str) -> tuple[ZoneNeed, Reviewer]:
    need = {one.zone: one for one in request.zones}[zone]
    return need, {one.id: one for one in request.reviewers}[reviewer]


def _why(request: Request, need: ZoneNeed, person: Reviewer) -> Row:
    pair = (need.zone, person.id)
    if pair in request.scored:
        return Row(Bilingual("이미 채점함", "already scored"), "scored")
    if pair in request.kept or pair in request.previous:
        return Row(Bilingual("앞선 배정을 그대로 둠", "kept as assigned before"), "kept")
    if need.fields & person.fields:
        return Row(Bilingual("분야가 맞음", "knows the field"), "field")
    label = Bilingual("부담과 겹침을 고르게 하려고", "so that loads and overlaps are even")
    return Row(label, "even")


def _fields(need: ZoneNeed, person: Reviewer) -> list[Row]:
    shared = sorted(need.fields & person.fields)
    if not need.fields:
        return []
    return [Row(Bilingual("겹치는 분야", "fields in common"), ", ".join(shared) or "-")]
