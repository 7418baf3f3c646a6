"""Checks the chain of the access log and names the first row that does not fit."""

from dataclasses import dataclass, replace

from teukgu.portal.services.access_log import HEAD, hash_of
from teukgu.portal.store.models import AccessLogCheckpoint, AccessLogEntry, AccessLogHead, AccessLogReview
from teukgu.values import Bilingual

AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class ChainVerdict:
    """How many rows were checked after ``begins`` (what is older was erased); the first that is broken, and why."""

    rows: int
    seq: int | None = None
    problem: Bilingual | None = None
    begins: int = 0
    hash: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing is broken."""
        return self.problem is None


def verify_access_log() -> ChainVerdict:
    """Recompute every row from the last checkpoint to the head; a row taken out, put in or changed breaks it.

    Whoever could write the whole table anew would still have to meet the hashes that were signed off month by month.
    """
    checkpoint = AccessLogCheckpoint.objects.order_by("-seq").first()
    begins, last = (checkpoint.seq, checkpoint.hash) if checkpoint else (0, "")
    signed = dict(AccessLogReview.objects.filter(last_seq__gt=begins).values_list("last_seq", "last_hash"))
    seq, rows = begins, 0
    for entry in AccessLogEntry.objects.filter(seq__gt=begins).order_by("seq").iterator(AT_ONCE):
        problem = _problem(entry, seq + 1, last, signed)
        if problem:
            return ChainVerdict(rows, seq + 1, problem, begins)
        seq, last, rows = entry.seq, entry.hash, rows + 1
    return _at_the_end(ChainVerdict(rows, begins=begins, hash=last), seq)


def _problem(entry: AccessLogEntry, seq: int, last: str, signed: dict[int, str]) -> Bilingual | None:
    if entry.seq != seq:
        return Bilingual("이 번호의 줄이 없습니다.", "The row of this number is missing.")
    if entry.previous != last:
        return Bilingual("앞줄의 해시와 이어지지 않습니다.", "It does not follow the hash of the row before.")
    if hash_of(entry) != entry.hash:
        return Bilingual("내용이 해시와 다릅니다.", "Its content is not what its hash says.")
    if signed.get(seq, entry.hash) != entry.hash:
        return Bilingual("점검할 때 서명한 해시와 다릅니다.", "It is not the row that was signed off.")
    return None


def _at_the_end(verdict: ChainVerdict, seq: int) -> ChainVerdict:
    """The head says which row is the last: rows cut off at the end are noticed too."""
    head = AccessLogHead.objects.filter(pk=HEAD).first()
    expected = (head.seq, head.hash) if head else (0, "")
    if expected == (seq, verdict.hash):
        return verdict
    problem = Bilingual("마지막 줄이 기록과 다릅니다.", "The last row is not the one on record.")
    return replace(verdict, seq=seq + 1, problem=problem)
