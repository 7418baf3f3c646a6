"""What an approval rests on: the number of the approved document, or an answer that came by a one-time link."""

from collections.abc import Iterator

from teukgu.procedures.event import Event
from teukgu.procedures.report.checks import wrong
from teukgu.procedures.state import Situation
from teukgu.values import Finding


def approval_is_documented(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A number is stated, or the link whose approval it was (facts: ``approval_links``, the hash approved by link)."""
    number, link = str(draft.data.get("approval_number") or "").strip(), draft.data.get("approval_link")
    if link is None and not number:
        yield wrong(
            "approval_missing",
            ("결재 문서의 생산등록번호가 없습니다.", "The number of the approved document is missing."),
            (
                "전자결재의 번호를 쓰거나, 보고서 화면에서 결재권자에게 1회용 링크를 보내십시오.",
                "Write the number of the e-approval, or send the head a one-time link from the page of the report.",
            ),
            "approval_number",
        )
    elif link is not None and not _was_approved(situation, link, draft.data.get("report_sha256")):
        yield wrong(
            "link_not_used",
            ("그 번호의 링크로 이 판을 결재한 적이 없습니다.", "No link of this number approved this version."),
            ("이 칸을 비우고 결재 문서 번호를 쓰십시오.", "Leave it empty and write the number of the document."),
            "approval_link",
        )


def _was_approved(situation: Situation, link: object, sha256: object) -> bool:
    approved = situation.facts.get("approval_links") or {}
    return isinstance(link, int) and bool(sha256) and approved.get(link) == sha256
