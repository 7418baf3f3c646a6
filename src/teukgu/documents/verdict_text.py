"""What ``teukgu verify`` says, in words and as JSON."""

import json
from dataclasses import asdict

from teukgu.documents.verifying import Verdict
from teukgu.values import Bilingual, Language


def verdict_lines(verdict: Verdict, language: Language) -> list[str]:
    """Return the verdict in lines, the answer first."""
    remarks = [line.text(language) for line in _remarks(verdict)]
    return [_answer(verdict).text(language), f"SHA-256: {verdict.bundle.hash}", *remarks]


def _answer(verdict: Verdict) -> Bilingual:
    found = verdict.difference
    if found is not None:
        where = ", ".join(part for part in (found.file, found.row, found.column) if part)
        return Bilingual(
            f"✗ 다릅니다: {where}. 봉인된 값 {found.sealed!r}, 다시 계산한 값 {found.recomputed!r}.",
            f"✗ It differs: {where}. Sealed {found.sealed!r}, recomputed {found.recomputed!r}.",
        )
    if not verdict.expected:
        return Bilingual(
            "✗ 다시 계산한 값은 모두 같지만, 해시가 기대한 것과 다릅니다(다른 묶음입니다).",
            "✗ Every number recomputes, but the hash is not the expected one (it is another bundle).",
        )
    count = len(verdict.bundle.files)
    return Bilingual(
        f"✓ 확인했습니다: 파일 {count}개와 모든 숫자가 다시 계산한 것과 같습니다.",
        f"✓ Verified: all {count} files and every number equal the recomputation.",
    )


def _remarks(verdict: Verdict) -> list[Bilingual]:
    settings = verdict.bundle.settings
    remarks = [
        Bilingual(
            f"평가연도 {settings['year']}, 추출 {settings['draws']}회, 난수 씨앗 {settings['seed']}, "
            f"규칙 기준일 {settings['rules_date']}",
            f"Year {settings['year']}, {settings['draws']} draws, seed {settings['seed']}, "
            f"rules as of {settings['rules_date']}",
        )
    ]
    if not verdict.same_version:
        remarks.append(
            Bilingual(
                f"! 봉인한 판은 {verdict.bundle.version}, 확인한 판은 {verdict.version}입니다.",
                f"! Sealed by version {verdict.bundle.version}, verified by version {verdict.version}.",
            )
        )
    if settings.get("example"):
        remarks.append(Bilingual("! 예시 자료입니다(지어낸 특구).", "! Example data: the zones are invented."))
    return [*remarks, _rules(verdict)]


def _rules(verdict: Verdict) -> Bilingual:
    if verdict.installed is None:
        return Bilingual(
            "! 설치된 규칙집과 견주지 못했습니다. 묶음에 든 값으로 계산했습니다.",
            "! The installed rulebook could not be compared; the values in the bundle were used.",
        )
    if verdict.installed:
        names = ", ".join(verdict.installed)
        return Bilingual(
            f"! 설치된 규칙집과 값이 다른 규칙: {names}. 묶음에 든 값으로 계산했습니다.",
            f"! Rules whose installed value is another: {names}. The values in the bundle were used.",
        )
    return Bilingual(
        "사용한 규칙 값은 설치된 규칙집의 그날 값과 같습니다.",
        "The rule values used equal those of the installed rulebook on that date.",
    )


def verdict_json(verdict: Verdict) -> str:
    """Return the verdict as JSON."""
    found = verdict.difference
    data = {
        "ok": verdict.ok,
        "hash": verdict.bundle.hash,
        "expected": verdict.expected,
        "difference": asdict(found) if found else None,
        "sealed_by": verdict.bundle.version,
        "verified_by": verdict.version,
        "other_rules": list(verdict.installed) if verdict.installed is not None else None,
        "settings": dict(verdict.bundle.settings),
    }
    return json.dumps(data, ensure_ascii=False, indent=2)
