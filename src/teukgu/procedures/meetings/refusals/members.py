"""What is said about members and seats."""

from datetime import date

from teukgu.procedures.meetings.refusals.shape import finding
from teukgu.values import Finding


def already_member(seat: str) -> Finding:
    """The person sits on the body already."""
    return finding(
        "already_member",
        "이 사람은 이미 위원입니다.",
        "This person is a member already.",
        f"지금의 자리({seat})를 먼저 끝내십시오.",
        f"End the present seat ({seat}) first.",
        "account",
    )


def nobody_named() -> Finding:
    """A seat needs a person."""
    return finding(
        "nobody_named",
        "누구를 위촉ㆍ지명하는지 적지 않았습니다.",
        "It is not said who takes the seat.",
        "계정을 고르거나 이름을 적으십시오.",
        "Choose an account or write a name.",
        "name",
    )


def no_appointed_seats() -> Finding:
    """The body has seats by office only."""
    return finding(
        "no_appointed_seats",
        "이 기구에는 위촉위원이 없습니다.",
        "This body has no appointed members.",
        "당연직 자리를 고르십시오.",
        "Choose a seat by office.",
        "seat",
    )


def too_many_appointed(most: int) -> Finding:
    """No appointed seat is free."""
    return finding(
        "too_many_appointed",
        f"위촉위원은 {most}명까지입니다.",
        f"There may be {most} appointed members at most.",
        "임기가 끝나거나 해촉된 자리가 생긴 뒤에 위촉하십시오.",
        "Appoint when a term has ended or a member was dismissed.",
        "seat",
    )


def too_many(most: int) -> Finding:
    """The body is full."""
    return finding(
        "too_many",
        f"위원은 {most}명까지입니다.",
        f"There may be {most} members at most.",
        "빈자리가 생긴 뒤에 하십시오.",
        "Wait for a vacancy.",
        "seat",
    )


def no_such_seat(seat: str, day: date) -> Finding:
    """The seat does not exist on that day."""
    return finding(
        "no_such_seat",
        f"{day.isoformat()}에 '{seat}' 자리는 없습니다.",
        f"There is no seat '{seat}' on {day.isoformat()}.",
        "그날의 당연직 목록에서 고르십시오.",
        "Choose from the list of that day.",
        "seat",
    )


def seat_taken(seat: str) -> Finding:
    """Somebody sits there."""
    return finding(
        "seat_taken",
        f"'{seat}' 자리에는 이미 위원이 있습니다.",
        f"Somebody sits in the seat '{seat}' already.",
        "앞 위원의 재임을 먼저 끝내십시오.",
        "End the membership of the predecessor first.",
        "seat",
    )


def no_term_to_renew() -> Finding:
    """Only a term can be renewed."""
    return finding(
        "no_term",
        "연임할 임기가 없습니다(당연직).",
        "There is no term to renew (a seat by office).",
        "위촉위원만 연임합니다.",
        "Only appointed members are renewed.",
    )


def renewed_enough(most: int) -> Finding:
    """The law allows no further renewal."""
    return finding(
        "renewed_enough",
        f"연임은 {most}차례까지입니다.",
        f"An appointment may be renewed {most} times at most.",
        "다른 사람을 위촉하십시오.",
        "Appoint somebody else.",
    )


def not_appointed() -> Finding:
    """Only appointed members are dismissed or elected."""
    return finding(
        "not_appointed",
        "위촉위원이 아닙니다.",
        "Not an appointed member.",
        "위촉위원을 고르십시오.",
        "Choose an appointed member.",
        "member",
    )


def no_dismissal_ground() -> Finding:
    """Dismissal needs a ground of the law."""
    return finding(
        "no_dismissal_ground",
        "해촉 사유가 법이 정한 것이 아닙니다.",
        "The ground of dismissal is not one of the law.",
        "시행령이 정한 사유에서 고르고 내용을 적으십시오.",
        "Choose a ground of the decree and say what happened.",
        "ground",
    )


def does_not_elect() -> Finding:
    """The body has no elected vice chair."""
    return finding(
        "does_not_elect",
        "호선하는 부위원장이 없는 기구입니다.",
        "This body elects no vice chair.",
        "기구를 확인하십시오.",
        "Check the body.",
    )


def no_majority_elected(votes: int, voters: int) -> Finding:
    """Nobody won the election."""
    return finding(
        "not_elected",
        f"위촉위원 {voters}명 가운데 {votes}표로는 호선되지 않습니다.",
        f"{votes} of {voters} votes elect nobody.",
        "과반수를 얻은 위원을 적으십시오.",
        "Name the member who had a majority.",
        "votes",
    )
