"""Amounts in documents: figures with the reading beside them, so that neither can be altered unseen (AWR rule 2(2))."""

DIGITS = "영일이삼사오육칠팔구"
SMALL = ("", "십", "백", "천")
LARGE = ("", "만", "억", "조", "경")
GROUP = 10**4
HIGHEST = 10**16


def won_reading(amount: int) -> str:
    """Read whole won aloud, every 일 written: 113,560 is ``일십일만삼천오백육십``.

    Raises:
        ValueError: below zero or above 10^16; such an amount is written in figures only.
    """
    if not 0 <= amount <= HIGHEST:
        msg = f"an amount is read from 0 to {HIGHEST:,} won: {amount:,}"
        raise ValueError(msg)
    if amount == 0:
        return DIGITS[0]
    groups, rest = [], amount
    while rest:
        rest, group = divmod(rest, GROUP)
        groups.append(group)
    parts = [_group_reading(group) + LARGE[place] for place, group in enumerate(groups) if group]
    return "".join(reversed(parts))


def money_text(amount: int) -> str:
    """``금113,560원(금일십일만삼천오백육십원)``; an amount below zero has no reading: ``금△113,560원``."""
    if amount < 0:
        return f"금△{-amount:,}원"
    return f"금{amount:,}원(금{won_reading(amount)}원)"


def _group_reading(group: int) -> str:
    digits = [(place, group // 10**place % 10) for place in (3, 2, 1, 0)]
    return "".join(DIGITS[digit] + SMALL[place] for place, digit in digits if digit)
