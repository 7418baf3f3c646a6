"""Awards as they would be given: by the scheme, or by what the rules say where it holds none."""

from dataclasses import dataclass, replace

from teukgu.documents.committee.paper import Budget, Grade
from teukgu.evaluation.awards import awarded
from teukgu.evaluation.run import Evaluation
from teukgu.evaluation.scheme.tiers import AwardGrade, Awards
from teukgu.evaluation.tiers import cap_number

BEST_TIERS = 2


@dataclass(frozen=True, slots=True)
class Awarding:
    """What the rules say about awards: grades with number and amount, and the least ratio of highest to lowest."""

    grades: tuple[AwardGrade, ...] = ()
    least_ratio: float | None = None


def budget(found: Evaluation, awarding: Awarding) -> Budget | None:
    """Return who would get which award and what it costs; None where neither scheme nor rules hold any."""
    planned = found.scheme.awards is not None
    awards = found.scheme.awards or _by_rule(found, awarding)
    if awards is None:
        return None
    plan = replace(found.plan, scheme=found.scheme.model_copy(update={"awards": awards}))
    grades = found.point.award if planned else awarded(plan, found.point.rank, found.point.tier)
    given = [place for place in range(len(grades)) if grades[place] > 0]
    by_rank = sorted(given, key=lambda place: (found.point.rank[place], _id(found, place)))
    column = awards.column if awards.column else ""
    rows = tuple(
        Grade(
            one.name.bilingual,
            one.amount,
            tuple(_id(found, place) for place in by_rank if grades[place] == number),
        )
        for number, one in enumerate(awards.grades, start=1)
    )
    amounts = [one.amount for one in rows if one.zones]
    known = [one for one in amounts if one is not None]
    return Budget(
        planned=planned,
        share=found.plan.settings.award_share,
        most=cap_number(found.plan.settings.award_share, len(found.plan.scored), found.plan.settings.cap_rounding),
        municipalities=len(set().union(*(_municipalities(found, place, column) for place in given))) if given else 0,
        grades=rows,
        total=sum(len(one.zones) * (one.amount or 0) for one in rows) if rows and len(known) == len(amounts) else None,
        ratio=max(known) / min(known) if len(known) == len(amounts) > 1 and min(known) > 0 else None,
        least=awarding.least_ratio,
        outside=tuple(_id(found, place) for place in by_rank if int(found.point.tier[place]) > BEST_TIERS),
    )


def _by_rule(found: Evaluation, awarding: Awarding) -> Awards | None:
    """Awards of the rules to the best two tiers; counted by municipality where the input knows it."""
    if not awarding.grades:
        return None
    column = "municipality" if "municipality" in found.data.group_columns else ""
    count = len(found.scheme.tiers.names) if found.scheme.tiers else 0
    tiers = tuple(range(1, min(BEST_TIERS, count) + 1))
    return Awards(grades=awarding.grades, tiers=tiers, column=column)


def _id(found: Evaluation, place: int) -> str:
    return str(found.plan.units[int(found.plan.scored[place])].id)


def _municipalities(found: Evaluation, place: int, column: str) -> set[str]:
    unit = found.plan.units[int(found.plan.scored[place])]
    named = {part.strip() for part in unit.group(column).split(";") if part.strip()} if column else set()
    return named or {str(unit.id)}
