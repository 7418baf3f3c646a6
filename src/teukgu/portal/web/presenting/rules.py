"""The rule manual on a day, as the page shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from teukgu.portal.web.presenting.korean import day_text
from teukgu.portal.web.presenting.labels import RULE_BADGES
from teukgu.portal.web.presenting.words import said
from teukgu.rulebook.article_words import article_words, articles_words
from teukgu.rulebook.manual import ExemptionEntry, Manual, PlannedChange, RuleEntry
from teukgu.rulebook.mechanism_words import MECHANISM_NAMES
from teukgu.rulebook.parameter import Reference
from teukgu.rulebook.programme import LawChange


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """An article or notice, with its address if it has one."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule on the day."""

    id: str
    name: str
    value: str
    counting: str
    note: str
    changes: Sequence[str]
    status: str
    badge: str
    stale: bool
    references: Sequence[ReferenceRow]
    since: str


@dataclass(frozen=True, slots=True)
class TopicRows:
    """The rules of one topic."""

    id: str
    name: str
    rules: Sequence[RuleRow]


@dataclass(frozen=True, slots=True)
class ExemptionRow:
    """An exemption of the law."""

    article: str
    subject: str
    law: str
    how: str
    details: Sequence[str]
    references: Sequence[ReferenceRow]


@dataclass(frozen=True, slots=True)
class LawRow:
    """An article that changed on a day."""

    when: str
    articles: str
    what: str
    reference: ReferenceRow


@dataclass(frozen=True, slots=True)
class RulesView:
    """What the template of the manual shows."""

    day: date
    scenario: str
    topics: Sequence[TopicRows]
    exemptions: Sequence[ExemptionRow]
    changes: Sequence[LawRow]
    hash: str


def rules_view(manual: Manual) -> RulesView:
    """Put the manual together."""
    return RulesView(
        day=manual.day,
        scenario=said(manual.scenario) if manual.scenario else "",
        topics=[
            TopicRows(section.topic, said(section.title), [_rule(entry) for entry in section.entries])
            for section in manual.sections
        ],
        exemptions=[_exemption(entry) for entry in manual.exemptions],
        changes=[_law(change) for change in sorted(manual.law_changes, key=lambda one: one.day, reverse=True)],
        hash=manual.hash,
    )


def _rule(entry: RuleEntry) -> RuleRow:
    return RuleRow(
        id=entry.id,
        name=said(entry.name),
        value=said(entry.value),
        counting=said(entry.counting) if entry.counting else "",
        note=said(entry.note) if entry.note else "",
        changes=list(_changes(entry)),
        status=said(entry.status),
        badge=RULE_BADGES.get(entry.status_code, "bg-light-gray"),
        stale=entry.stale,
        references=[_reference(one) for one in entry.references],
        since=_("%(day)s부터") % {"day": day_text(entry.since)} if entry.since else "",
    )


def _changes(entry: RuleEntry) -> Iterable[str]:
    for change in entry.planned:
        yield _("예정: %(when)s %(value)s (%(status)s)") % _words(change)
    for change in entry.former:
        yield _("이전: %(when)s %(value)s (%(status)s)") % _words(change)


def _words(change: PlannedChange) -> dict[str, str]:
    when = _("%(day)s부터") % {"day": day_text(change.since)} if change.since else _("시행일 미정")
    return {"when": when, "value": said(change.value), "status": said(change.status)}


def _reference(reference: Reference) -> ReferenceRow:
    return ReferenceRow(said(reference.title), reference.address)


def _exemption(entry: ExemptionEntry) -> ExemptionRow:
    version = entry.version
    details = [said(text) for text in (version.who, version.condition, version.only_in_text, version.note) if text]
    return ExemptionRow(
        article=_("법 %(articles)s") % {"articles": said(articles_words(entry.exemption.article))},
        subject=said(version.subject),
        law=said(version.law),
        how=", ".join(said(MECHANISM_NAMES[one]) for one in version.mechanisms),
        details=[*details, *(said(limit) for limit in version.limits)],
        references=[_reference(one) for one in version.references],
    )


def _law(change: LawChange) -> LawRow:
    articles = ", ".join(said(article_words(article)) for article in change.articles)
    return LawRow(day_text(change.day), articles, said(change.what), _reference(change.reference))
