"""What is said when the portal, not the procedure, says no to an act."""

from collections.abc import Sequence

from teukgu.portal.store.models import CaseEvent
from teukgu.procedures.definition import Procedure
from teukgu.values import Bilingual, Finding, Place

CHANGED = "case.changed_meanwhile"


def absent() -> Finding:
    """Say that there is no such case; said alike when there is one that the viewer may not see."""
    return Finding(
        "case.absent",
        Bilingual("그런 사건이 없습니다.", "There is no such case."),
        Bilingual("사건 번호를 확인하십시오.", "Check the number of the case."),
        Place(key="case"),
    )


def not_your_party() -> Finding:
    """Say that the viewer acts for another party."""
    return Finding(
        "case.not_your_party",
        Bilingual("이 일을 맡은 보직이 아닙니다.", "This is not for your post to do."),
        Bilingual("담당 보직의 사람이 하여야 합니다.", "Whoever holds the post in charge has to do it."),
        Place(key="party"),
    )


def lead_applicant_only() -> Finding:
    """Say that what is done once for all applicants is for the leading one."""
    return Finding(
        "case.lead_applicant_only",
        Bilingual("공동신청의 대표 지방자치단체가 하는 일입니다.", "The leading applicant does this for all."),
        Bilingual("대표 지방자치단체에 요청하십시오.", "Ask the leading applicant."),
        Place(key="party"),
    )


def agrees_for_itself() -> Finding:
    """Say that nobody agrees for another applicant."""
    return Finding(
        "case.agrees_for_itself",
        Bilingual(
            "공동신청의 동의는 그 지방자치단체가 스스로 기록합니다.", "Each joint applicant records its own agreement."
        ),
        Bilingual("해당 지방자치단체의 담당자가 기록하여야 합니다.", "Its own officer has to record it."),
        Place(key="key"),
    )


def changed_meanwhile(procedure: Procedure, since: Sequence[CaseEvent]) -> Finding:
    """Say what happened between the page that was seen and now."""
    return Finding(
        CHANGED,
        Bilingual(
            f"화면을 여신 뒤 다른 일이 기록되었습니다: {_listed(procedure, since, 'ko')}.",
            f"Something was recorded after you opened the page: {_listed(procedure, since, 'en')}.",
        ),
        Bilingual(
            "바뀐 내용을 확인하고 다시 누르십시오. 쓰신 내용은 그대로 있습니다.",
            "See what has changed and press again. What you wrote is still there.",
        ),
        Place(key="seen_version"),
    )


def _listed(procedure: Procedure, since: Sequence[CaseEvent], language: str) -> str:
    names = []
    for event in since:
        act = procedure.act(event.act)
        names.append(event.act if act is None else str(getattr(act.name, language)))
    return ", ".join(names) or "?"


def used_key() -> Finding:
    """Say that the key of the form was used for something else."""
    return Finding(
        "case.once_used",
        Bilingual("이미 다른 일에 쓰인 양식입니다.", "This form was used for something else already."),
        Bilingual("화면을 새로 열어 다시 하십시오.", "Open the page anew."),
        Place(key="once"),
    )


def no_such_organisation(key: str) -> Finding:
    """Say that a thread names an organisation that is not known."""
    return Finding(
        "case.no_such_organisation",
        Bilingual(f"등록되지 않은 기관입니다: {key}.", f"The organisation is not known: {key}."),
        Bilingual("목록에서 기관을 고르십시오.", "Choose an organisation from the list."),
        Place(key="key"),
    )


def no_such_file(field: str) -> Finding:
    """Say that an attachment is not there, or not the author's to use."""
    return Finding(
        "case.no_such_file",
        Bilingual("붙인 파일을 찾을 수 없습니다.", "An attached file is not there."),
        Bilingual("파일을 다시 올리십시오.", "Upload the file again."),
        Place(key=field),
    )


def no_such_document(about: object) -> Finding:
    """Say that the act to whose document something is recorded has none."""
    return Finding(
        "case.no_such_document",
        Bilingual(f"기록 {about}번에는 공문이 없습니다.", f"Record {about} has no official document."),
        Bilingual("사건 화면의 공문 목록에서 고르십시오.", "Choose from the papers of the case."),
        Place(key="event"),
    )


def not_your_document() -> Finding:
    """Say that only the sender records a sending and only the receiver an arrival."""
    return Finding(
        "case.not_your_document",
        Bilingual(
            "공문 번호는 보낸 기관이 시행을, 받은 기관이 접수를 기록합니다.",
            "The sender records the sending of a document, the receiver its arrival.",
        ),
        Bilingual("그 공문의 당사자가 기록하여야 합니다.", "Whoever sent or received the document has to record it."),
        Place(key="event"),
    )


def wrong_procedure(procedure: str) -> Finding:
    """Say that there is no such procedure."""
    return Finding(
        "case.no_such_procedure",
        Bilingual(f"없는 절차입니다: {procedure}.", f"There is no procedure '{procedure}'."),
        Bilingual("목록에서 절차를 고르십시오.", "Choose from the list."),
        Place(key="procedure"),
    )


def may_not_open() -> Finding:
    """Say that the viewer may not open a case for this municipality."""
    return Finding(
        "case.may_not_open",
        Bilingual(
            "이 시·군·구의 사건을 열 수 있는 보직이 아닙니다.", "Your post may not open a case for this municipality."
        ),
        Bilingual("해당 시·군·구의 담당자가 열어야 합니다.", "An officer of the municipality has to open it."),
        Place(key="lead"),
    )


def bad_title() -> Finding:
    """Say that the case has no title, or too long a one."""
    return Finding(
        "case.title",
        Bilingual("사건 이름이 비었거나 너무 깁니다.", "The title is empty or too long."),
        Bilingual("200자 안에서 특구 이름을 쓰십시오.", "Write the name of the zone in at most 200 characters."),
        Place(key="title"),
    )


def not_an_applicant(name: str) -> Finding:
    """Say that only municipalities apply."""
    return Finding(
        "case.not_an_applicant",
        Bilingual(f"신청할 수 있는 기관이 아닙니다: {name}.", f"Not an organisation that can apply: {name}."),
        Bilingual("시·군·구를 고르십시오.", "Choose a municipality."),
        Place(key="lead"),
    )
