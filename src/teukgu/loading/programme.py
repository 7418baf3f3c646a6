"""Reads a programme folder: ``programme.yaml``, ``parameters/``, ``types/``, ``scenarios/``, ``exemptions/``.

::

    programme = load_programme()                       # Korea's zones, as shipped
    programme = load_programme("path/to/programme")    # any other folder
    programme.rulebook.on(date(2026, 3, 31)).value("evaluation_deadline_days")

The format is described in ``docs/reference/rulebook.md``. Everything that is wrong anywhere in the folder is reported
at once, with file, line and what to write instead.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import teukgu
from teukgu.loading import programme_findings as words
from teukgu.loading.fields import Fields, top_fields
from teukgu.loading.programme_changes import read_law_changes
from teukgu.loading.programme_checks import check_laws, check_links, check_order
from teukgu.loading.programme_exemption import read_exemptions
from teukgu.loading.programme_parameter import read_parameter
from teukgu.loading.programme_scenario import read_scenario
from teukgu.loading.yaml_lines import load_yaml
from teukgu.rulebook.exemption import Exemption
from teukgu.rulebook.parameter import Parameter
from teukgu.rulebook.programme import LawChange, Programme
from teukgu.rulebook.rulebook import Rulebook
from teukgu.values import Bilingual, Finding, Place, Refused, nfc

T = TypeVar("T")

_PLACES = (
    ("parameters", 2, "TOPIC/*.yaml"),
    ("types", 1, "*.yaml"),
    ("scenarios", 1, "*.yaml"),
    ("exemptions", 1, "*.yaml"),
)
"""Where rules are read from: folder, how deep its files lie, and how one is named."""

DEFAULT_PROGRAMME = "kr_special_zones"
SHIPPED = Path(teukgu.__file__).parent / "programmes"


def programme_folder(name: str | Path | None = None) -> Path:
    """Return the folder of a shipped programme (by id; default Korea's zones) or the folder itself."""
    if name is None:
        return SHIPPED / DEFAULT_PROGRAMME
    if isinstance(name, str) and "/" not in name and name not in {"", ".", ".."} and (SHIPPED / name).is_dir():
        return SHIPPED / name
    return Path(name)


def load_programme(folder: str | Path | None = None) -> Programme:
    """Load the programme in ``folder`` (a path, or the id of a shipped one).

    Raises:
        Refused: with every finding in the whole folder.
    """
    loader = _FolderLoader(programme_folder(folder))
    programme = loader.load()
    if loader.findings or programme is None:
        raise Refused(loader.findings)
    return programme


@dataclass
class _FolderLoader:
    """Reads the files of one folder and gathers what is wrong with them."""

    folder: Path
    findings: list[Finding] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """Return the folder as messages show it: a shipped one by its id, any other as it was given."""
        return self.folder.name if self.folder.parent == SHIPPED else self.folder.as_posix()

    def load(self) -> Programme | None:
        heading_file = self.folder / "programme.yaml"
        if not heading_file.is_file():
            self.findings.append(words.no_folder(Place(self.shown)))
            return None
        heading = self.read(heading_file, _heading)
        parameters = list(self.parameters())
        by_id = self.by_id(parameters)
        rulebook = Rulebook(by_id)
        by_name = rulebook.by_name
        unsound = self.parameter_names() - set(by_id)
        scenarios = self.each("scenarios", lambda fields: read_scenario(fields, by_name, unsound))
        exemptions = [found for several in self.each("exemptions", read_exemptions) for found in several]
        changes = self.law_changes()
        self.findings.extend(self.passed_over())
        if heading is None:
            return None
        self.findings.extend(check_order(heading.order, heading.place, by_name.keys() | unsound))
        self.findings.extend(
            check_links(parameters, scenarios, exemptions, changes, topics=heading.topics, unsound=unsound)
        )
        self.findings.extend(check_laws(changes, heading.laws))
        return Programme(
            id=heading.id,
            name=heading.name,
            folder=self.folder,
            rulebook=Rulebook(by_id, {scenario.id: scenario for scenario in scenarios}),
            topics=heading.topics,
            order=heading.order,
            laws=heading.laws,
            exemptions=tuple(sorted(exemptions, key=_article_order)),
            law_changes=tuple(changes),
        )

    def read(self, path: Path, reader: Callable[[Fields], T]) -> T | None:
        """Read one file with ``reader``; a file that is no YAML mapping gives None and findings."""
        try:
            data, lines = load_yaml(path, f"{self.shown}/{path.relative_to(self.folder).as_posix()}")
        except Refused as refused:
            self.findings.extend(refused.findings)
            return None
        fields = top_fields(data, lines, self.findings)
        return None if fields is None else reader(fields)

    def each(self, name: str, reader: Callable[[Fields], T | None]) -> list[T]:
        """Read every YAML file of a sub-folder, in order of name; a missing folder is empty."""
        found = [self.read(path, reader) for path in sorted((self.folder / name).glob("*.yaml"))]
        return [item for item in found if item is not None]

    def parameters(self) -> Iterator[Parameter]:
        """Read ``parameters/<topic>/*.yaml`` and ``types/*.yaml`` (topic ``types``)."""
        topics = sorted(path for path in (self.folder / "parameters").glob("*") if path.is_dir())

        def reader_of(topic: str) -> Callable[[Fields], Parameter | None]:
            return lambda fields: read_parameter(fields, topic)

        for topic in topics:
            yield from self.each(f"parameters/{topic.name}", reader_of(topic.name))
        yield from self.each("types", reader_of("types"))

    def passed_over(self) -> Iterator[Finding]:
        """Yield a finding for every YAML file that no reader looks at: too high, too deep, or named ``.yml``."""
        for name, depth, pattern in _PLACES:
            for path in sorted(self.folder.glob(f"{name}/**/*.y*ml")):
                below = path.relative_to(self.folder / name)
                if len(below.parts) != depth or path.suffix != ".yaml":
                    where = f"{name}/{pattern}".replace("*", path.stem)
                    shown = f"{self.shown}/{path.relative_to(self.folder).as_posix()}"
                    yield words.not_read(Place(shown), where)

    def parameter_names(self) -> set[str]:
        """Return the ids that the files of parameters stand for, whether they could be read or not."""
        files = (*self.folder.glob("parameters/*/*.yaml"), *self.folder.glob("types/*.yaml"))
        return {nfc(path.stem) for path in files}

    def by_id(self, parameters: list[Parameter]) -> dict[str, Parameter]:
        """Return the parameters by id and report every id or alias used twice."""
        taken: dict[str, Parameter] = {}
        for parameter in parameters:
            for name in (parameter.id, *parameter.aliases):
                if name in taken:
                    self.findings.append(words.name_taken(parameter.place, name, taken[name].place))
                taken.setdefault(name, parameter)
        return {str(parameter.id): parameter for parameter in parameters}

    def law_changes(self) -> list[LawChange]:
        path = self.folder / "law_changes.yaml"
        return (self.read(path, read_law_changes) or []) if path.is_file() else []


@dataclass(frozen=True, slots=True)
class _Heading:
    id: str
    name: Bilingual
    topics: dict[str, Bilingual]
    laws: dict[str, Bilingual]
    order: tuple[str, ...]
    place: Place


def _heading(fields: Fields) -> _Heading:
    name = fields.text("id", example="kr_special_zones")
    title = fields.pair("name", required=True) or Bilingual(name, name)
    pairs = {}
    for key in ("topics", "laws"):
        inner = fields.inner(key)
        pairs[key] = {} if inner is None else {code: inner.pair(code) for code in inner.data}
    order = fields.texts("order")
    fields.finish()
    topics, laws = ({code: pair for code, pair in pairs[key].items() if pair} for key in ("topics", "laws"))
    return _Heading(name, title, topics, laws, order, fields.place("order"))


def _article_order(exemption: Exemption) -> tuple[int, str]:
    number = exemption.article.split("-")[0]
    return (int(number) if number.isdigit() else 10_000, exemption.article)


__all__ = ["DEFAULT_PROGRAMME", "load_programme", "programme_folder"]
