"""The plan that the head approved is a version that was kept, and the very one."""

from collections.abc import Iterator

from teukgu.procedures.check_words import wrong
from teukgu.procedures.event import Event
from teukgu.procedures.state import Situation
from teukgu.values import Finding


def version_is_kept(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The version named was kept, and has the hash named (facts: ``plan_versions``; without it nothing is known)."""
    versions = situation.facts.get("plan_versions")
    if versions is None:
        return
    number, digest = draft.data.get("plan_version"), str(draft.data.get("plan_sha256") or "").strip().lower()
    if number is None:
        if digest:
            yield wrong(
                "version_missing",
                ("해시만 있고 계획 판의 번호가 없습니다.", "There is a hash without the number of its version."),
                ("계획 화면에서 판의 번호를 보고 쓰십시오.", "Write the number as the page of the plan shows it."),
                "plan_version",
            )
        elif versions and not draft.data.get("plan_files"):
            # a plan kept outside comes with its files; a plan kept here is approved as one of its versions
            yield wrong(
                "version_not_named",
                ("결재한 계획이 어느 판인지 없습니다.", "It does not say which version of the plan was approved."),
                (
                    "계획 화면에 남긴 판의 번호를 쓰거나, 밖에서 결재한 계획이면 그 파일을 붙이십시오.",
                    "Write the number of the version kept here, or attach the files of a plan approved outside.",
                ),
                "plan_version",
            )
    elif not isinstance(number, int) or number not in versions:
        yield wrong(
            "version_unknown",
            (f"남긴 계획 판에 {number}판이 없습니다.", f"No version {number} of the plan was kept."),
            (
                "계획 화면에서 판을 남기고 그 번호를 쓰십시오.",
                "Keep a version on the page of the plan; write its number.",
            ),
            "plan_version",
        )
    elif digest and digest != str(versions[number]).lower():
        yield wrong(
            "version_differs",
            ("적은 해시가 그 판의 해시와 다릅니다.", "The hash is not that of this version."),
            ("계획 화면의 해시를 그대로 쓰십시오.", "Copy the hash from the page of the plan."),
            "plan_sha256",
        )
