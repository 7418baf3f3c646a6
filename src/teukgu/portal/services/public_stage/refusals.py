"""What is said when something of the public stage is refused."""

from teukgu.values import Bilingual, Finding, Place, Severity


def _finding(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    return Finding(f"public_stage.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def not_given(key: str, what: tuple[str, str]) -> Finding:
    """Something that has to be told is missing."""
    cure = ("없으면 ‘없음’이라고 쓰십시오.", "Write “none” where there is none.")
    return _finding("not_given", (f"적지 않았습니다: {what[0]}.", f"Not given: {what[1]}."), cure, key)


def too_long(key: str, what: tuple[str, str], most: int) -> Finding:
    """A text is longer than what is kept or allowed."""
    return _finding(
        "too_long",
        (f"{what[0]}: {most}자까지입니다.", f"{what[1]}: at most {most} characters."),
        ("줄여서 다시 내십시오.", "Shorten it and hand it in again."),
        key,
    )


def wrong(key: str, message: tuple[str, str], cure: tuple[str, str]) -> Finding:
    """A value of a form that cannot be."""
    return _finding("wrong", message, cure, key)


def channel_taken(channel: str) -> Finding:
    """The channel is that of the own ballot."""
    return _finding(
        "channel_taken",
        (f"{channel}은(는) 자체 투표의 경로입니다.", f"{channel} is the channel of the round's own ballot."),
        ("다른 이름을 쓰십시오(예: survey, platform).", "Use another name (survey, platform)."),
        "channel",
    )


def outside_days(ballots: list[str]) -> Finding:
    """Ballots of a file were cast outside the days told about the channel."""
    listed = ", ".join(one[:40] for one in ballots[:5])
    return _finding(
        "outside_days",
        (
            f"기간 밖에 낸 표가 {len(ballots)}장 있습니다: {listed}.",
            f"{len(ballots)} ballots were cast outside the days of the channel: {listed}.",
        ),
        ("표의 때(at)나 시작일·마감일을 바로잡으십시오.", "Correct the moments (at), or the first and last day."),
        "file",
    )


def still_runs(component: str) -> Finding:
    """An own ballot waits or runs: its votes would be missing from what is frozen, or decided on."""
    return _finding(
        "still_runs",
        (f"{component}의 자체 투표가 끝나지 않았습니다.", f"The own ballot of {component} is not over."),
        (
            "마감한 뒤에 고정하고 계산하거나, 투표를 취소하십시오.",
            "Freeze and compute after it closes, or call it off.",
        ),
        "component",
    )


def votes_changed() -> Finding:
    """The votes of the portal are not those that were frozen."""
    return _finding(
        "votes_changed",
        (
            "고정한 뒤에 공개 평가의 표가 바뀌었습니다(불러오기, 제외, 자체 투표).",
            "The votes of the public stage changed after they were frozen (import, set aside, own ballot).",
        ),
        (
            "자료를 다시 고정하고 계산하여 평가안으로 남긴 뒤에 하십시오.",
            "Freeze the inputs anew, compute, and record the results as the draft first.",
        ),
        "freeze",
    )


def zone_dropped(zone: str, votes: int) -> Finding:
    """A zone that people voted for is not judged any more."""
    return _finding(
        "zone_dropped",
        (
            f"표가 {votes:,}개 있는 특구가 평가 대상에서 빠졌습니다: {zone}.",
            f"{zone} has {votes:,} votes and is no longer among the zones that are judged.",
        ),
        (
            "평가 대상에 다시 넣거나, 고정할 때 빠진 특구의 표를 빼십시오. 표는 남고, 뺀 수는 함께 공개됩니다.",
            "Put it back on the list, or freeze without these votes. They stay kept; how many is published.",
        ),
        "votes",
    )


def stories_stand() -> Finding:
    """Stories stay as they were when voting began."""
    return _finding(
        "stories_stand",
        ("투표를 시작하여 소개글을 바꿀 수 없습니다.", "Voting has begun: stories do not change any more."),
        (
            "틀린 곳이 있으면 투표를 취소하고 고친 뒤 새로 하십시오.",
            "Where one is wrong, call the ballot off and begin anew.",
        ),
    )


def no_provider() -> Finding:
    """Nobody can sign in elsewhere."""
    return _finding(
        "no_provider",
        ("로그인으로 투표하게 할 로그인 기관이 없습니다.", "No identity provider is set up for voting by sign-in."),
        (
            "운영자에게 로그인 기관 설정(TEUKGU_OIDC_…)을 부탁하거나 투표 번호로 하십시오.",
            "Ask the operator to set one up (TEUKGU_OIDC_…), or use codes.",
        ),
        "entry",
    )


def login_only() -> Finding:
    """The ballot is entered by sign-in alone."""
    return _finding(
        "login_only",
        ("로그인으로만 들어오는 투표라 번호가 없습니다.", "This ballot is entered by sign-in only: it has no codes."),
        ("번호도 쓰려면 투표를 취소하고 새로 만드십시오.", "To use codes as well, call it off and make a new one."),
    )


def no_reason() -> Finding:
    """A correction or a setting aside needs its reason."""
    return _finding(
        "no_reason",
        ("이유를 적지 않았습니다.", "No reason is given."),
        ("공개해도 되는 말로 이유를 쓰십시오.", "Write the reason, in words that may be published."),
        "reason",
    )


def stands_already() -> Finding:
    """There is an own ballot for this component."""
    return _finding(
        "stands_already",
        ("이 평가항목의 자체 투표가 이미 있습니다.", "This component has an own ballot already."),
        ("먼저 있는 투표를 취소하십시오.", "Call the one there is off first."),
        "component",
    )


def over_already() -> Finding:
    """The ballot began or is over."""
    return _finding(
        "over_already",
        ("이미 끝났거나 취소된 투표입니다.", "This ballot is over, or was called off."),
        ("화면을 새로 여십시오.", "Open the page anew."),
    )


def codes_made() -> Finding:
    """Codes are made once and given out once."""
    return _finding(
        "codes_made",
        (
            "투표 번호는 이미 만들었습니다. 번호는 한 번만 내려받을 수 있고 포털에는 남아 있지 않습니다.",
            "The codes were made already. They can be downloaded once only and are not kept here.",
        ),
        (
            "파일을 잃었으면 투표를 취소하고 새로 만드십시오.",
            "If the file is lost, call the ballot off and make a new one.",
        ),
    )


def sealed_first() -> Finding:
    """Single ballots are erased once the round is sealed."""
    return _finding(
        "sealed_first",
        ("결과를 봉인한 뒤에 파기합니다.", "Ballots are erased once the results are sealed."),
        ("봉인한 뒤에 다시 하십시오.", "Do it after sealing."),
    )


def erased_already() -> Finding:
    """Single ballots are gone."""
    return _finding(
        "erased_already",
        ("표의 원본은 이미 파기하였습니다.", "The single ballots were erased already."),
        ("집계만 남아 있습니다.", "Only the counts are left."),
    )


def no_ballots(what: str) -> Finding:
    """A pattern that is not there any more."""
    return _finding(
        "no_ballots",
        (f"그런 정황이 지금은 없습니다: {what}.", f"There is no such pattern now: {what}."),
        ("화면을 새로 열어 다시 고르십시오.", "Open the page anew and choose again."),
    )


def decided_already() -> Finding:
    """What counts is settled."""
    return _finding(
        "decided_already",
        ("위원회가 이미 의결하여 표를 바꿀 수 없습니다.", "The committee has decided: votes do not change any more."),
        ("다시 보려면 먼저 평가를 다시 여십시오.", "Reopen the round first."),
    )


def election(words: Bilingual) -> Finding:
    """The election law restricts this time; it has to be acknowledged with a reason."""
    return Finding(
        "public_stage.election",
        words,
        Bilingual(
            "선거관리위원회에 물은 뒤, 그래도 하는 이유를 적으십시오.",
            "Ask the election commission, then write why it is done all the same.",
        ),
        Place(key="acknowledged"),
        Severity.ERROR,
    )


def cannot_enter() -> Finding:
    """A code that opens nothing: unknown, of another ballot; said alike."""
    return _finding(
        "cannot_enter",
        ("맞는 투표 번호가 아닙니다.", "This is not a valid code."),
        (
            "우편이나 문자로 받은 번호를 그대로 넣어 주세요. 띄어쓰기와 줄표는 없어도 됩니다.",
            "Type the code as you received it; spaces and hyphens do not matter.",
        ),
        "code",
    )


def used_already() -> Finding:
    """One person, one ballot."""
    return _finding(
        "used_already",
        ("이미 투표를 마쳤습니다. 먼저 낸 표 한 장만 셉니다.", "You have voted already. Only the first ballot counts."),
        ("더 하실 일은 없습니다. 고맙습니다.", "There is nothing more to do. Thank you."),
    )


def not_open() -> Finding:
    """Voting has not begun or is over."""
    return _finding(
        "not_open",
        ("지금은 투표할 수 없습니다. 이 표는 받지 않았습니다.", "Voting is not open now. This ballot was not taken."),
        ("투표 기간을 확인해 주세요.", "Look at the time of voting."),
    )


def choose(most: int) -> Finding:
    """How many zones a ballot may name."""
    return _finding(
        "choose",
        (f"특구를 1곳부터 {most}곳까지 골라 주세요.", f"Choose from 1 to {most} zones."),
        ("골라서 다시 보내 주세요. 아직 투표하지 않았습니다.", "Choose and send again. You have not voted yet."),
        "choices",
    )


def choose_region() -> Finding:
    """Home province is needed to count by it."""
    return _finding(
        "choose_region",
        ("사는 시·도를 골라 주세요.", "Choose the province you live in."),
        ("골라서 다시 보내 주세요. 아직 투표하지 않았습니다.", "Choose and send again. You have not voted yet."),
        "region",
    )


def flood() -> Finding:
    """Too many codes were tried."""
    return _finding(
        "flood",
        ("맞지 않는 번호를 너무 여러 번 넣었습니다.", "Too many wrong codes were tried."),
        ("10분 뒤에 다시 해 주세요.", "Try again in ten minutes."),
    )
