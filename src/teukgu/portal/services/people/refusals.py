"""What is refused when people are placed, with the cure."""

from datetime import date

from teukgu.values import Bilingual, Finding, Place


def not_allowed() -> Finding:
    """Say that there is no such organisation or post for this viewer: hidden and absent answer alike."""
    return Finding(
        "people.not_found",
        Bilingual("그런 기관이나 직위가 없습니다.", "There is no such organisation or post."),
        Bilingual("소속 기관의 목록에서 고르세요.", "Choose from the list of your organisation."),
    )


def no_such_post(organisation: str, near: tuple[str, ...]) -> Finding:
    """Say that the console named no post, and which there are."""
    known = ", ".join(near) or "teukgu invite --list"
    return Finding(
        "people.no_such_post",
        Bilingual(f"그런 기관이나 직위가 없습니다: {organisation}", f"No such organisation or post: {organisation}"),
        Bilingual(f"이 가운데 고르세요: {known}", f"Choose one of these: {known}"),
    )


def no_account(email: str) -> Finding:
    """Say that whoever is to take over has no account, and who can mend that."""
    return Finding(
        "people.no_account",
        Bilingual(f"이 주소의 계정이 없습니다: {email}", f"There is no account of this address: {email}"),
        Bilingual(
            "소속 기관의 관리자가 먼저 초대해야 합니다. 관리자라면 이름도 적어 주세요.",
            "The manager of the organisation has to invite them first; a manager fills in the name as well.",
        ),
        Place(key="taker"),
    )


def missing(key: str, ko: str, en: str) -> Finding:
    """Say what is not filled in."""
    return Finding(
        "people.missing",
        Bilingual(f"{ko}이(가) 비어 있습니다.", f"{en} is empty."),
        Bilingual("적어 주세요.", "Fill it in."),
        Place(key=key),
    )


def bad_address(email: str) -> Finding:
    """Say that this is no mail address."""
    return Finding(
        "people.bad_address",
        Bilingual(f"메일 주소가 아닙니다: {email}", f"Not a mail address: {email}"),
        Bilingual("이름@기관 꼴로 적어 주세요.", "Write it as name@organisation."),
        Place(key="email"),
    )


def too_far_ahead(cure: Bilingual) -> Finding:
    """Say that a day lies further ahead than anybody plans."""
    return Finding(
        "people.too_far_ahead",
        Bilingual("맡는 날짜가 너무 먼 뒤입니다.", "A day lies too far ahead."),
        cure,
        Place(key="last_day"),
    )


def ends_before(begin: date) -> Finding:
    """Say that the last day lies before the first."""
    return Finding(
        "people.ends_before",
        Bilingual("끝나는 날이 시작하는 날보다 빠릅니다.", "The last day is before the first."),
        Bilingual(f"{begin.isoformat()} 또는 그 뒤의 날로 적어 주세요.", f"Write {begin.isoformat()} or a later day."),
        Place(key="last_day"),
    )


def ends_sooner(last_day: date) -> Finding:
    """It ends before the day that was asked for."""
    day = last_day.isoformat()
    return Finding(
        "people.ends_sooner",
        Bilingual(f"이 담당은 {day}에 이미 끝납니다.", f"It ends on {day} already."),
        Bilingual("더 오래 맡기려면 사람을 새로 정하십시오.", "To have them hold it longer, give the post anew."),
        Place(key="last_day"),
    )


def in_the_past(today: date) -> Finding:
    """Say that who held a post is not rewritten."""
    return Finding(
        "people.in_the_past",
        Bilingual("지난 날로는 바꿀 수 없습니다.", "The past cannot be changed."),
        Bilingual(f"{today.isoformat()} 또는 그 뒤의 날로 적어 주세요.", f"Write {today.isoformat()} or a later day."),
        Place(key="first_day"),
    )


def holds_already(name: str) -> Finding:
    """Say that this person has the post in that time."""
    return Finding(
        "people.holds_already",
        Bilingual(f"{name} 님은 그 기간에 이미 이 직위를 맡고 있습니다.", f"{name} already holds this post then."),
        Bilingual("기간을 확인하거나 지금 맡은 것을 먼저 끝내세요.", "Check the days, or end the present one first."),
        Place(key="first_day"),
    )


def demonstration_only() -> Finding:
    """Say that invented people stay in the demonstration, and real ones out of it."""
    return Finding(
        "people.demonstration",
        Bilingual(
            "시연 계정은 시연 프로그램의 직위만, 실제 계정은 실제 프로그램의 직위만 맡습니다.",
            "Invented people hold posts of the demonstration only, real people of the real programme only.",
        ),
        Bilingual("다른 계정을 고르세요.", "Choose another account."),
        Place(key="email"),
    )


def role_not_here() -> Finding:
    """Say that an organisation of this kind has no such post."""
    return Finding(
        "people.role_not_here",
        Bilingual("이 기관에는 둘 수 없는 직위입니다.", "This organisation cannot have such a post."),
        Bilingual("보기에 있는 것 가운데 고르세요.", "Choose one of those offered."),
        Place(key="role"),
    )


def last_manager() -> Finding:
    """Say that nobody would be left to place people."""
    return Finding(
        "people.last_manager",
        Bilingual(
            "이 사람이 빠지면 기관의 사람을 관리할 사람이 없습니다.",
            "Without this person nobody would manage the people of the organisation.",
        ),
        Bilingual("다른 사람에게 먼저 관리하는 직위를 맡기세요.", "Give a managing post to somebody else first."),
        Place(key="last_day"),
    )


def link_is_over() -> Finding:
    """Say that an invitation was used, replaced or is too old; the same for one that never was."""
    return Finding(
        "people.link_is_over",
        Bilingual(
            "이 초대는 이미 썼거나 기간이 지났거나 새 초대로 바뀌었습니다.",
            "This invitation was used, is too old, or was replaced by a newer one.",
        ),
        Bilingual(
            "소속 기관의 관리자에게 다시 초대해 달라고 하세요.",
            "Ask the manager of your organisation to invite you again.",
        ),
    )
