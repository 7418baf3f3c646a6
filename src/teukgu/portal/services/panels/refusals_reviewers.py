"""What is said to a reviewer when something cannot be done."""

from collections.abc import Sequence

from teukgu.evaluation.problems import some
from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    return Finding(f"panel.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


ASK = ("평가 담당에게 알리십시오.", "Tell the officer of the round.")


def not_you() -> Finding:
    """Only the reviewer acts as one."""
    return _finding(
        "not_you",
        ("평가위원으로 초대받은 계정이 아닙니다.", "This account was not invited as this reviewer."),
        ("초대받은 계정으로 로그인하십시오.", "Sign in with the account that was invited."),
    )


def you_left() -> Finding:
    """Who left does nothing more."""
    return _finding(
        "you_left", ("위원을 그만둔 것으로 적혀 있습니다.", "You are recorded as having left the panel."), ASK
    )


def closed() -> Finding:
    """Nothing changes in a closed panel."""
    return _finding("closed", ("마감한 평가위원회입니다.", "The panel is closed."), ASK)


def not_accepted() -> Finding:
    """Only who accepted scores."""
    return _finding(
        "not_accepted",
        ("아직 수락하지 않았습니다.", "You have not accepted the invitation."),
        ("서약을 읽고 수락한 뒤 하십시오.", "Read the pledge and accept first."),
    )


def no_pledge() -> Finding:
    """Accepting needs the pledge as it stands."""
    return _finding(
        "no_pledge",
        ("서약에 동의하지 않았거나 서약의 글이 바뀌었습니다.", "The pledge was not given, or its words have changed."),
        ("서약을 다시 읽고 동의에 표시하십시오.", "Read the pledge again and tick it."),
        "pledge",
    )


def assigned_already() -> Finding:
    """Who has zones leaves, which the ministry records."""
    return _finding(
        "assigned_already",
        (
            "이미 특구를 배정받아 여기에서 거절할 수 없습니다.",
            "Zones were given to you already: you cannot decline here.",
        ),
        ("그만두려면 평가 담당에게 알리십시오.", "Tell the officer of the round that you want to leave."),
    )


def not_declared() -> Finding:
    """Interests are declared before scoring."""
    return _finding(
        "not_declared",
        ("이해관계 신고를 마치지 않았습니다.", "You have not finished declaring your interests."),
        ("신고할 것이 없으면 없다고 신고하십시오.", "If there is nothing to declare, say so."),
    )


def not_yours(zone: str) -> Finding:
    """A reviewer scores what was assigned."""
    return _finding(
        "not_your_zone",
        (f"배정받은 특구가 아닙니다: {zone}.", f"This zone was not given to you: {zone}."),
        ("'나의 평가'에서 배정받은 특구를 고르십시오.", "Choose one of your zones."),
        "zone",
    )


def conflict(zone: str) -> Finding:
    """A reviewer with an interest in a zone does not score it."""
    return _finding(
        "conflict",
        (
            f"이해관계가 있어 채점할 수 없습니다: {zone}.",
            f"You have an interest in this zone and cannot score it: {zone}.",
        ),
        (
            "다른 위원에게 배정됩니다. 잘못된 신고면 고치십시오.",
            "It goes to somebody else. Mend the declaration if it is wrong.",
        ),
        "zone",
    )


def void(zone: str) -> Finding:
    """Scores were declared void; the zone is scored again only when it is assigned again."""
    return _finding(
        "void",
        (f"무효로 처리된 채점입니다: {zone}.", f"Your scores of this zone were declared void: {zone}."),
        ASK,
        "zone",
    )


def practice_first(zones: Sequence[str]) -> Finding:
    """Practice comes before scoring in earnest."""
    return _finding(
        "practice_first",
        (
            f"연습 채점을 먼저 제출해야 합니다: {some(list(zones))}.",
            f"Hand the practice zones in first: {some(list(zones))}.",
        ),
        ("연습 특구를 채점하고 제출한 뒤 하십시오.", "Score the practice zones and hand them in."),
        "zone",
    )


def handed_in() -> Finding:
    """What was handed in stays."""
    return _finding(
        "handed_in",
        ("이미 제출한 채점입니다.", "You have handed this in already."),
        (
            "고치려면 토의에서 제출을 풀거나 평가 담당에게 알리십시오.",
            "Take it back in the discussion, or ask the officer.",
        ),
    )


def unknown_criterion(key: str) -> Finding:
    """Scores name a criterion of the panel."""
    return _finding(
        "unknown_criterion",
        (f"없는 심사기준입니다: {key}.", f"There is no such criterion: {key}."),
        ("화면을 새로 여십시오.", "Open the page anew."),
        key,
    )


def bad_score(key: str, name: Bilingual, lowest: float, highest: float, step: float) -> Finding:
    """A score lies in the range, in whole steps."""
    return _finding(
        "bad_score",
        (
            f"{name.ko}: {lowest:g}부터 {highest:g}까지 {step:g} 단위의 점수가 아닙니다.",
            f"{name.en}: not a score from {lowest:g} to {highest:g} in steps of {step:g}.",
        ),
        ("범위와 단위에 맞는 점수를 적으십시오.", "Write a score that fits."),
        key,
    )


def bad_confidence() -> Finding:
    """Confidence is one of three, or not said."""
    return _finding(
        "bad_confidence",
        ("확신의 정도가 맞지 않습니다.", "This is no degree of confidence."),
        ("낮음, 보통, 높음 가운데 고르십시오.", "Choose low, middle or high."),
        "confidence",
    )


def too_long(most: int) -> Finding:
    """A text is kept whole or not at all."""
    return _finding(
        "too_long",
        (f"글이 {most:,}자를 넘습니다.", f"The text is longer than {most:,} characters."),
        ("줄여서 적으십시오.", "Shorten it."),
        "text",
    )


def unscored_criteria(names: Sequence[Bilingual]) -> Finding:
    """A sheet is handed in whole."""
    return _finding(
        "unscored_criteria",
        (
            f"점수를 주지 않은 심사기준: {some([one.ko for one in names])}.",
            f"Criteria without a score: {some([one.en for one in names])}.",
        ),
        ("모든 기준에 점수를 준 뒤 제출하십시오.", "Score every criterion, then hand in."),
        "score",
    )


def short_justification(least: int, length: int) -> Finding:
    """Why is said in a sentence at least."""
    return _finding(
        "short_justification",
        (
            f"채점 이유가 {least}자보다 짧습니다(지금 {length}자).",
            f"The reason has {length} characters; {least} are needed.",
        ),
        ("왜 그 점수인지 한두 문장으로 적으십시오.", "Say in a sentence or two why you scored so."),
        "text",
    )


def change_without_why() -> Finding:
    """A change after the others' scores were seen has its reason."""
    return _finding(
        "change_without_why",
        ("제출한 뒤 점수를 바꾸었으나 이유가 없습니다.", "Scores were changed after handing in, without a reason."),
        ("무엇을 보고 바꾸었는지 적으십시오.", "Say what made you change them."),
        "why",
    )


def no_discussion() -> Finding:
    """Remarks belong to an open discussion of one's own zone."""
    return _finding(
        "no_discussion",
        (
            "열려 있는 토의가 아니거나 내가 제출한 특구의 토의가 아닙니다.",
            "No open discussion of a zone that you handed in.",
        ),
        ("화면을 새로 열어 확인하십시오.", "Open the page anew and look."),
    )


def not_your_fact() -> Finding:
    """A reviewer changes what they declared themselves."""
    return _finding(
        "not_your_fact",
        (
            "스스로 신고한 이해관계가 아니거나 이미 고친 것입니다.",
            "You did not declare this, or it was changed already.",
        ),
        ("포털 기록이나 부처가 적은 것은 평가 담당에게 알리십시오.", "Tell the officer about what others recorded."),
    )
