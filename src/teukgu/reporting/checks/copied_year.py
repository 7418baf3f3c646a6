"""A report that repeats last year's."""

from collections.abc import Iterator

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.view import View
from teukgu.values import Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield the figures equal to last year's when they are most of those that can be compared."""
    known = tuple(cell for cell in view.plain if view.before(cell))
    same = tuple(cell for cell in known if view.before(cell) == view.values[cell])
    if len(known) >= view.limits.least_cells and len(same) > view.limits.copied_cells * len(known):
        yield Spotted(same, {"same": len(same), "all": len(known)})


_LAST = {
    "sales": 412_345_000,
    "jobs": 103,
    "firms": 31,
    "new_firms": 12,
    "budget_planned": 91_200_000,
    "budget_used": 83_100_000,
    "material_purchases": 1_234_000,
    "participants": 17,
}

CHECK = Check(
    "copied_year",
    Severity.WARNING,
    Bilingual("작년과 같은 보고", "Copy of last year"),
    Bilingual("비교할 수 있는 값의 대부분이 작년과 같음", "Most figures equal last year's"),
    Bilingual(
        "작년과 비교할 수 있는 값 {all}개 가운데 {same}개가 작년과 같습니다. 설명을 요청합니다.",
        "{same} of {all} figures equal last year's. Please explain.",
    ),
    Bilingual(
        "올해 다시 센 값인지 확인하고, 맞다면 그렇다고 적어 주세요.", "Check that they were counted anew, and say so."
    ),
    find,
    Example(_LAST, past={2025: _LAST}),
    past=True,
)
