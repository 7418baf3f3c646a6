"""The catalogue of the yearly report's checks, in one language: what each asks, how it is answered, an example."""

from collections.abc import Iterable, Iterator, Mapping

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.checks import CHECKS, Limits, check_report
from teukgu.reporting.checks.check import Check, Example, cell_of
from teukgu.reporting.checks.view import View
from teukgu.values import Bilingual, Language, Severity
from teukgu.values.particles import settled

HEAD = {
    "ko": """# 운영성과보고서의 점검

`teukgu.reporting.checks`에서 `scripts/build_docs.py`로 만들어집니다. 직접 고치지 마세요.
[English](report-checks-catalogue.en.md).
잘못 묻는 일과 놓치는 일이 얼마나 되는지는 [측정한 표](report_checks.md)에 있습니다.

**오류**는 고쳐야 결재할 수 있습니다. **설명 요청**은 틀렸다는 말이 아니며,
설명을 적으면 닫히고 확인하는 사람이 함께 봅니다.
**참고**는 한 번 볼 것입니다. 어느 것도 공개되거나 평가 점수에 들어가지 않습니다. 몇 배, 몇 개부터 묻는지는
[규칙집](rules.ko.md)의 `report_check_*`가 정합니다.
""",
    "en": """# Checks of the yearly report

Written by `scripts/build_docs.py` from `teukgu.reporting.checks`; do not edit. [한국어](report-checks-catalogue.ko.md).
How often they ask in vain, and what they miss, is in [the measured tables](report_checks.md).

An **error** must be mended before the report is approved. A **request to explain** does not say that a figure is wrong:
an explanation closes it, and whoever verifies reads it. A **note** is worth a look. None of them is ever public or in a
score. From how many times, or how many cells, they ask is set by `report_check_*` in the [rule manual](rules.en.md).
""",
}
SEVERITIES: Mapping[Severity, Bilingual] = {
    Severity.ERROR: Bilingual("오류", "error"),
    Severity.WARNING: Bilingual("설명 요청", "request to explain"),
    Severity.NOTE: Bilingual("참고", "note"),
}
WORDS: Mapping[str, Bilingual] = {
    "code": Bilingual("코드", "Code"),
    "name": Bilingual("이름", "Name"),
    "severity": Bilingual("구분", "Severity"),
    "looks_at": Bilingual("보는 것", "Looks at"),
    "cure": Bilingual("할 일", "What to do"),
    "example": Bilingual("보기", "Example"),
    "entered": Bilingual("적은 값", "Entered"),
    "past": Bilingual("{year}년", "{year}"),
    "peers": Bilingual("같은 유형", "Zones of the type"),
    "statistics": Bilingual("공개 통계", "Public statistics"),
    "says": Bilingual("점검이 하는 말", "What it says"),
    "none": Bilingual("없음", "none"),
}


def checks_text(catalogue: Catalogue, limits: Limits, language: Language) -> str:
    """Return the page, in Markdown; the examples are run, so that what it says is what the checks say."""
    lines = [HEAD[language], *_overview(language)]
    for check in CHECKS:
        lines += _section(check, catalogue, limits, language)
    return "\n".join(lines).rstrip() + "\n"


def _overview(language: Language) -> Iterator[str]:
    heads = [WORDS[key].text(language) for key in ("code", "name", "severity", "looks_at")]
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|---|"
    for one in CHECKS:
        cells = (f"[`{one.id}`](#{one.id})", one.name, SEVERITIES[one.severity], one.looks_at)
        yield f"| {' | '.join(_escaped(cell, language) for cell in cells)} |"


def _escaped(cell: str | Bilingual, language: Language) -> str:
    text = cell if isinstance(cell, str) else cell.text(language)
    return text.replace("|", "\\|")


def _section(check: Check, catalogue: Catalogue, limits: Limits, language: Language) -> Iterator[str]:
    says = WORDS["says"].text(language)
    yield f'\n## <a id="{check.id}"></a>{check.name.text(language)} (`{check.id}`)\n'
    yield f"{SEVERITIES[check.severity].text(language)}: {check.looks_at.text(language)}."
    yield f"\n{WORDS['cure'].text(language)}: {check.cure.text(language)}\n"
    yield f"{WORDS['example'].text(language)}:\n"
    yield from _example(check.example, catalogue, limits, language)
    for message in _messages(check, catalogue, limits, language):
        yield f"- {says}: “{message}”"


def _example(example: Example, catalogue: Catalogue, limits: Limits, language: Language) -> Iterator[str]:
    view = View(catalogue, example.figures_of(), example.context(), limits)

    def named(cells: Mapping[str, object]) -> str:
        none = WORDS["none"].text(language)
        parts = (
            f"{view.name(cell_of(key)).text(language)} {none if value is None else _number(value)}"
            for key, value in cells.items()
        )
        return "; ".join(parts)

    yield f"- {WORDS['entered'].text(language)}: {named(example.figures)}"
    for year in sorted(example.past):
        yield f"- {WORDS['past'].text(language).format(year=year)}: {named(example.past[year])}"
    if example.peers:
        yield f"- {WORDS['peers'].text(language)}: {named(example.peers)}"
    if example.statistics:
        shown = ", ".join(f"`{key}` {year}: {_number(value)}" for (key, year), value in example.statistics.items())
        yield f"- {WORDS['statistics'].text(language)}: {shown}"


def _number(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_number(one) for one in value)
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def _messages(check: Check, catalogue: Catalogue, limits: Limits, language: Language) -> Iterable[str]:
    remarks = check_report(catalogue, check.example.figures_of(), check.example.context(), limits)
    found = (one.message.text(language) for one in remarks if one.check == check.id)
    return [settled(one) if language == "ko" else one for one in found]
