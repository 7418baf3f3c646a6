"""The shelf of templates: those of a programme, and over them the files of the ministry's own folder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from jinja2 import TemplateSyntaxError
from pydantic import BaseModel, ValidationError

from teukgu.documents.official.filling import Paper, Values, fill
from teukgu.documents.official.template import Shared, Template
from teukgu.documents.official.words import Blanks, environment
from teukgu.values import Bilingual, Finding, Place, Refused, refuse_if_any

Model = TypeVar("Model", bound=BaseModel)
FOLDER = "papers"
PROGRAMME = "kr_special_zones"
CONDITIONS = ("if", "when")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Templates by id, and the parts they share."""

    templates: Mapping[str, Template]
    shared: Mapping[str, Shared]

    def make(self, name: str, values: Values) -> Paper:
        """Fill the template called ``name``.

        Raises:
            Refused: when there is no such template, or a placeholder cannot be worked out.
        """
        if name not in self.templates:
            raise Refused([_unknown(name)])
        return fill(self.templates[name], values, self.shared)


def programme_folder(programme: str = PROGRAMME) -> Path:
    """Return the folder of templates that ships with the product."""
    return Path(__file__).resolve().parents[2] / "programmes" / programme / FOLDER


def load_shelf(*folders: Path) -> Shelf:
    """Read every template of ``folders``; a file in a later folder replaces the one of its name.

    Raises:
        Refused: with everything that is wrong in any file.
    """
    files = {path.stem: path for folder in folders for path in sorted(folder.glob("*.yaml"))}
    findings: list[Finding] = []
    templates: dict[str, Template] = {}
    shared: dict[str, Shared] = {}
    for stem, path in files.items():
        if stem.startswith("_"):
            parts = _read(path, Shared, findings)
            shared |= {stem[1:]: parts} if parts else {}
        elif template := _read(path, Template, findings):
            templates[template.id] = template
            findings += _misnamed(path, template)
    findings += [one for name, template in templates.items() for one in _includes(name, template.body, shared)]
    refuse_if_any(findings)
    return Shelf(templates, shared)


def _read(path: Path, model: type[Model], findings: list[Finding]) -> Model | None:
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        made = model.model_validate(told)
    except yaml.YAMLError as error:
        findings.append(_bad(path, "", str(error).replace("\n", " ")))
    except ValidationError as error:
        findings += [_bad(path, ".".join(map(str, one["loc"])), one["msg"]) for one in error.errors()]
    else:
        findings += list(_syntax(path, told, ""))
        return made
    return None


def _syntax(path: Path, told: Any, where: str) -> Iterator[Finding]:
    if isinstance(told, Mapping):
        for key, value in told.items():
            yield from _syntax(path, value, f"{where}.{key}".strip("."))
    elif isinstance(told, list):
        for place, value in enumerate(told, 1):
            yield from _syntax(path, value, f"{where}[{place}]")
    elif isinstance(told, str):
        sandbox = environment(Blanks())
        try:
            if where.rpartition(".")[2] in CONDITIONS:
                sandbox.compile_expression(told)
            elif where.endswith(".for"):
                sandbox.compile_expression(told.partition(" in ")[2])
            else:
                sandbox.from_string(told)
        except TemplateSyntaxError as error:
            yield _bad(path, where, str(error))


def _includes(name: str, parts: tuple[Any, ...], shared: Mapping[str, Shared]) -> Iterator[Finding]:
    for part in parts:
        included = getattr(part, "include", "")
        if included and included not in shared:
            yield _bad(Path(f"{name}.yaml"), "include", f"_{included}.yaml")
        yield from _includes(name, getattr(part, "parts", ()), shared)


def _misnamed(path: Path, template: Template) -> list[Finding]:
    return [] if path.stem == template.id else [_bad(path, "id", f"{template.id} ≠ {path.stem}")]


def _bad(path: Path, key: str, what: str) -> Finding:
    return Finding(
        "paper.template_wrong",
        Bilingual(f"서식 파일이 틀렸습니다: {what}", f"The template file is wrong: {what}"),
        Bilingual("docs/reference/papers.md의 항목을 보고 고치세요.", "See docs/reference/papers.md and mend it."),
        Place(file=path.name, key=key),
    )


def _unknown(name: str) -> Finding:
    return Finding(
        "paper.no_template",
        Bilingual(f"「{name}」이라는 서식이 없습니다.", f"There is no template called {name}."),
        Bilingual("teukgu paper list로 서식을 보세요.", "See the templates with teukgu paper list."),
        Place(key=name),
    )
