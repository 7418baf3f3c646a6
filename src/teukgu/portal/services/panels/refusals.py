"""What is said when something of a panel cannot be done."""

from collections.abc import Sequence

from teukgu.evaluation.problems import near, some
from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    return Finding(f"panel.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def no_such(what: Bilingual) -> Finding:
    """What the form names is not of this panel."""
    return _finding(
        "no_such",
        (f"이 평가위원회의 것이 아닙니다: {what.ko}.", f"Not of this panel: {what.en}."),
        ("화면을 새로 열어 다시 고르십시오.", "Open the page anew and choose again."),
    )


def no_scheme() -> Finding:
    """Criteria come from the scheme."""
    return _finding(
        "no_scheme",
        ("작성한 평가계획이 없습니다.", "No scheme was stated yet."),
        ("평가계획을 먼저 올리십시오.", "Upload the scheme first."),
        "component",
    )


def no_component(name: str, known: Sequence[str]) -> Finding:
    """The scheme asks for no panel of this name."""
    return _finding(
        "no_component",
        (
            f"평가계획에 그런 위원회 점수가 없습니다: {name or '(빈칸)'}.",
            f"The scheme takes no panel scores of that name: {name or '(empty)'}.",
        ),
        near(name, known),
        "component",
    )


def no_population() -> Finding:
    """Zones are assigned from the list of the round."""
    return _finding(
        "no_population",
        ("평가 대상 목록이 없습니다.", "The list of zones was not set yet."),
        ("평가 대상을 먼저 정하십시오.", "Set the list of zones first."),
    )


def scoring_began() -> Finding:
    """Criteria are fixed once somebody scored by them."""
    return _finding(
        "scoring_began",
        ("채점이 시작되어 심사기준을 바꿀 수 없습니다.", "Scoring has begun: the criteria are fixed."),
        ("지금 기준으로 채점을 마치십시오.", "Finish by the criteria as they are."),
    )


def closed() -> Finding:
    """Nothing changes in a closed panel."""
    return _finding(
        "closed",
        ("마감한 평가위원회입니다.", "The panel is closed."),
        ("고치려면 이유를 적고 마감을 푸십시오.", "Reopen it with a reason to change something."),
    )


def not_closed() -> Finding:
    """Only a closed panel is confirmed or reopened."""
    return _finding(
        "not_closed",
        ("아직 마감하지 않은 평가위원회입니다.", "The panel is not closed yet."),
        ("채점을 모두 받고 마감한 뒤 하십시오.", "Close it once all scores are in."),
    )


def decided_already() -> Finding:
    """After the committee decided, panels stay as they are."""
    return _finding(
        "decided_already",
        ("위원회가 이미 의결하였습니다.", "The committee has decided already."),
        ("고치려면 먼저 평가를 다시 여십시오.", "Reopen the round first."),
    )


def empty(key: str, what: Bilingual) -> Finding:
    """Something is not said."""
    return _finding(
        "empty",
        (f"빈칸입니다: {what.ko}.", f"Not filled in: {what.en}."),
        ("적은 뒤 다시 누르십시오.", "Fill it in and press again."),
        key,
    )


def names_reviewer(key: str) -> Finding:
    """A text that is published names a reviewer."""
    return _finding(
        "names_reviewer",
        ("평가위원의 이름이 들어 있습니다. 이 글은 결과와 함께 공개됩니다.",
         "A reviewer is named. This text is published with the results."),
        ("이름을 빼고 다시 누르십시오.", "Take the name out and press again."),
        key,
    )  # fmt: skip


def bad_number(key: str, what: Bilingual, low: float, high: float) -> Finding:
    """A number that cannot be."""
    return _finding(
        "bad_number",
        (f"{what.ko}: {low:g}부터 {high:g}까지의 수여야 합니다.", f"{what.en}: a number from {low:g} to {high:g}."),
        ("범위 안의 수를 적으십시오.", "Write a number within the range."),
        key,
    )


def bad_day(key: str, what: Bilingual) -> Finding:
    """A day that cannot be."""
    return _finding(
        "bad_day",
        (f"날짜가 맞지 않습니다: {what.ko}.", f"The day cannot be: {what.en}."),
        ("날짜의 앞뒤를 확인하십시오.", "Check which comes first."),
        key,
    )


def other_keys(wanted: Sequence[str]) -> Finding:
    """The scheme weighs criteria by their keys."""
    return _finding(
        "other_keys",
        (
            f"심사기준의 부호는 평가계획과 같아야 합니다: {some(list(wanted), 12)}.",
            f"Keys of criteria have to be those of the scheme: {some(list(wanted), 12)}.",
        ),
        ("평가계획의 심사기준을 그대로 쓰십시오.", "Use the criteria of the scheme."),
        "key",
    )


def key_twice(key: str) -> Finding:
    """A key stands for one criterion."""
    return _finding(
        "key_twice",
        (f"심사기준의 부호가 없거나 두 번 있습니다: {key or '(빈칸)'}.", f"No key, or one twice: {key or '(empty)'}."),
        ("영문 부호를 하나씩 적으십시오.", "Give each criterion a key of its own."),
        "key",
    )


def bad_range(name: str) -> Finding:
    """Scores go from a lowest to a highest in whole steps."""
    return _finding(
        "bad_range",
        (
            f"{name}: 가장 낮은 점수, 가장 높은 점수, 단위가 맞지 않습니다.",
            f"{name}: lowest, highest and step of its scores do not fit.",
        ),
        (
            "낮은 점수에서 단위를 더해 높은 점수에 이르게 하십시오.",
            "Let whole steps lead from the lowest to the highest.",
        ),
        "range",
    )


def bad_anchors(name: str) -> Finding:
    """What scores mean is said for two of them at least."""
    return _finding(
        "bad_anchors",
        (
            f"{name}: 점수의 뜻이 둘보다 적거나, 범위 밖이거나, 같은 점수가 두 번 있습니다.",
            f"{name}: fewer than two scores are put in words, or one is out of range or there twice.",
        ),
        ("한 줄에 '점수 | 뜻 | 영어' 꼴로 둘 이상 적으십시오.", "Write two lines or more: score | words | English."),
        "anchors",
    )


def invited_already(name: str) -> Finding:
    """Somebody is invited to a panel once."""
    return _finding(
        "invited_already",
        (f"이미 이 위원회에 초대한 사람입니다: {name}.", f"Invited to this panel already: {name}."),
        ("목록에서 그 사람을 고쳐 쓰십시오.", "Change them in the list."),
        "email",
    )


def unknown_field(name: str, known: Sequence[str]) -> Finding:
    """Fields are those of zones."""
    return _finding(
        "unknown_field",
        (f"알 수 없는 분야입니다: {name}.", f"Unknown field: {name}."),
        near(name, known),
        "fields",
    )


def unknown_province(name: str, known: Sequence[str]) -> Finding:
    """The home region is a province."""
    return _finding(
        "unknown_province",
        (f"알 수 없는 시ㆍ도입니다: {name}.", f"Unknown province: {name}."),
        near(name, known),
        "home_region",
    )


def unknown_fact(text: str) -> Finding:
    """An interest names its kind and what it is about."""
    return _finding(
        "unknown_fact",
        (f"이해관계를 읽을 수 없습니다: {text[:60]}.", f"This interest cannot be read: {text[:60]}."),
        (
            "종류와 대상을 적으십시오. 보기: 재직: 기관 (2024-01-01~2025-12-31). 종류는 안내에 있습니다.",
            "Write kind and whom, as in 'employment: office (2024-01-01~2025-12-31)'.",
        ),
        "facts",
    )


def unknown_about(kind: Bilingual, text: str, known: Sequence[str]) -> Finding:
    """What an interest is about is a municipality or a zone that there is."""
    return _finding(
        "unknown_about",
        (f"{kind.ko}: 알 수 없는 대상입니다: {text or '(빈칸)'}.", f"{kind.en}: not known: {text or '(empty)'}."),
        near(text, known),
        "about",
    )


def no_reviewers() -> Finding:
    """Somebody has to have accepted."""
    return _finding(
        "no_reviewers",
        ("수락한 평가위원이 없습니다.", "No reviewer has accepted yet."),
        ("위원을 초대하고 수락을 받은 뒤 배정하십시오.", "Invite reviewers and wait until they accept."),
    )


def left_already(name: str) -> Finding:
    """Who left cannot leave again."""
    return _finding(
        "left_already",
        (f"이미 그만둔 위원입니다: {name}.", f"This reviewer has left already: {name}."),
        ("다른 위원을 고르십시오.", "Choose another one."),
    )


def not_complete(zone: str) -> Finding:
    """Scores are talked over once all of them are in."""
    return _finding(
        "not_complete",
        (f"아직 다 제출되지 않은 특구입니다: {zone}.", f"Not all reviewers have handed this zone in: {zone}."),
        ("모두 제출한 뒤 토의를 여십시오.", "Open the discussion once all are in."),
        "zone",
    )


def discussed_already(zone: str) -> Finding:
    """One discussion of a zone at a time."""
    return _finding(
        "discussed_already",
        (f"이미 토의하고 있는 특구입니다: {zone}.", f"This zone is being discussed already: {zone}."),
        ("그 토의를 이어 가십시오.", "Go on in that discussion."),
        "zone",
    )


def still_discussed(zones: Sequence[str]) -> Finding:
    """A panel is not closed while zones are talked over."""
    return _finding(
        "still_discussed",
        (f"토의가 끝나지 않은 특구: {some(list(zones))}.", f"Zones still discussed: {some(list(zones))}."),
        ("토의를 마친 뒤 마감하십시오.", "End the discussions first."),
    )


def lacking(pairs: Sequence[str]) -> Finding:
    """Scores are missing."""
    return _finding(
        "lacking",
        (
            f"제출되지 않은 채점 {len(pairs)}건: {some(list(pairs))}.",
            f"{len(pairs)} scorings were not handed in: {some(list(pairs))}.",
        ),
        (
            "제출을 기다리거나, 빠진 채로 마감하는 이유를 적으십시오.",
            "Wait for them, or give the reason for closing without.",
        ),
        "reason",
    )


def barred_scores(pairs: Sequence[str]) -> Finding:
    """A conflict came to light after a zone was scored."""
    return _finding(
        "barred_scores",
        (
            f"채점한 뒤에 이해관계가 드러난 {len(pairs)}건: {some(list(pairs))}.",
            f"A conflict came to light after scoring in {len(pairs)} cases: {some(list(pairs))}.",
        ),
        (
            "그 채점을 무효로 하거나, 그대로 두고 마감하는 이유를 적으십시오.",
            "Declare these scores void, or give the reason for closing with them.",
        ),
        "reason",
    )


def unscored(zones: Sequence[str]) -> Finding:
    """A zone that nobody scored has no panel score."""
    return _finding(
        "unscored",
        (f"아무도 제출하지 않은 특구: {some(list(zones))}.", f"Zones that nobody handed in: {some(list(zones))}."),
        ("한 명이라도 제출한 뒤 마감하십시오.", "One reviewer at least has to hand each zone in."),
    )


def not_handed_in() -> Finding:
    """Only what was handed in is opened again."""
    return _finding(
        "not_handed_in",
        ("제출된 채점이 아닙니다.", "This was not handed in."),
        ("화면을 새로 열어 확인하십시오.", "Open the page anew and look."),
    )


def unknown_use() -> Finding:
    """One of three scores is used."""
    return _finding(
        "unknown_use",
        ("쓸 점수를 고르지 않았습니다.", "The score to be used was not chosen."),
        ("그대로, 조정, 수준 가운데 하나를 고르십시오.", "Choose raw, adjusted or level."),
        "use",
    )


def not_confirmed(component: str) -> Finding:
    """Scores are used as the panel confirmed, and only then."""
    return _finding(
        "not_confirmed",
        (
            f"평가위원회가 쓸 점수를 아직 확정하지 않았습니다: {component}.",
            f"The panel has not confirmed which score is used: {component}.",
        ),
        ("위원회의 결정을 적은 뒤 고정하십시오.", "Record its decision, then freeze."),
        "panel",
    )


def other_use(indicator: str, wanted: Bilingual, confirmed: Bilingual) -> Finding:
    """The scheme takes another score than the panel confirmed."""
    return _finding(
        "other_use",
        (
            f"{indicator}: 평가계획은 ‘{wanted.ko}’, 평가위원회는 ‘{confirmed.ko}’을(를) 쓰기로 했습니다.",
            f"{indicator}: the scheme takes the {wanted.en}, the panel confirmed the {confirmed.en}.",
        ),
        (
            "평가계획의 use를 위원회의 결정과 같게 고치거나 위원회의 결정을 다시 받으십시오.",
            "Let the scheme say the same use, or ask the panel again.",
        ),
        "use",
    )


def frozen_before(component: str) -> Finding:
    """The frozen scores are not those of the panel as it stands."""
    return _finding(
        "frozen_before",
        (
            f"고정한 점수가 지금의 평가위원회 것이 아닙니다(다시 열렸거나 다시 마감됨): {component}.",
            f"The frozen scores are not those of the panel as it stands (reopened or closed again): {component}.",
        ),
        ("위원회를 마감하고 확정한 뒤 자료를 다시 고정하십시오.", "Close and confirm the panel, then freeze again."),
        "panel",
    )
