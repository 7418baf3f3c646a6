"""From a parameter of the rulebook to a counting rule."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from teukgu.rulebook.deadlines.rule import Counting, CountingRule, DateLimit, Direction, Unit
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.rulebook.parameter import CountingBlock, DatedValue, Parameter
from teukgu.values import Bilingual, Finding, Place, Refused

COMMON_YEAR = 2023  # 29 February is no limit that every year has


def deadline_rule(rules: RulesOnDay, name: str, *, with_extension: bool = True) -> CountingRule | DateLimit:
    """Return how the time limit called ``name`` is counted on the day of ``rules``.

    Without ``with_extension`` the rule of its extension is not read, so that a doubt about that one stops nobody.

    Raises:
        Refused: when there is no such rule, it is no time limit, or it has no usable value on the day.
    """
    parameter = rules.parameter(name)
    block = parameter.counting
    if block is None:
        raise Refused([_no_time_limit(parameter, rules.parameters)])
    if block.mode == "date_limit":
        return _date_limit(parameter, rules)
    rule = _counting_rule(parameter, block, rules)
    return replace(rule, extension=_extension(block, rules)) if with_extension else rule


def _counting_rule(parameter: Parameter, block: CountingBlock, rules: RulesOnDay) -> CountingRule:
    return CountingRule(
        id=parameter.id,
        name=parameter.name,
        amount=_amount(parameter, rules),
        unit=Unit(parameter.unit),
        counting=Counting(block.mode),
        direction=Direction(block.direction),
        first_day_in=block.first_day == "in",
        counts_from=_limit_counted_from(block, rules),
        extension_from="rolled" if block.extension_from == "rolled" else "nominal",
        also_shown=tuple(Counting(mode) for mode in block.also_shown),
        assumed=block.assumed,
        better="later" if block.better == "later" else "earlier",
        starts=block.starts,
        note=block.note,
        remark=rules.entry(parameter.id).note,
        basis=_basis(rules.entry(parameter.id)),
    )


def _extension(block: CountingBlock, rules: RulesOnDay) -> CountingRule | None:
    """Return the extension as a rule of its own; how it is counted it takes from the period it extends."""
    if block.extension is None:
        return None
    extension = rules.parameter(block.extension)
    return CountingRule(
        id=extension.id,
        name=extension.name,
        amount=_amount(extension, rules),
        unit=Unit(extension.unit),
        basis=_basis(rules.entry(extension.id)),
    )


def _limit_counted_from(block: CountingBlock, rules: RulesOnDay) -> DateLimit | None:
    return _date_limit(rules.parameter(block.counts_from), rules) if block.counts_from else None


def _amount(parameter: Parameter, rules: RulesOnDay) -> int:
    amount = rules.whole(parameter.id)
    if amount < 1 or parameter.unit not in {unit.value for unit in Unit}:
        raise Refused([_no_length(parameter, amount)])
    return amount


def _date_limit(parameter: Parameter, rules: RulesOnDay) -> DateLimit:
    month, day = rules.month_day(parameter.id)
    try:
        date(COMMON_YEAR, month, day)
    except ValueError:
        raise Refused([_no_such_day(parameter, f"{month:02}-{day:02}")]) from None
    block = parameter.counting
    return DateLimit(
        id=parameter.id,
        name=parameter.name,
        month=month,
        day=day,
        assumed=block is not None and block.assumed,
        note=block.note if block is not None else None,
        remark=rules.entry(parameter.id).note,
        basis=_basis(rules.entry(parameter.id)),
    )


def _basis(entry: DatedValue) -> Bilingual | None:
    """Join the titles of the references on which a value rests."""
    titles = [reference.title for reference in entry.references]
    if not titles:
        return None
    return Bilingual(", ".join(one.ko for one in titles), ", ".join(one.en for one in titles))


def _no_time_limit(parameter: Parameter, parameters: Mapping[str, Parameter]) -> Finding:
    limits = {one.id: one.counting for one in parameters.values() if one.counting is not None}
    extends = [name for name, block in limits.items() if block.extension == parameter.id]
    if extends:
        cure = Bilingual(f"연장은 {extends[0]} 규칙에 --extend를 붙여 셉니다.", f"Ask for {extends[0]} with --extend.")
    else:
        known = ", ".join(sorted(limits))
        cure = Bilingual(f"다음 가운데 고르십시오: {known}", f"Choose one of: {known}")
    return Finding(
        "deadline.no_time_limit",
        Bilingual(f"'{parameter.name.ko}'에는 셀 기간이 없습니다.", f"'{parameter.name.en}' is no time limit."),
        cure,
        Place(key=parameter.id),
    )


def _no_length(parameter: Parameter, amount: int) -> Finding:
    return Finding(
        "deadline.no_length",
        Bilingual(f"기간의 길이가 아닙니다: {amount} {parameter.unit}.", f"{amount} {parameter.unit} is no length."),
        Bilingual(
            "1 이상의 정수와 day, week, month, year를 쓰십시오.",
            "Give a whole number from 1 in day, week, month or year.",
        ),
        parameter.place,
    )


def _no_such_day(parameter: Parameter, text: str) -> Finding:
    return Finding(
        "deadline.no_such_day",
        Bilingual(f"달력에 없는 날입니다: {text}.", f"There is no such day: {text}."),
        Bilingual("MM-DD로 쓰십시오. 예: 03-31", "Write MM-DD, for example 03-31."),
        parameter.place,
    )
