"""Small parameters for tests."""

from datetime import date

from teukgu.rulebook.parameter import Confidence, DatedValue, Parameter, Reference, Status, ValueType
from teukgu.rulebook.rulebook import Rulebook
from teukgu.values import Bilingual, ParameterId

REFERENCE = Reference(Bilingual("법 제1조", "Act art. 1"), "https://law.example/1")


def a_value(value, start=date(2020, 1, 1), end=None, status=Status.IN_FORCE, review_by=date(2030, 1, 1), **more):
    return DatedValue(
        value=value,
        status=status,
        references=(REFERENCE,),
        confidence=Confidence.HIGH,
        last_checked=date(2020, 1, 1),
        review_by=review_by,
        valid_from=start,
        valid_to=end,
        **more,
    )


def a_rule(name, *values, kind=ValueType.WHOLE, **more):
    return Parameter(ParameterId(name), Bilingual(f"{name} 규칙", f"rule {name}"), "t", kind, values, **more)


def a_book(*rules, scenarios=()):
    return Rulebook({rule.id: rule for rule in rules}, {scenario.id: scenario for scenario in scenarios})
