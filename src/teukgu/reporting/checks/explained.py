"""An explanation closes a remark for as long as its figures, and the past they were held against, stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from teukgu.reporting.checks.check import Remark
from teukgu.values import Severity


@dataclass(frozen=True, slots=True)
class Explained:
    """What the municipality says to a remark: the verifier sees it beside the figure."""

    identity: str
    text: str
    actor: str
    at: datetime

    def closes(self, remark: Remark) -> bool:
        """Whether it answers this remark; an error is mended, not explained, and an empty word answers nothing."""
        return remark.identity == self.identity and remark.severity is not Severity.ERROR and bool(self.text.strip())


def still_open(remarks: Iterable[Remark], explained: Iterable[Explained]) -> tuple[Remark, ...]:
    """Return the remarks that no explanation closes; a changed figure or past opens its remark again."""
    said = tuple(explained)
    return tuple(remark for remark in remarks if not any(one.closes(remark) for one in said))
