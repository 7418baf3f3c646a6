"""What a report must have before it is approved, filed, deferred or signed off. One check per function."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from teukgu.procedures.check_words import end_of, read_day, said
from teukgu.procedures.event import Event
from teukgu.procedures.report.standing import year_of
from teukgu.procedures.state import Situation
from teukgu.values import Bilingual, Finding, Place, Severity

DEFERRAL = "report_deferral_new_zone_months"
LAST_MONTH, LAST_DAY = 12, 31


def wrong(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    """Return what stands in the way of an act of a report."""
    return Finding(f"report.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def year_is_over(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A report covers a whole year, so it is opened on or after its last day (규칙 제3조제1항)."""
    year = draft.data.get("year")
    if isinstance(year, int) and not _is_known(situation, year):
        first, last = situation.calendar.first.year, situation.calendar.last.year
        yield wrong(
            "year_unknown",
            (f"성과 연도로 쓸 수 없는 해입니다: {year}.", f"No performance year: {year}."),
            (f"{first}년부터 {last}년 사이의 해를 쓰십시오.", f"Write a year from {first} to {last}."),
            "year",
        )
    elif isinstance(year, int) and draft.happened_on < _year_end(year):
        day = said(_year_end(year))
        yield wrong(
            "year_not_over",
            (f"{year}년이 아직 끝나지 않았습니다.", f"The year {year} is not over."),
            (f"{day.ko}부터 작성을 시작할 수 있습니다.", f"It can be opened from {day.en}."),
            "year",
        )


def due_day_is_the_rules(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The last day to file is the one that the rule gives for the year; another one is an override with its reason."""
    year, due = draft.data.get("year"), read_day(draft.data.get("due"))
    if not isinstance(year, int) or due is None or not _is_known(situation, year):
        return
    expected = end_of(situation, "report_due", _year_end(year))
    if expected is not None and due != expected:
        day = said(expected)
        yield wrong(
            "due_differs",
            (f"제출기한은 {day.ko}입니다.", f"The report is due on {day.en}."),
            ("그 날로 쓰거나, 기한을 달리한 이유를 쓰십시오.", "Write that day, or the reason for another."),
            "due",
        )


def designated_late_enough(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Only a zone designated within the months of the rule before the year's end may wait (규칙 제3조제1항 단서).

    Facts: ``designated_on``. The first day is left out (민법 제157조), a month is counted by the calendar (제160조).
    """
    year, designated = year_of(situation.state), situation.facts.get("designated_on")
    if year is None or not isinstance(designated, date) or not situation.rules.has(DEFERRAL):
        yield wrong(
            "designation_unknown",
            (
                "지정일을 알 수 없어 다음 해 보고에 합칠 수 있는지 판단할 수 없습니다.",
                "The day of designation is not known.",
            ),
            ("특구의 지정일을 먼저 기록하십시오.", "Record the day of designation first."),
        )
        return
    months = situation.rules.whole(DEFERRAL)
    if designated.year != year or _months_later(designated + timedelta(1), months) <= _year_end(year):
        yield wrong(
            "designated_too_early",
            (
                f"지정일부터 연말까지가 {months}개월을 넘습니다.",
                f"More than {months} months lie before the year's end.",
            ),
            ("이 해의 보고서를 따로 제출하십시오.", "File a report of this year."),
        )


def contents_are_complete(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The four parts of the report are there (facts: ``missing_contents``, each with ``ko``, ``en`` and ``id``)."""
    for item in situation.facts.get("missing_contents", ()):
        yield wrong(
            "contents_missing",
            (f"보고서에 '{item['ko']}'이(가) 없습니다.", f"The report lacks '{item['en']}'."),
            ("보고서 화면에서 채워 주십시오.", "Fill it in on the page of the report."),
            str(item.get("id", "")),
        )


def figures_have_no_errors(situation: Situation, draft: Event) -> Iterator[Finding]:
    """No check of a figure says error (facts: ``figure_errors``, findings). Requests to explain stop nothing."""
    yield from (one for one in situation.facts.get("figure_errors", ()) if isinstance(one, Finding))
    open_requests = int(situation.facts.get("unexplained", 0))
    if open_requests:
        yield Finding(
            "report.unexplained",
            Bilingual(
                f"설명하지 않은 요청이 {open_requests}건 있습니다.", f"{open_requests} requests to explain are open."
            ),
            Bilingual("설명을 적으면 확인하는 사람이 함께 봅니다.", "An explanation is shown to whoever verifies."),
            severity=Severity.WARNING,
        )


def partners_have_confirmed(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Every other municipality of a joint zone confirmed this very version (facts: ``applicants``, the lead first)."""
    confirmed = {one.key: one.data.get("report_sha256") for one in situation.state.all("confirm_part")}
    for key in tuple(situation.facts.get("applicants", ()))[1:]:
        if str(key) not in confirmed or confirmed[str(key)] != draft.data.get("report_sha256"):
            yield wrong(
                "partner_missing",
                (
                    f"공동 지방자치단체({key})가 이 판에서 맡은 부분을 확인하지 않았습니다.",
                    f"{key} has not confirmed its part of this version.",
                ),
                ("그 지방자치단체의 확인을 받아 기록하십시오.", "Have it confirmed there and record it."),
                str(key),
            )


def material_correction_is_approved(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A correction that can move a result is approved by the head anew."""
    if draft.data.get("material") is True and not str(draft.data.get("approval_number") or "").strip():
        yield wrong(
            "correction_not_approved",
            ("중요한 정정인데 결재 문서 번호가 없습니다.", "A material correction has no approved document."),
            ("단체장의 결재를 받아 그 번호를 쓰십시오.", "Have the head approve it and write its number."),
            "approval_number",
        )


def report_is_the_one_verified(situation: Situation, draft: Event) -> Iterator[Finding]:
    """What is signed off is the report as it stands: it names its hash (facts: ``report_sha256``)."""
    stands = situation.facts.get("report_sha256")
    if stands is not None and str(draft.data.get("report_sha256") or "") != str(stands):
        yield wrong(
            "report_changed",
            ("현장확인한 보고서와 지금 보고서가 다릅니다.", "The report is not the one that was verified."),
            ("바뀐 부분을 다시 확인하십시오.", "Verify what has changed."),
            "report_sha256",
        )


def _is_known(situation: Situation, year: int) -> bool:
    """Whether the calendar knows the year and the one after it, in which the report is due."""
    return situation.calendar.first.year <= year < situation.calendar.last.year


def _year_end(year: int) -> date:
    return date(year, LAST_MONTH, LAST_DAY)


def _months_later(first: date, months: int) -> date:
    """Return the day after a period of ``months`` that begins with ``first`` (민법 제160조제2항, 제3항)."""
    count = first.month - 1 + months
    year, month = first.year + count // 12, count % 12 + 1
    last = monthrange(year, month)[1]
    return date(year, month, first.day) if first.day <= last else date(year, month, last) + timedelta(1)
