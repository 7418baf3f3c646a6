"""The reference page of the indicators, in one language: what each means, how it is counted, and where it breaks."""

from collections.abc import Iterator, Mapping

from teukgu.reporting.catalogue import Catalogue, Group, Origin
from teukgu.reporting.definition import Disaggregation, IndicatorVersion
from teukgu.reporting.names import name_of
from teukgu.rulebook.findings import STATUS_NAMES
from teukgu.values import Bilingual, IndicatorId, Language

HEAD = {
    "ko": """`indicators/` 폴더의 자료에서 `scripts/build_docs.py`로 만들어집니다. 직접 고치지 마세요.
[English](indicators.en.md). 파일의 형식: [indicator files](indicator-files.md).
""",
    "en": """Written by `scripts/build_docs.py` from the folder `indicators/`; do not edit it.
[한국어](indicators.ko.md). The format of the files: [indicator files](indicator-files.md).
""",
}
WORDS: Mapping[str, Bilingual] = {
    "title": Bilingual("지표", "Indicators"),
    "status": Bilingual("상태", "Status"),
    "checked": Bilingual("확인", "checked"),
    "decisions": Bilingual("이렇게 정한 까닭", "Choices and their reasons"),
    "sources": Bilingual("근거", "Sources"),
    "overview": Bilingual("한눈에 보기", "At a glance"),
    "indicator": Bilingual("지표", "indicator"),
    "unit": Bilingual("단위", "unit"),
    "level": Bilingual("성격", "level"),
    "asked_of": Bilingual("묻는 곳", "asked of"),
    "years": Bilingual("성과연도", "performance years"),
    "everyone": Bilingual("모든 특구", "every zone"),
    "formula": Bilingual("산식", "Formula"),
    "scope": Bilingual("범위", "Scope"),
    "aggregation": Bilingual("더하기", "Adds up as"),
    "direction": Bilingual("방향", "Direction"),
    "divided": Bilingual("나누어 적기", "Divided by"),
    "whole": Bilingual("합이 전체와 같아야 함", "the parts make the whole"),
    "not_whole": Bilingual("합이 전체가 아님", "the parts need not make the whole"),
    "evidence": Bilingual("증빙", "Evidence"),
    "bounds": Bilingual("있을 수 있는 값", "Can be"),
    "needs": Bilingual("함께 있어야 할 활동", "Needs"),
    "statistic": Bilingual("견주는 공개 통계", "Compared with the public statistic"),
    "version": Bilingual("판", "Version"),
}


def indicators_text(catalogue: Catalogue, types: Mapping[str, Bilingual], language: Language) -> str:
    """Return the page, in Markdown; ``types`` names the zone types."""
    page = _Page(catalogue, types, language)
    return "\n".join(page.lines()).rstrip() + "\n"


def indicator_text(
    catalogue: Catalogue,
    versions: tuple[IndicatorVersion, ...],
    language: Language,
    types: Mapping[str, Bilingual] = {},
) -> str:
    """Return one indicator as plain text; types without a name in ``types`` keep their id."""
    page = _Page(catalogue, types, language)
    last = versions[-1]
    lines = [f"{last.name.text(language)} ({last.id})", "", last.description.text(language), "", *page.facts(last), ""]
    lines += [f"{page.say('version')} {one.version} ({_span(one)}): {page.change(one, last)}" for one in versions]
    return "\n".join(lines) + "\n"


class _Page:
    def __init__(self, catalogue: Catalogue, types: Mapping[str, Bilingual], language: Language) -> None:
        self.catalogue, self.types, self.language = catalogue, types, language

    def say(self, key: str) -> str:
        """Return a word of the page."""
        return WORDS[key].text(self.language)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page."""
        yield from (f"# {self.say('title')}", "", HEAD[self.language])
        if self.catalogue.origin:
            yield from self.origin(self.catalogue.origin)
        yield from self.overview()
        for group in self.catalogue.groups:
            yield from self.group(group)

    def origin(self, origin: Origin) -> Iterator[str]:
        """Yield how firm the definitions are, and why they are as they are."""
        status = STATUS_NAMES[origin.status].text(self.language)
        yield f"**{self.say('status')}: {status}** ({self.say('checked')} {origin.last_checked})."
        yield origin.note.text(self.language)
        yield from ("", f"## {self.say('decisions')}", "")
        yield from (f"- {one.text(self.language)}" for one in origin.decisions)
        yield from ("", f"## {self.say('sources')}", "")
        for one in origin.references:
            title = one.title.text(self.language)
            yield f"- [{title}]({one.address})" if one.address else f"- {title}"
        yield ""

    def overview(self) -> Iterator[str]:
        """Yield the table of all indicators."""
        heads = [self.say(key) for key in ("indicator", "unit", "level", "asked_of", "years")]
        yield from (f"## {self.say('overview')}", "", _row(*heads), "|---" * len(heads) + "|")
        for indicator in self.catalogue.ids:
            last = self.catalogue.versions_of(indicator)[-1]
            name = f"[{last.name.text(self.language)}](#{indicator}) `{indicator}`"
            unit = self.catalogue.unit_of(last).name.text(self.language)
            level = name_of(last.level).text(self.language)
            yield _row(name, unit, level, self.asked_of(last), self.years(indicator))
        yield ""

    def asked_of(self, version: IndicatorVersion) -> str:
        """Return the types and stages that use a definition."""
        types = ", ".join(self.type_name(one) for one in version.types)
        stages = ", ".join(name_of(one).text(self.language) for one in version.stages)
        return f"{types or self.say('everyone')}{f' ({stages})' if stages else ''}"

    def type_name(self, one: str) -> str:
        """Return the name of a zone type, its id when it has none."""
        return self.types[one].text(self.language) if one in self.types else one

    def years(self, indicator: IndicatorId) -> str:
        """Return the performance years of each version of an indicator."""
        return ", ".join(_span(one) for one in self.catalogue.versions_of(indicator))

    def group(self, group: Group) -> Iterator[str]:
        """Yield the indicators of a group."""
        yield from (f"## {group.name.text(self.language)} (`{group.id}`)", "")
        for indicator in self.catalogue.ids:
            versions = self.catalogue.versions_of(indicator)
            if versions[-1].group == group.id:
                yield from self.indicator(versions)

    def indicator(self, versions: tuple[IndicatorVersion, ...]) -> Iterator[str]:
        """Yield an indicator: what it is now, then what it was."""
        last = versions[-1]
        yield from (f'### <a id="{last.id}"></a>{last.name.text(self.language)} (`{last.id}`)', "")
        yield from (last.description.text(self.language), "")
        yield from self.facts(last)
        if len(versions) > 1:
            yield from ("", _row(self.say("version"), self.say("years"), ""), "|---|---|---|")
            yield from (_row(str(one.version), _span(one), self.change(one, last)) for one in versions)
        yield ""

    def facts(self, version: IndicatorVersion) -> Iterator[str]:
        """Yield what a definition says, a line each."""
        unit = self.catalogue.unit_of(version).name.text(self.language)
        named = {
            "formula": version.formula.text(self.language),
            "unit": f"{unit} · {self.say('scope')}: {name_of(version.scope).text(self.language)}",
            "aggregation": f"{name_of(version.aggregation).text(self.language)} · "
            f"{name_of(version.direction).text(self.language)} · {name_of(version.level).text(self.language)}",
            "asked_of": self.asked_of(version),
            "bounds": _bounds(version),
            "divided": "; ".join(map(self.divided, version.disaggregations)),
            "evidence": version.evidence.text(self.language),
            "needs": ", ".join(map(self.needed, version.needs)),
            "statistic": f"`{version.statistic}`" if version.statistic else "",
        }
        yield from (f"- {self.say(key).capitalize()}: {text}" for key, text in named.items() if text)

    def needed(self, indicator: IndicatorId) -> str:
        """Return another indicator's name and id."""
        return f"{self.catalogue.versions_of(indicator)[-1].name.text(self.language)} (`{indicator}`)"

    def divided(self, one: Disaggregation) -> str:
        """Return a division with its parts."""
        parts = ", ".join(part.name.text(self.language) for part in one.parts)
        return f"{one.name.text(self.language)} = {parts} ({self.say('whole' if one.whole else 'not_whole')})"

    def change(self, version: IndicatorVersion, last: IndicatorVersion) -> str:
        """Return what sets a version apart: the break before it, and what it meant when that is not what it means."""
        note = version.comparability_note.text(self.language)
        said = [f"{name_of(version.comparability).text(self.language)}{f': {note}' if note else '.'}"]
        if version is not last:
            said.append(version.description.text(self.language))
        return " ".join(said)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _span(version: IndicatorVersion) -> str:
    return f"{version.first_year}–{version.last_year or ''}"


def _bounds(version: IndicatorVersion) -> str:
    low = "" if version.lowest is None else f"≥ {version.lowest:g}"
    high = "" if version.highest is None else f"≤ {version.highest:g}"
    return ", ".join(filter(None, (low, high)))
