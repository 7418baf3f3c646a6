"""The form of the policy lab: every setting with what holds now, and which of the sent ones really change something."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from teukgu.evaluation.lab import Changes
from teukgu.evaluation.lab.changes import WORDS
from teukgu.evaluation.scheme import Node, Scheme
from teukgu.evaluation.scheme.base import number_from_text
from teukgu.portal.services.lab import Opened
from teukgu.portal.web.presenting.lab.words import setting_words, value_words
from teukgu.portal.web.presenting.words import said

WORD_ORDER = ("population", "cap_rounding", "tied_across_cap", "rounding", "ties", "panel", "missing")
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Field:
    """One setting: its name in the address, what it is called, its value here and under the rules."""

    name: str
    label: str
    value: str
    original: str
    options: tuple[tuple[str, str], ...] = ()

    @property
    def changed(self) -> bool:
        """Whether it differs from the rules."""
        return not same(self.value, self.original)

    @property
    def id(self) -> str:
        """An id for the page: names may hold what an id may not."""
        return "lab-" + "-".join(str(ord(one)) if not one.isalnum() else one for one in self.name)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the tree with its weights; ``out``: leaving it out, for an indicator."""

    name: str
    depth: int
    weights: tuple[Field, ...]
    out: Field | None


@dataclass(frozen=True, slots=True)
class TierRow:
    """A tier with its share (or threshold) and its ceiling."""

    name: str
    share: Field | None
    cap: Field


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A grade of award with its number and amount."""

    name: str
    count: Field
    amount: Field


@dataclass(frozen=True, slots=True)
class LabForm:
    """Everything that can be changed; ``kinds``: heads of the columns of weights (one empty: no types)."""

    kinds: tuple[str, ...]
    parts: tuple[Part, ...]
    tiers: tuple[TierRow, ...]
    thresholds: bool
    words: tuple[Field, ...]
    grades: tuple[GradeRow, ...]
    award_share: Field | None


def same(one: str, other: str) -> bool:
    """Whether two texts say the same value: 20% is 0.2."""
    if one.strip() == other.strip():
        return True
    try:
        return abs(number_from_text(one) - number_from_text(other)) < SAME
    except ValueError:
        return False


def lab_form(opened: Opened, given: Mapping[str, str]) -> LabForm:
    """Make the form for a round opened in the lab; ``given``: what was sent, as it was sent."""
    scheme = opened.base
    kinds = _kinds(opened)
    tiers, banded = scheme.tiers, scheme.presentation == "bands"
    return LabForm(
        kinds=kinds,
        parts=tuple(_parts(scheme, kinds, given)),
        tiers=() if banded else tuple(_tiers(scheme, given)),
        thresholds=tiers is not None and tiers.method == "thresholds",
        words=tuple(one for one in _words(opened, given) if not banded or one.name == "missing"),
        grades=tuple(_grades(scheme, given)),
        award_share=_field("award_share", plain(opened.settings.award_share), given) if scheme.awards else None,
    )


def said_settings(form: LabForm, settings: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what changed settings and their values are called."""
    names = dict(_names(form))
    return [
        (names.get(name) or setting_words(name), value_words(name.partition(".")[0], text))
        for name, text in settings.items()
    ]


def _names(form: LabForm) -> Iterator[tuple[str, str]]:
    for part in form.parts:
        for kind, field in zip(form.kinds, part.weights, strict=True):
            yield field.name, " ".join(one for one in (setting_words("weight"), part.name, kind) if one)
        if part.out:
            yield part.out.name, f"{setting_words('out')} {part.name}"
    for tier in form.tiers:
        for one in (tier.share, tier.cap):
            if one:
                yield one.name, f"{setting_words(one.name.partition('.')[0])} {tier.name}"
    for grade in form.grades:
        for field in (grade.count, grade.amount):
            yield field.name, f"{setting_words(field.name.partition('.')[0])} {grade.name}"


def fields_of(form: LabForm) -> Iterator[Field]:
    """Yield every field of a form."""
    for part in form.parts:
        yield from part.weights
        if part.out:
            yield part.out
    for tier in form.tiers:
        if tier.share:
            yield tier.share
        yield tier.cap
    yield from form.words
    for grade in form.grades:
        yield grade.count
        yield grade.amount
    if form.award_share:
        yield form.award_share


def changed_only(opened: Opened, pairs: Iterable[tuple[str, str]]) -> Changes:
    """Keep of what was sent what differs from the rules; a setting the form does not know stays, to be refused.

    Raises:
        Refused: with every name that is no setting.
    """
    originals = {one.name: one.original for one in fields_of(lab_form(opened, {}))}
    return Changes.of((name, text) for name, text in pairs if name not in originals or not same(text, originals[name]))


def plain(value: float | int | str | None) -> str:
    """Write a number as one types it."""
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{value:.10g}"


def share_text(value: float | str) -> str:
    """Write a share in percent where that is exact."""
    return value if isinstance(value, str) else f"{value * 100:.6g}%"


def _field(
    name: str, original: str, given: Mapping[str, str], label: str = "", options: tuple[tuple[str, str], ...] = ()
) -> Field:
    return Field(name, label or setting_words(name), given.get(name) or original, original, options)


def _kinds(opened: Opened) -> tuple[str, ...]:
    """Types to give weights by: those of the zones, where the scheme has any weight by type."""
    typed = any(isinstance(node.weight, dict) for node, _depth in _walk(opened.base.tree, 0))
    found = dict.fromkeys(unit.type for unit in opened.before.data.units if unit.scored)
    return tuple(found) if typed else ("",)


def _walk(node: Node, depth: int) -> Iterator[tuple[Node, int]]:
    for part in node.parts:
        yield part, depth
        yield from _walk(part, depth + 1)


def node_name(scheme: Scheme, node: Node) -> str:
    """Return what a part of the tree is called."""
    own = node.name or (scheme.indicators[node.indicator].name if node.indicator in scheme.indicators else None)
    return said(own.bilingual) if own else node.key


def _parts(scheme: Scheme, kinds: Sequence[str], given: Mapping[str, str]) -> Iterator[Part]:
    for node, depth in _walk(scheme.tree, 0):
        name = node_name(scheme, node)
        fields = [
            _field(f"weight.{node.key}.{kind}" if kind else f"weight.{node.key}", _weight(node, kind), given, name)
            for kind in kinds
        ]
        out = _field(f"out.{node.indicator}", "", given, name) if node.indicator else None
        yield Part(name, depth, tuple(fields), out)


def _weight(node: Node, kind: str) -> str:
    if isinstance(node.weight, dict):
        return plain(node.weight.get(kind, node.weight.get("default")))
    return plain(node.weight)


def _tiers(scheme: Scheme, given: Mapping[str, str]) -> Iterator[TierRow]:
    tiers = scheme.tiers
    for number, text in enumerate(tiers.names if tiers else (), start=1):
        if tiers is None:
            return
        share: Field | None = None
        if tiers.method == "shares":
            share = _field(f"share.{number}", share_text(tiers.shares[number - 1]), given)
        elif number <= len(tiers.thresholds):
            share = _field(f"threshold.{number}", plain(tiers.thresholds[number - 1]), given)
        cap = share_text(tiers.caps[number]) if number in tiers.caps else ""
        yield TierRow(said(text.bilingual), share, _field(f"cap.{number}", cap, given))


def _grades(scheme: Scheme, given: Mapping[str, str]) -> Iterator[GradeRow]:
    for number, grade in enumerate(scheme.awards.grades if scheme.awards else (), start=1):
        yield GradeRow(
            said(grade.name.bilingual),
            _field(f"award_count.{number}", plain(grade.count), given),
            _field(f"award_amount.{number}", plain(grade.amount), given),
        )


def _words(opened: Opened, given: Mapping[str, str]) -> Iterator[Field]:
    scheme = opened.base
    panels = {one.measure.use for one in scheme.indicators.values() if one.measure.kind == "panel"}
    missing = {one.missing.method for one in scheme.indicators.values() if one.measure.kind not in {"panel", "votes"}}
    for name in WORD_ORDER:
        if name == "panel" and not panels:
            continue
        original: str
        if name in {"panel", "missing"}:
            used: set[str] = {*panels} if name == "panel" else {*missing}
            original = next(iter(used)) if len(used) == 1 else ""
        else:
            original = str(getattr(opened.settings, name))
        options = [("", _("규칙 그대로(여러 가지)"))] if not original else []
        options += [(word, value_words(name, word)) for word in WORDS[name]]
        yield _field(name, original, given, options=tuple(options))
