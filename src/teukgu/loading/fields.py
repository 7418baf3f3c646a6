"""Typed reading of a mapping that came from YAML: every problem becomes a finding, none stops the reading."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from teukgu.loading import field_findings as words
from teukgu.loading.yaml_lines import Key, LineIndex, load_yaml
from teukgu.values import Bilingual, Finding, Place, Refused

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


@dataclass(slots=True)
class Fields:
    """The keys of one mapping; each reader notes what it read, ``finish`` reports the keys nobody read."""

    data: Mapping[str, object]
    lines: LineIndex
    path: tuple[Key, ...]
    findings: list[Finding]
    read: set[str] = field(default_factory=set)

    def place(self, *more: Key) -> Place:
        """Return the place of a key below this mapping."""
        return self.lines.place(*self.path, *more)

    def raw(self, key: str) -> object:
        """Return what stands under ``key`` (None when nothing)."""
        self.read.add(key)
        return self.data.get(key)

    def required(self, key: str, example: str) -> object:
        """Return what stands under ``key``, with a finding when there is nothing."""
        found = self.raw(key)
        if found is None or found == "":
            self.findings.append(words.missing(self.place(key), key, example))
            return None
        return found

    def text(self, key: str, example: str = "") -> str:
        """Return text; with an ``example`` the key is required. Numbers and days written plainly count as text."""
        found = self.required(key, example) if example else self.raw(key)
        if found is None:
            return ""
        if isinstance(found, str):
            return found
        self.findings.append(words.wrong_kind(self.place(key), key, Bilingual("글", "text"), found))
        return ""

    def pair(self, key: str, *, required: bool = False) -> Bilingual | None:
        """Return text in both languages; one without the other is a finding."""
        example = "{ko: 한국어, en: English}"
        found = self.required(key, example) if required else self.raw(key)
        if found is None:
            return None
        return self.as_pair(found, key)

    def as_pair(self, found: object, *keys: Key) -> Bilingual | None:
        """Read ``found`` as text in both languages."""
        shown = str(keys[-1])
        if not isinstance(found, Mapping):
            wanted = Bilingual("두 언어의 글 {ko: …, en: …}", "text in two languages {ko: ..., en: ...}")
            self.findings.append(words.wrong_kind(self.place(*keys), shown, wanted, found))
            return None
        extra = set(found) - {"ko", "en"}
        for key in sorted(extra):
            self.findings.append(words.unknown_key(self.place(*keys, key), key, ("ko", "en")))
        for language in ("ko", "en"):
            if not isinstance(found.get(language), str) or not found[language]:
                self.findings.append(words.missing_language(self.place(*keys, language), shown, language))
        ko, en = found.get("ko"), found.get("en")
        return Bilingual(ko, en) if isinstance(ko, str) and isinstance(en, str) else None

    def day(self, key: str, *, required: bool = False) -> date | None:
        """Return a day written YYYY-MM-DD."""
        found = self.required(key, "2026-06-08") if required else self.raw(key)
        if found is None or isinstance(found, date):
            return found
        self.findings.append(
            words.wrong_kind(self.place(key), key, Bilingual("날짜 YYYY-MM-DD", "a day YYYY-MM-DD"), found)
        )
        return None

    def whole(self, key: str, default: int) -> int:
        """Return a whole number."""
        found = self.raw(key)
        if found is None:
            return default
        if isinstance(found, int) and not isinstance(found, bool):
            return found
        self.findings.append(words.wrong_kind(self.place(key), key, Bilingual("정수", "a whole number"), found))
        return default

    def flag(self, key: str) -> bool:
        """Return true or false; false when absent."""
        found = self.raw(key)
        if found is None or isinstance(found, bool):
            return bool(found)
        self.findings.append(
            words.wrong_kind(self.place(key), key, Bilingual("true 또는 false", "true or false"), found)
        )
        return False

    def one_of(self, key: str, allowed: Collection[str], default: str = "") -> str:
        """Return one of the ``allowed`` words; required when there is no ``default``."""
        found = self.raw(key) if default else self.required(key, " | ".join(allowed))
        if found is None:
            return default
        if isinstance(found, str) and found in allowed:
            return found
        self.findings.append(words.not_among(self.place(key), key, found, allowed))
        return default

    def code(self, key: str, kind: type[E], default: E | None = None) -> E | None:
        """Return a member of the enumeration ``kind``; required when there is no ``default``."""
        found = self.one_of(key, [member.value for member in kind], default.value if default else "")
        return kind(found) if found else default

    def items(self, key: str) -> list[object]:
        """Return a list; empty when absent."""
        found = self.raw(key)
        if found is None:
            return []
        if isinstance(found, list):
            return found
        self.findings.append(words.wrong_kind(self.place(key), key, Bilingual("목록", "a list"), found))
        return []

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found = self.items(key)
        for number, item in enumerate(found):
            if not isinstance(item, str):
                wanted = Bilingual("글", "text")
                self.findings.append(words.wrong_kind(self.place(key, number), key, wanted, item))
        return tuple(item for item in found if isinstance(item, str))

    def inner(self, key: str) -> "Fields | None":
        """Return the mapping under ``key`` for reading, None when absent."""
        found = self.raw(key)
        return None if found is None else self.as_fields(found, key)

    def as_fields(self, found: object, *keys: Key) -> "Fields | None":
        """Return ``found`` for reading when it is a mapping, else a finding and None."""
        if isinstance(found, Mapping):
            return Fields(found, self.lines, (*self.path, *keys), self.findings)
        wanted = Bilingual("키: 값 묶음", "a mapping of keys and values")
        self.findings.append(words.wrong_kind(self.place(*keys), str(keys[-1]), wanted, found))
        return None

    def finish(self) -> None:
        """Report the keys that nobody read, each with the nearest key there is."""
        for key in self.data:
            if key not in self.read:
                self.findings.append(words.unknown_key(self.place(key), key, self.read))


def top_fields(data: object, lines: LineIndex, findings: list[Finding]) -> Fields | None:
    """Return the whole file for reading when it is a mapping, else a finding and None."""
    if isinstance(data, Mapping):
        return Fields(data, lines, (), findings)
    findings.append(words.not_a_mapping(lines.place()))
    return None


def read_fields(path: Path, reader: Callable[[Fields], T], findings: list[Finding], name: str = "") -> T | None:
    """Read one file, None when it is not there or not readable; its problems join ``findings``.

    Messages call the file ``name``, or else by its path.
    """
    if not path.exists():
        return None
    try:
        data, lines = load_yaml(path, name)
    except Refused as refused:
        findings.extend(refused.findings)
        return None
    fields = top_fields(data, lines, findings)
    if fields is None:
        return None
    read = reader(fields)
    fields.finish()
    return read
