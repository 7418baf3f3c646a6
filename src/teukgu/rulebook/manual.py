"""The rule manual: what a mayor reads to know the rules on a day, as data for a page, a file or the screen.

``manual_on(programme, day)`` is pure; `teukgu.documents.rule_manual` writes it as Markdown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from teukgu.rulebook.counting_words import counting_words
from teukgu.rulebook.exemption import Exemption, ExemptionVersion
from teukgu.rulebook.findings import STATUS_NAMES
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.rulebook.parameter import Confidence, DatedValue, Parameter, Reference, Status
from teukgu.rulebook.programme import LawChange, Programme
from teukgu.rulebook.value_words import day_words, value_words
from teukgu.values import Bilingual, Language

_NOT_YET = Bilingual("시행 예정", "enacted, not yet in force")
_NO_MORE = Bilingual("당시 시행", "in force then")


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """A value that begins later; ``since`` None when no day is known."""

    since: date | None
    value: Bilingual
    status: Bilingual


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One rule on the day: ``value`` in words with unit, since when, on which basis, how firm, how counted.

    ``status_code`` is the code of `Status`; a rule without a value on the day (announced, not dated) has ``since`` None
    and its announced value in ``planned``. ``stale`` says that the value is past its review-by date.
    """

    id: str
    name: Bilingual
    value: Bilingual
    since: date | None
    status: Bilingual
    status_code: str
    references: tuple[Reference, ...]
    confidence: str
    last_checked: date
    review_by: date
    stale: bool
    counting: Bilingual | None = None
    note: Bilingual | None = None
    planned: tuple[PlannedChange, ...] = ()
    former: tuple[PlannedChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The rules of one topic."""

    topic: str
    title: Bilingual
    entries: tuple[RuleEntry, ...]


@dataclass(frozen=True, slots=True)
class ExemptionEntry:
    """An exemption of the law on the day, its limits in words, and the version planned after it, if any."""

    exemption: Exemption
    version: ExemptionVersion
    following: ExemptionVersion | None
    limits: tuple[Bilingual, ...] = ()


@dataclass(frozen=True, slots=True)
class Manual:
    """The whole manual of one day; ``hash`` names the exact set of rules, ``scenario`` the overlay, if any."""

    programme: Bilingual
    day: date
    scenario: Bilingual | None
    hash: str
    sections: tuple[Section, ...]
    exemptions: tuple[ExemptionEntry, ...]
    law_changes: tuple[LawChange, ...]

    def title(self, language: Language) -> str:
        """Return the heading."""
        day = day_words(self.day).text(language)
        words = Bilingual(f"{self.programme.ko} 규칙집 ({day} 기준)", f"{self.programme.en}: the rules on {day}")
        return words.text(language)


def manual_on(programme: Programme, day: date, *, scenario: str | None = None) -> Manual:
    """Return the manual of ``programme`` for ``day``; rules that have ended or not begun by law are left out.

    Raises:
        Refused: when there is no such scenario.
    """
    rulebook = programme.rulebook
    rules = rulebook.on(day, scenario=scenario)
    entries = {str(parameter.id): _entry(parameter, rules) for parameter in rulebook.parameters.values()}
    sections = tuple(_sections(programme, entries))
    named = rulebook.scenario(scenario).name if scenario else None
    exemptions = tuple(_exemptions(programme.exemptions, rules))
    return Manual(programme.name, day, named, rules.hash, sections, exemptions, programme.law_changes)


def _sections(programme: Programme, entries: dict[str, RuleEntry | None]) -> Iterable[Section]:
    """Yield the topics in the programme's order; inside one, rules in its order, others after them by id."""
    place = {name: number for number, name in enumerate(programme.order)}
    by_topic: dict[str, list[RuleEntry]] = {topic: [] for topic in programme.topics}
    for parameter in programme.rulebook.parameters.values():
        entry = entries[parameter.id]
        if entry is not None:
            by_topic.setdefault(parameter.topic, []).append(entry)
    for topic, found in by_topic.items():
        if found:
            ordered = sorted(found, key=lambda entry: (place.get(entry.id, len(place)), entry.id))
            yield Section(topic, programme.topics.get(topic, Bilingual(topic, topic)), tuple(ordered))


def _entry(parameter: Parameter, rules: RulesOnDay) -> RuleEntry | None:
    current = rules.current.get(parameter.id)
    planned = tuple(_told(parameter, value, rules.day) for value in (*parameter.after(rules.day), *parameter.undated))
    if current is None and not planned:
        return None
    shown = current or (*parameter.after(rules.day), *parameter.undated)[0]
    if current is not None and current.scenario:
        planned = ()
    return RuleEntry(
        id=parameter.id,
        name=parameter.name,
        value=value_words(parameter, current) if current else _none_yet(value_words(parameter, shown)),
        since=_unchanged_since(parameter, current) if current else None,
        status=_status_words(shown, rules.day),
        status_code=shown.status.value,
        references=shown.references,
        confidence=shown.confidence.value,
        last_checked=shown.last_checked,
        review_by=shown.review_by,
        stale=rules.day > shown.review_by,
        counting=counting_words(parameter, rules.parameters),
        note=shown.note,
        planned=planned,
        former=tuple(_told(parameter, value, rules.day) for value in _former(parameter, current, rules.day)),
    )


def _none_yet(planned: Bilingual) -> Bilingual:
    return Bilingual(f"아직 없음(예정: {planned.ko})", f"none yet (planned: {planned.en})")


def _told(parameter: Parameter, value: DatedValue, day: date) -> PlannedChange:
    return PlannedChange(value.valid_from, value_words(parameter, value), _status_words(value, day))


def _status_words(value: DatedValue, day: date) -> Bilingual:
    """Return the status as it stands on ``day``: law of a later day is not in force yet, former law was."""
    if value.status is not Status.IN_FORCE:
        return STATUS_NAMES[value.status]
    if value.valid_from is not None and value.valid_from > day:
        return _NOT_YET
    return _NO_MORE if value.valid_to is not None and value.valid_to <= day else STATUS_NAMES[value.status]


def _same_run(parameter: Parameter, current: DatedValue) -> list[DatedValue]:
    """Return the values that said the same without a break up to ``current``, latest first.

    A text may change and leave the value alone; a value nobody could check well (L) does not lengthen one that was.
    """
    run = [current]
    for value in reversed(parameter.values):
        same = (value.value, value.status) == (current.value, current.status)
        doubtful = value.confidence is Confidence.LOW and current.confidence is not Confidence.LOW
        if value.valid_to == run[-1].valid_from and value.valid_to is not None and same and not doubtful:
            run.append(value)
    return run


def _unchanged_since(parameter: Parameter, current: DatedValue) -> date | None:
    return _same_run(parameter, current)[-1].valid_from


def _former(parameter: Parameter, current: DatedValue | None, day: date) -> list[DatedValue]:
    """Return the values that ended by ``day`` and said something else than ``current``."""
    told = _same_run(parameter, current) if current else []
    ended = [value for value in parameter.values if value.valid_to is not None and value.valid_to <= day]
    return [value for value in ended if value not in told and value.status is not Status.UNKNOWN]


def _exemptions(exemptions: Iterable[Exemption], rules: RulesOnDay) -> Iterable[ExemptionEntry]:
    for exemption in exemptions:
        version = exemption.version_on(rules.day)
        if version is not None:
            yield exemption_entry(exemption, version, rules)


def exemption_entry(exemption: Exemption, version: ExemptionVersion, rules: RulesOnDay) -> ExemptionEntry:
    """Return one version of an exemption with its limits in words and what follows it."""
    later = next((other for other in exemption.versions if other.valid_from > version.valid_from), None)
    held = [rules.parameter(name) for name in version.parameters]
    limits = [_limit(parameter, rules.current[parameter.id]) for parameter in held if parameter.id in rules.current]
    return ExemptionEntry(exemption, version, later, (*version.limits, *limits))


def _limit(parameter: Parameter, value: DatedValue) -> Bilingual:
    words = value_words(parameter, value)
    return Bilingual(f"{parameter.name.ko}: {words.ko}", f"{parameter.name.en}: {words.en}")
