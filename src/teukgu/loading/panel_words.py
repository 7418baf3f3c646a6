"""Reads names and anchors of panel criteria and the reviewers' pledge: ``panel_words.yaml`` of the programme folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from teukgu.loading.fields import Fields, read_fields
from teukgu.values import Bilingual, Finding, refuse_if_any

FILE = "panel_words.yaml"
ANY = "*"
"""The criterion whose words serve those that have none of their own."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a score means; ``at`` is its place in the range in percent: 0 the lowest score, 100 the highest."""

    at: int
    words: Bilingual


@dataclass(frozen=True, slots=True)
class CriterionWords:
    """Name and anchors of a criterion, highest score first."""

    name: Bilingual
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Pledge:
    """What a reviewer pledges when accepting, clause by clause; a change of words is a new ``version``."""

    version: str = ""
    clauses: tuple[Bilingual, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of version and words: what was pledged can be shown later."""
        lines = [self.version, *(text for one in self.clauses for text in (one.ko, one.en))]
        return sha256("\n".join(lines).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class PanelWords:
    """Words of a programme for its panels: names of components, criteria by key, the pledge of reviewers."""

    components: Mapping[str, Bilingual] = field(default_factory=dict)
    criteria: Mapping[str, CriterionWords] = field(default_factory=dict)
    pledge: Pledge = Pledge()

    def component(self, key: str) -> Bilingual:
        """Return the name of a component: its key where none was given."""
        return self.components.get(key, Bilingual(key, key))

    def criterion(self, key: str) -> CriterionWords:
        """Return the words of a criterion: those for any, where it has none of its own."""
        return self.criteria.get(key) or self.criteria.get(ANY) or CriterionWords(Bilingual(key, key), ())


def load_panel_words(programme: Path) -> PanelWords:
    """Return the words of the programme folder ``programme`` (none when it has no such file).

    Raises:
        Refused: with everything wrong in the file.
    """
    path, findings = programme / FILE, list[Finding]()
    found = read_fields(path, _words, findings) if path.exists() else None
    refuse_if_any(findings)
    return found or PanelWords()


def _words(fields: Fields) -> PanelWords:
    components = {one.text("key", example="expert"): _name(one) for one in _entries(fields, "components")}
    criteria = {one.text("key", example="plan"): _criterion(one) for one in _entries(fields, "criteria")}
    pledge = fields.as_fields(fields.raw("pledge"), "pledge") if fields.raw("pledge") is not None else None
    return PanelWords(components, criteria, _pledge(pledge) if pledge is not None else Pledge())


def _pledge(entry: Fields) -> Pledge:
    version = entry.text("version", example="1")
    read = [entry.as_pair(one, "clauses", number) for number, one in enumerate(entry.items("clauses"))]
    entry.finish()
    return Pledge(version, tuple(one for one in read if one is not None))


def _entries(fields: Fields, key: str) -> list[Fields]:
    read = [fields.as_fields(entry, key, number) for number, entry in enumerate(fields.items(key))]
    return [entry for entry in read if entry is not None]


def _name(entry: Fields) -> Bilingual:
    found = entry.pair("name", required=True) or Bilingual("", "")
    entry.finish()
    return found


def _criterion(entry: Fields) -> CriterionWords:
    name = entry.pair("name", required=True) or Bilingual("", "")
    anchors = [_anchor(one) for one in _entries(entry, "anchors")]
    entry.finish()
    return CriterionWords(name, tuple(sorted(anchors, key=lambda one: -one.at)))


def _anchor(entry: Fields) -> Anchor:
    found = Anchor(entry.whole("at", 0), entry.pair("words", required=True) or Bilingual("", ""))
    entry.finish()
    return found
