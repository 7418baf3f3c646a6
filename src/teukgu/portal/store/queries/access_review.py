"""The access log of a month, for its review: the rows, and what a reader may want to ask about."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import QuerySet
from django.utils import timezone

from teukgu.portal import clock
from teukgu.portal.access import Viewer, reviewed_programmes
from teukgu.portal.store.models import AccessLogEntry, AccessLogReview
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class HintLimits:
    """From when on a row is pointed out: hours of the night, rows by one account in a day, persons in one act."""

    night_from: int
    night_until: int
    rows_a_day: int
    subjects_at_once: int


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that may have a good reason: which account, on which day, how many; worded as a question."""

    kind: str
    account: int | None
    day: date
    count: int
    text: Bilingual


def month_bounds(month: date) -> tuple[datetime, datetime]:
    """Return the first moment of the month and of the next, in Korea."""
    first = month.replace(day=1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    zone = timezone.get_default_timezone()
    return datetime.combine(first, time.min, zone), datetime.combine(after, time.min, zone)


def entries_of_month(viewer: Viewer, programme: str, month: date) -> QuerySet[AccessLogEntry]:
    """Return the month's rows, newest first; nothing for whoever does not review the log of this programme."""
    if programme not in reviewed_programmes(viewer):
        return AccessLogEntry.objects.none()
    first, after = month_bounds(month)
    rows = AccessLogEntry.objects.filter(programme=programme, at__gte=first, at__lt=after)
    return rows.select_related("account", "post__organisation", "case").order_by("-seq")


def review_of_month(viewer: Viewer, programme: str, month: date) -> AccessLogReview | None:
    """Return the sign-off of the month, if there is one."""
    if programme not in reviewed_programmes(viewer):
        return None
    rows = AccessLogReview.objects.select_related("account", "post__organisation")
    return rows.filter(programme=programme, month=month.replace(day=1)).first()


def hints(entries: Iterable[AccessLogEntry], limits: HintLimits) -> tuple[Hint, ...]:
    """Return what may deserve a question, by day: at night, very many rows, very many persons at once."""
    rows = list(entries)
    found = [*_at_night(rows, limits), *_many_rows(rows, limits), *_many_subjects(rows, limits)]
    return tuple(sorted(found, key=lambda hint: (hint.day, hint.kind, hint.account or 0)))


def _at_night(rows: list[AccessLogEntry], limits: HintLimits) -> Iterator[Hint]:
    night = Counter(_who(row) for row in rows if _is_night(timezone.localtime(row.at).hour, limits))
    for (account, day), count in night.items():
        text = Bilingual(
            f"{limits.night_from}시~{limits.night_until}시 사이의 접속 {count}건: 야간 업무였는지 확인할 수 있습니다.",
            f"{count} between {limits.night_from}:00 and {limits.night_until}:00: one may ask whether work was on.",
        )
        yield Hint("night", account, day, count, text)


def _many_rows(rows: list[AccessLogEntry], limits: HintLimits) -> Iterator[Hint]:
    for (account, day), count in Counter(_who(row) for row in rows).items():
        if count >= limits.rows_a_day:
            text = Bilingual(
                f"하루 {count}건: 한꺼번에 처리할 일이 있었는지 확인할 수 있습니다.",
                f"{count} in one day: one may ask whether there was work to be done at once.",
            )
            yield Hint("volume", account, day, count, text)


def _many_subjects(rows: list[AccessLogEntry], limits: HintLimits) -> Iterator[Hint]:
    for row in rows:
        if row.subjects >= limits.subjects_at_once:
            text = Bilingual(
                f"한 번에 {row.subjects}명의 자료: 사유를 확인하세요.",
                f"Data of {row.subjects} persons at once: look at the reason.",
            )
            yield Hint("subjects", row.account_id, _who(row)[1], row.subjects, text)


def _who(row: AccessLogEntry) -> tuple[int | None, date]:
    return row.account_id, clock.day_of(row.at)


def _is_night(hour: int, limits: HintLimits) -> bool:
    return hour >= limits.night_from or hour < limits.night_until


def month_counts(
    viewer: Viewer, programme: str, months: Iterable[date]
) -> list[tuple[date, int, AccessLogReview | None]]:
    """Return each month with its number of rows and its sign-off."""
    return [
        (month, entries_of_month(viewer, programme, month).count(), review_of_month(viewer, programme, month))
        for month in months
    ]
