"""The report that was approved, confirmed or corrected is a version that was kept, and the very one."""

from collections.abc import Iterator

from teukgu.procedures.event import Event
from teukgu.procedures.report.checks import wrong
from teukgu.procedures.state import Situation
from teukgu.values import Finding


def report_version_is_kept(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The version named was kept and has the hash named (facts: ``report_versions``; without it nothing is known)."""
    versions = situation.facts.get("report_versions")
    number, digest = draft.data.get("report_version"), str(draft.data.get("report_sha256") or "").strip().lower()
    if versions is None or not isinstance(number, int):
        return
    if number not in versions:
        yield wrong(
            "version_unknown",
            (f"남긴 보고서 판에 {number}판이 없습니다.", f"No version {number} of the report was kept."),
            (
                "보고서 화면에서 판을 남기고 그 번호를 쓰십시오.",
                "Keep a version on the page of the report; write its number.",
            ),
            "report_version",
        )
    elif digest != str(versions[number]).lower():
        yield wrong(
            "version_differs",
            ("적은 해시가 그 판의 해시와 다릅니다.", "The hash is not that of this version."),
            ("보고서 화면의 해시를 그대로 쓰십시오.", "Copy the hash from the page of the report."),
            "report_sha256",
        )


def newest_version_is_meant(situation: Situation, draft: Event) -> Iterator[Finding]:
    """What is approved or corrected is the newest version: what the checks looked at."""
    versions = situation.facts.get("report_versions") or {}
    number = draft.data.get("report_version")
    if versions and isinstance(number, int) and number in versions and number != max(versions):
        yield wrong(
            "version_older",
            (
                f"{number}판 뒤에 남긴 {max(versions)}판이 있습니다.",
                f"Version {max(versions)} was kept after version {number}.",
            ),
            ("가장 새 판을 결재하십시오.", "Approve the newest version."),
            "report_version",
        )
