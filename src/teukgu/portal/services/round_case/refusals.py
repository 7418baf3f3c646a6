"""What is said when a round cannot be opened, prepared, computed or published."""

from collections.abc import Sequence

from teukgu.values import Bilingual, Finding, Place


def _finding(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    return Finding(f"round.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def may_not_open() -> Finding:
    """Only the ministry opens a round."""
    return _finding(
        "may_not_open",
        ("이 프로그램의 평가를 열 수 있는 보직이 아닙니다.", "Your post may not open a round of this programme."),
        ("평가를 맡은 부서의 담당자가 열어야 합니다.", "An officer of the ministry has to open it."),
    )


def stands_already(number: str, year: int) -> Finding:
    """One round for each year."""
    return _finding(
        "stands_already",
        (f"{year}년 평가는 이미 열려 있습니다: {number}.", f"The round of {year} was opened already: {number}."),
        ("그 사건에서 이어 하거나, 끝났으면 그 사건을 다시 여십시오.", "Go on in that case; it can be reopened."),
        "year",
    )


def no_content(what: Bilingual) -> Finding:
    """A file that was asked for did not come."""
    return _finding(
        "no_file",
        (f"{what.ko} 파일이 없습니다.", f"The file of the {what.en} is missing."),
        ("파일을 골라 다시 누르십시오.", "Choose the file and press again."),
        "file",
    )


def too_large(limit: int) -> Finding:
    """The file is larger than any such file has to be."""
    mega = limit // 1_000_000
    return _finding(
        "file_too_large",
        (f"파일이 {mega}MB를 넘습니다.", f"The file is larger than {mega} MB."),
        ("필요한 표만 담아 다시 올리십시오.", "Upload a file with the table only."),
        "file",
    )


def not_text() -> Finding:
    """The file is no text in UTF-8."""
    return _finding(
        "not_text",
        ("UTF-8 글로 된 파일이 아닙니다.", "The file is no text in UTF-8."),
        ("UTF-8로 저장하여 다시 올리십시오.", "Save it as UTF-8 and upload it again."),
        "file",
    )


def other_year(given: int, year: int) -> Finding:
    """The scheme is of another year."""
    return _finding(
        "scheme_year",
        (f"{given}년의 평가계획입니다. 이 평가는 {year}년입니다.", f"A scheme of {given}; this round is of {year}."),
        ("평가계획의 year를 고치거나 지우십시오.", "Mend or remove its year."),
        "file",
    )


def too_long(key: str, text: str, most: int) -> Finding:
    """A text of the scheme, or the number of the notice, is longer than what is kept of it."""
    start = f"{text[:30]}…"
    return _finding(
        "too_long",
        (f"{most}자를 넘습니다: {start}", f"Longer than {most} characters: {start}"),
        ("줄여서 다시 내십시오.", "Shorten it and hand it in again."),
        key,
    )


def half_ranks() -> Finding:
    """Official ranks are whole numbers; an average rank of equal scores may be none."""
    return _finding(
        "half_ranks",
        (
            "같은 점수에 평균 순위(3.5위 등)를 주는 규칙으로는 평가할 수 없습니다. 공식 순위는 정수입니다.",
            "A round cannot go by average ranks (such as 3.5) of equal scores: official ranks are whole numbers.",
        ),
        (
            "평가계획에서 동점의 순위를 앞선 순위(better)나 뒤진 순위(worse)로 정하십시오.",
            "Let equal scores share the better or the worse rank in the scheme.",
        ),
        "file",
    )


def nobody_to_tell(zone: str, name: str) -> Finding:
    """No municipality is registered for a zone: its draft can be told to nobody."""
    return _finding(
        "nobody_to_tell",
        (
            f"받을 시·군·구가 등록되지 않은 특구입니다: {name}({zone}).",
            f"No municipality is registered: {name} ({zone}).",
        ),
        (
            "특구의 소재지와 그 시·군·구의 기관을 등록한 뒤 다시 알리십시오.",
            "Register where the zone is and its municipality, then tell it.",
        ),
        zone,
    )


def not_kept(name: str) -> Finding:
    """An act names a hash that nothing kept in the round has."""
    return _finding(
        "not_kept",
        (
            "이 평가에 보관된 것의 해시가 아닙니다.",
            "Nothing that is kept in this round has this hash.",
        ),
        ("평가 화면의 단추로 기록하십시오.", "Record it by the button on the page of the round."),
        name,
    )


def other_scheme() -> Finding:
    """The results were computed by a scheme that is not the fixed one."""
    return _finding(
        "other_scheme",
        (
            "지금 확정된 평가계획으로 계산한 결과가 아닙니다.",
            "These results were not computed by the scheme that is fixed now.",
        ),
        ("확정된 평가계획으로 다시 계산하십시오.", "Compute again by the fixed scheme."),
        "computation",
    )


def decided_already() -> Finding:
    """Nothing is computed any more once the committee has decided."""
    return _finding(
        "decided_already",
        ("위원회가 이미 의결하였습니다.", "The committee has decided already."),
        ("다시 계산하려면 먼저 평가를 다시 여십시오.", "Reopen the round first to compute again."),
    )


def other_sheet() -> Finding:
    """A resolution carries the decision sheet as it stands, line by line."""
    return _finding(
        "other_sheet",
        (
            "의결 기록이 지금의 결정표와 다릅니다.",
            "The record of the resolution is not the decision sheet as it stands.",
        ),
        (
            "결정표를 확인하고 위원회 회의 화면에서 의결을 기록하십시오.",
            "Look at the sheet and record the resolution on the page of the meeting.",
        ),
        "sheet",
    )


def sheet_after_vote() -> Finding:
    """The decision sheet changed after members voted."""
    return _finding(
        "sheet_after_vote",
        (
            "표결이 시작된 뒤에 결정표가 바뀌었습니다.",
            "The decision sheet was changed after members had voted.",
        ),
        (
            "위원에게 바뀐 결정표를 보이고 표결을 다시 적으십시오.",
            "Show members the sheet as it stands and record their votes again.",
        ),
        "sheet",
    )


def moved_not_named() -> Finding:
    """A recomputation moved zones that it does not name."""
    return _finding(
        "moved_not_named",
        ("다시 계산하여 바뀐 특구가 모두 적히지 않았습니다.", "Not every zone that the recomputation moved is named."),
        ("평가 화면의 단추로 기록하십시오.", "Record it by the button on the page of the round."),
        "moved_zones",
    )


def not_ready(what: Bilingual) -> Finding:
    """Something has to be there first."""
    return _finding(
        "not_ready",
        (f"먼저 있어야 합니다: {what.ko}.", f"This has to be there first: {what.en}."),
        ("앞 단계를 마친 뒤 다시 하십시오.", "Do the step before it."),
    )


def no_such(what: Bilingual) -> Finding:
    """What the form names is not of this round."""
    return _finding(
        "no_such",
        (f"이 평가의 것이 아닙니다: {what.ko}.", f"Not of this round: {what.en}."),
        ("화면을 새로 열어 다시 고르십시오.", "Open the page anew and choose again."),
    )


def broke_off() -> Finding:
    """The worker could not finish, for a reason that is ours."""
    return _finding(
        "broke_off",
        ("작업이 중간에 끊겼습니다. 입력에는 문제가 없을 수 있습니다.", "The work broke off; the input may be sound."),
        ("다시 시도하고, 거듭되면 운영자에게 알리십시오.", "Try again; tell the operator if it happens again."),
    )


def no_reason() -> Finding:
    """A departure has its reason."""
    return _finding(
        "departure_reason",
        ("계산한 등급과 달리 정하는 이유가 없습니다.", "No reason is given for departing from the computed tier."),
        ("공개해도 되는 말로 이유를 쓰십시오.", "Write the reason, in words that may be published."),
        "reason",
    )


def no_tier(tiers: int) -> Finding:
    """The scheme has no such tier."""
    return _finding(
        "no_tier",
        (f"등급은 1부터 {tiers}까지입니다.", f"Tiers go from 1 to {tiers}."),
        ("등급을 목록에서 고르십시오.", "Choose a tier from the list."),
        "tier",
    )


def departs_in_words_only() -> Finding:
    """What the committee changed is on the sheet, or nothing was changed."""
    return _finding(
        "departs_in_words_only",
        ("달리 정한 특구가 결정표에 없습니다.", "The decision sheet names no zone that was decided otherwise."),
        ("부처가 결정표에 적은 뒤 의결하십시오.", "The ministry enters zone and reason on the sheet first."),
        "departures",
    )


def other_decision() -> Finding:
    """What would be published is not what was sealed."""
    return _finding(
        "other_decision",
        ("결정표가 봉인한 것과 다릅니다.", "The decision is not the one that was sealed."),
        ("사건을 다시 열어 의결과 봉인을 다시 하십시오.", "Reopen the case; decide and seal again."),
    )


def told_ranks(years: Sequence[int]) -> Finding:
    """Ranks that were only told to their zones would be published with the bundle."""
    listed = ", ".join(str(year) for year in years)
    return _finding(
        "told_ranks",
        (
            f"특구에 알리기만 한 지난 순위가 묶음과 함께 공개됩니다: {listed}년.",
            f"Past ranks that were only told to the zones would be published with the bundle: {listed}.",
        ),
        (
            "공개하여도 되면 확인란에 표시하고, 이미 공개된 순위면 ‘공개됨’으로 다시 올리십시오.",
            "Tick the box if they may be published; upload them again as published if they were.",
        ),
        "told_ranks",
    )


def twice_in_freeze(component: str, channel: str) -> Finding:
    """A table that was handed in holds what the portal itself has."""
    named = f"{component} {channel}".strip()
    return _finding(
        "twice_in_freeze",
        (
            f"올린 표에 포털이 이미 가진 부분이 들어 있어 두 번 세게 됩니다: {named}.",
            f"The table handed in holds a part that the portal has itself, so it would count twice: {named}.",
        ),
        (
            "표에서 그 행을 빼고 다시 올리거나, 앞서 올린 표를 빼십시오.",
            "Take these rows out and upload it again, or take the earlier table out.",
        ),
        component,
    )


def other_matters() -> Finding:
    """The record names other matters than the scheme's file speaks to."""
    return _finding(
        "other_matters",
        (
            "기록한 고려 사항이 평가계획 파일의 지표와 다릅니다.",
            "The matters recorded are not those of the scheme's file.",
        ),
        ("평가계획 화면에서 작성하십시오.", "State the scheme on its page."),
        "matters",
    )
