"""Writes the rule manual as Markdown, one file for each language."""

from collections.abc import Iterator
from pathlib import Path

from teukgu.rulebook.article_words import article_words, articles_words
from teukgu.rulebook.exemption import Exemption, ExemptionVersion
from teukgu.rulebook.manual import ExemptionEntry, Manual, PlannedChange, RuleEntry, exemption_entry
from teukgu.rulebook.mechanism_words import MECHANISM_NAMES
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.rulebook.parameter import Reference
from teukgu.rulebook.programme import LawChange
from teukgu.rulebook.value_words import day_words
from teukgu.values import Bilingual, Finding, Language, Place, Refused

LANGUAGES: tuple[Language, ...] = ("ko", "en")

_INTRO = Bilingual(
    "이 문서는 규칙 자료에서 자동으로 만들어집니다(`teukgu rule manual`). 직접 고치지 마세요. "
    "법률 자문이 아니며, 상태가 '시행 중'이 아닌 값은 확정된 규칙이 아닙니다.",
    "This page is generated from the rule data (`teukgu rule manual`); do not edit it. It is not legal advice, and a "
    "value whose status is not 'in force' is not settled law.",
)
_BY_ARTICLE = Bilingual(
    "여기서는 조문마다 하나로 셉니다. 정부가 발표하는 규제특례 수는 한 조문에 든 특례를 따로 세므로 더 많습니다.",
    "Here each article counts once. The number the government gives is larger: it counts each exemption of an article.",
)
_WORDS: dict[str, Bilingual] = {
    "set": Bilingual("규칙 묶음", "Set of rules"),
    "scenario": Bilingual("시나리오", "Scenario"),
    "since": Bilingual("부터", "since"),
    "status": Bilingual("상태", "Status"),
    "basis": Bilingual("근거", "Basis"),
    "counting": Bilingual("세는 법", "How it is counted"),
    "note": Bilingual("참고", "Note"),
    "planned": Bilingual("예정", "Planned"),
    "former": Bilingual("이전", "Before"),
    "checked": Bilingual("확인", "Checked"),
    "undated": Bilingual("시행일 미정", "no date yet"),
    "stale": Bilingual("다시 확인할 날이 지남", "past its review date"),
    "exemptions": Bilingual("규제특례", "Exemptions"),
    "law": Bilingual("완화되는 법", "Law relaxed"),
    "how": Bilingual("적용 방식", "How it applies"),
    "who": Bilingual("누가", "Who"),
    "condition": Bilingual("조건", "Condition"),
    "only_in": Bilingual("쓸 수 있는 특구", "Only in"),
    "plan": Bilingual("계획에 담을 것", "To stand in the zone plan"),
    "summary": Bilingual("조례의 주요 내용", "the main points of the ordinance"),
    "details": Bilingual("세부 내용", "details"),
    "limits": Bilingual("한도", "Limit"),
    "changes": Bilingual("조문이 바뀐 날", "When articles changed"),
}


def write_manual(manual: Manual, folder: Path) -> tuple[Path, ...]:
    """Write ``rules.ko.md`` and ``rules.en.md`` into ``folder`` (made if missing) and return their paths.

    Raises:
        Refused: when the folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_write(manual, language, folder) for language in LANGUAGES)
    except OSError as error:
        raise Refused([_unwritable(folder, error.strerror or str(error))]) from None


def _write(manual: Manual, language: Language, folder: Path) -> Path:
    path = folder / f"rules.{language}.md"
    path.write_text(manual_text(manual, language), encoding="utf-8", newline="\n")
    return path


def _unwritable(folder: Path, reason: str) -> Finding:
    return Finding(
        "rule.unwritable",
        Bilingual(f"이 폴더에 쓸 수 없습니다({reason}).", f"This folder cannot be written to ({reason})."),
        Bilingual("쓸 수 있는 다른 폴더를 --out으로 주세요.", "Give another folder with --out."),
        Place(str(folder)),
    )


def manual_text(manual: Manual, language: Language) -> str:
    """Return the manual as Markdown."""
    return "\n".join(_Writer(language).lines(manual)) + "\n"


def exemption_text(exemption: Exemption, rules: RulesOnDay, language: Language) -> str:
    """Return one exemption as it reads on the day of ``rules``, or its first version before that."""
    version = exemption.version_on(rules.day) or exemption.versions[0]
    return "\n".join(_Writer(language).exemption(exemption_entry(exemption, version, rules)))


class _Writer:
    """Writes the parts of the manual in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def say(self, text: Bilingual) -> str:
        return text.text(self.language)

    def word(self, key: str) -> str:
        return _WORDS[key].text(self.language)

    def lines(self, manual: Manual) -> Iterator[str]:
        yield from (f"# {manual.title(self.language)}", "", self.say(_INTRO), "")
        if manual.scenario:
            yield from (f"{self.word('scenario')}: {self.say(manual.scenario)}", "")
        yield from (f"{self.word('set')}: `{manual.hash}`", "")
        for section in manual.sections:
            yield from (f"## {self.say(section.title)}", "")
            for entry in section.entries:
                yield from self.rule(entry)
        if manual.exemptions:
            yield from (f"## {self.word('exemptions')}", "", self.say(_BY_ARTICLE), "")
            for exemption in manual.exemptions:
                yield from self.exemption(exemption)
        if manual.law_changes:
            yield from (f"## {self.word('changes')}", "")
            yield from (self.change(change) for change in manual.law_changes)

    def rule(self, entry: RuleEntry) -> Iterator[str]:
        yield from (f"### {self.say(entry.name)}", "", f"**{self.say(entry.value)}**{self.since(entry)}", "")
        yield self.item("status", self.status(entry))
        yield self.item("basis", self.references(entry.references))
        if entry.counting:
            yield self.item("counting", self.say(entry.counting))
        if entry.note:
            yield self.item("note", self.say(entry.note))
        yield from (self.item("planned", self.planned(change)) for change in entry.planned)
        yield from (self.item("former", self.planned(change)) for change in entry.former)
        yield from (f"- `{entry.id}`", "")

    def item(self, key: str, text: str) -> str:
        return f"- {self.word(key)}: {text}"

    def since(self, entry: RuleEntry) -> str:
        if entry.since is None:
            return ""
        day = self.say(day_words(entry.since))
        return f" ({day}{self.word('since')})" if self.language == "ko" else f" ({self.word('since')} {day})"

    def status(self, entry: RuleEntry) -> str:
        checked = f"{self.say(entry.status)} ({self.word('checked')} {self.say(day_words(entry.last_checked))})"
        return f"{checked} — {self.word('stale')}" if entry.stale else checked

    def references(self, references: tuple[Reference, ...]) -> str:
        return "; ".join(self.reference(reference) for reference in references)

    def reference(self, reference: Reference) -> str:
        title = self.say(reference.title)
        return f"[{title}](<{reference.address}>)" if reference.address else title

    def planned(self, change: PlannedChange) -> str:
        day = self.say(day_words(change.since)) if change.since else self.word("undated")
        return f"{day} — {self.say(change.value)} ({self.say(change.status)})"

    def exemption(self, entry: ExemptionEntry) -> Iterator[str]:
        version = entry.version
        article = self.heading(articles_words(entry.exemption.article))
        yield from (f"### {article} {self.say(version.subject)}", "")
        yield from (self.item(key, text) for key, text in self.facts(version) if text)
        yield from (self.item("limits", self.say(limit)) for limit in entry.limits)
        if entry.following:
            day = self.say(day_words(entry.following.valid_from))
            told = entry.following.note or entry.following.subject
            yield self.item("planned", f"{day} — {self.say(told)}")
        yield ""

    def facts(self, version: ExemptionVersion) -> Iterator[tuple[str, str]]:
        yield "law", self.say(version.law)
        yield "how", ", ".join(self.say(MECHANISM_NAMES[mechanism]) for mechanism in version.mechanisms)
        for key, text in (("who", version.who), ("condition", version.condition), ("only_in", version.only_in_text)):
            yield key, self.say(text) if text else ""
        items = [self.say(item) for item in version.plan_items] or ([self.word("details")] if version.plan else [])
        yield "plan", ", ".join([*items, *([self.word("summary")] if version.ordinance_summary else [])])
        yield "note", self.say(version.note) if version.note else ""
        yield "basis", self.references(version.references)

    def heading(self, text: Bilingual) -> str:
        """Return ``text`` with a capital, as a heading begins."""
        said = self.say(text)
        return said[:1].upper() + said[1:]

    def change(self, change: LawChange) -> str:
        day = self.say(day_words(change.day))
        articles = ", ".join(self.say(article_words(article)) for article in change.articles)
        law = change.reference.title.text(self.language).split(" 제")[0].split(" art.")[0]
        return f"- {day}: {law} {articles} — {self.say(change.what)}"
