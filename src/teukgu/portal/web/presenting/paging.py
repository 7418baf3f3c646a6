"""Page numbers to click: the first, the last, and those around the present one."""

from collections.abc import Sequence

AROUND = 2


def page_numbers(page: int, pages: int) -> Sequence[int | None]:
    """Return the numbers to show; None stands for a gap."""
    near = {1, pages, *range(page - AROUND, page + AROUND + 1)}
    shown = sorted(number for number in near if 1 <= number <= pages)
    result: list[int | None] = []
    for at, number in enumerate(shown):
        if at and number - shown[at - 1] > 1:
            result.append(None)
        result.append(number)
    return result
