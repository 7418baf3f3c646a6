"""The Korean calendar: Saturdays, Sundays, public holidays with substitutes, one-off days; local holidays beside.

Recurring holidays, their substitutes and polling days come from the package ``holidays`` (pure data); a programme's
folder adds a dated table of one-off days, which wins over the package. Public holidays: 공휴일에 관한 법률 and
관공서의 공휴일에 관한 규정.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from teukgu.values import Bilingual, Finding, Place, Refused

SATURDAY = Bilingual("토요일", "Saturday")
SUNDAY = Bilingual("일요일", "Sunday")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OneOffDay:
    """A day that is off (or, ``off`` False, is not) by a single act: temporary holiday, polling day, a correction.

    ``status`` is ``in_force`` or ``assumed`` (computed from the law, not yet proclaimed).
    """

    day: date
    name: Bilingual
    off: bool
    status: str
    reference: Bilingual
    address: str = ""


@dataclass(frozen=True, slots=True)
class LocalHoliday:
    """A yearly holiday of one local government by ordinance: shown, never a reason to roll."""

    month: int
    day: int
    name: Bilingual
    where: Bilingual
    since: date
    reference: Bilingual
    address: str = ""


@dataclass(frozen=True, slots=True)
class KoreanCalendar:
    """Which days are off, and why.

    ``first`` and ``last`` bound what the calendar answers for; after ``settled_until`` temporary holidays may still
    be proclaimed.
    """

    first: date = date(2010, 1, 1)
    last: date = date(2050, 12, 31)
    settled_until: date = date(2027, 12, 31)
    one_off: Mapping[date, OneOffDay] = field(default_factory=dict)
    local: tuple[LocalHoliday, ...] = ()

    def holiday(self, day: date) -> Bilingual | None:
        """Return the name of the public holiday on ``day`` (weekends apart), or None.

        Raises:
            Refused: when ``day`` lies outside what the calendar knows.
        """
        self._known(day)
        single = self.one_off.get(day)
        if single is not None:
            return single.name if single.off else None
        return _yearly_holidays(day.year).get(day)

    def why_off(self, day: date) -> Bilingual | None:
        """Return why ``day`` is off (Saturday, Sunday, the holiday's name), or None on a working day."""
        holiday = self.holiday(day)
        if holiday is not None:
            return holiday
        return {5: SATURDAY, 6: SUNDAY}.get(day.weekday())

    def is_off(self, day: date) -> bool:
        """Return whether ``day`` is a Saturday, a Sunday or a public holiday."""
        return self.why_off(day) is not None

    def working_day_from(self, day: date) -> date:
        """Return ``day`` itself or the first working day after it."""
        while self.is_off(day):
            day += ONE_DAY
        return day

    def working_day_until(self, day: date) -> date:
        """Return ``day`` itself or the last working day before it."""
        while self.is_off(day):
            day -= ONE_DAY
        return day

    def local_holidays(self, day: date) -> tuple[LocalHoliday, ...]:
        """Return the local holidays on ``day``."""
        return tuple(one for one in self.local if (one.month, one.day) == (day.month, day.day) and one.since <= day)

    def is_unsettled(self, day: date) -> bool:
        """Return whether holidays may still be added to ``day`` or rest on our reading of the election law."""
        single = self.one_off.get(day)
        return day > self.settled_until or (single is not None and single.status != "in_force")

    def _known(self, day: date) -> None:
        if not self.first <= day <= self.last:
            raise Refused([_unknown_day(day, self.first, self.last)])


@cache
def _yearly_holidays(year: int) -> dict[date, Bilingual]:
    """Return the public holidays of ``year`` by day, named in both languages."""
    from holidays import country_holidays  # late: importing it takes a fifth of a second

    korean = country_holidays("KR", years=year, language="ko")
    english = country_holidays("KR", years=year, language="en_US")
    return {day: Bilingual(_as_in_the_act(korean[day]), english[day]) for day in korean}


def _as_in_the_act(name: str) -> str:
    """Return the package's Korean name of a holiday as the Act on Public Holidays writes it."""
    return (
        name.replace("신정연휴", "1월 1일").replace("부처님오신날", "부처님 오신 날").replace("대체 휴일", "대체공휴일")
    )


def _unknown_day(day: date, first: date, last: date) -> Finding:
    return Finding(
        "calendar.unknown_day",
        Bilingual(f"{day}의 공휴일은 알 수 없습니다.", f"The public holidays of {day} are not known."),
        Bilingual(f"{first}부터 {last}까지의 날짜를 쓰십시오.", f"Ask for a day from {first} to {last}."),
        Place(key=str(day)),
    )
