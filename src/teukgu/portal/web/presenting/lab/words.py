"""What the settings of the policy lab and their values are called."""

from django.utils.translation import gettext as _


def setting_words(name: str) -> str:
    """Return what a setting is called."""
    head, _dot, rest = name.partition(".")
    known = {
        "weight": _("가중치"),
        "share": _("등급의 비율"),
        "threshold": _("등급의 기준 점수"),
        "cap": _("등급의 한도"),
        "out": _("빼기"),
        "population": _("한도를 세는 모집단"),
        "cap_rounding": _("한도의 끝수"),
        "tied_across_cap": _("한도에 걸친 동점"),
        "rounding": _("점수의 반올림"),
        "decimals": _("점수의 소수 자리"),
        "ties": _("동점의 순위"),
        "panel": _("심사위원 점수"),
        "missing": _("빠진 값"),
        "award_count": _("포상 수"),
        "award_amount": _("포상 금액(원)"),
        "award_share": _("포상 한도(비율)"),
        "tier_group": _("등급을 나누는 무리"),
        "restructuring": _("구조조정 목록"),
        "restructuring_share": _("구조조정 목록의 비율"),
        "bonus_max": _("가점 한도"),
        "penalty_max": _("감점 한도"),
    }
    said = known.get(head, head)
    return f"{said} {rest}" if rest else said


def value_words(name: str, word: str) -> str:
    """Return what one of a setting's words means."""
    known = {
        ("population", "in_round"): _("평가를 받은 특구"),
        ("population", "all_zones"): _("모든 특구"),
        ("cap_rounding", "down"): _("버림"),
        ("cap_rounding", "up"): _("올림"),
        ("cap_rounding", "nearest"): _("반올림"),
        ("tied_across_cap", "out"): _("모두 뺌"),
        ("tied_across_cap", "in"): _("모두 넣음"),
        ("rounding", "half_up"): _("반올림"),
        ("rounding", "half_even"): _("짝수 쪽으로 반올림"),
        ("rounding", "down"): _("버림"),
        ("ties", "better"): _("나은 순위"),
        ("ties", "worse"): _("못한 순위"),
        ("ties", "average"): _("가운데 순위"),
        ("panel", "raw"): _("채점한 그대로"),
        ("panel", "adjusted"): _("엄격함을 고르게 한 점수"),
        ("panel", "level"): _("엄격함만 뺀 점수"),
        ("panel", "out"): _("쓰지 않음"),
        ("missing", "reweigh"): _("빼고 나머지로"),
        ("missing", "mean"): _("평균으로 채움"),
        ("missing", "median"): _("중앙값으로 채움"),
        ("missing", "score"): _("0점"),
        ("missing", "refuse"): _("계산하지 않음"),
    }
    if name == "out":
        return _("뺌")
    return known.get((name, word), word)
