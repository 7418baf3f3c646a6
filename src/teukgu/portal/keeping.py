"""The rules on how long personal data are kept, on a day, and what the review of the access log points out."""

from dataclasses import dataclass
from datetime import date

from teukgu.portal.rules import programme
from teukgu.rulebook.on_day import RulesOnDay


@dataclass(frozen=True, slots=True)
class Keeping:
    """Times of keeping that hold on one day."""

    log_years: int
    years_by_kind: dict[str, int]
    account_months: int
    resident_account_months: int
    sign_in_months: int
    mail_months: int
    unused_file_months: int
    conflict_years: int
    panel_fact_years: int
    written_opinion_years: int
    erase_within_days: int


KINDS = ("case_person", "opinion", "operator", "proposer", "committee_member")


def rules(day: date) -> RulesOnDay:
    """Return the rules of the day; assumed ones hold until the installation puts its own in their place."""
    return programme().rulebook.on(day)


def keeping_on(day: date) -> Keeping:
    """Return the times of keeping on ``day``; the log is never kept shorter than the law says."""
    on = rules(day)
    return Keeping(
        log_years=max(on.whole("access_log_keep_years"), on.whole("access_log_keep_min_years")),
        years_by_kind={kind: on.whole(f"personal_keep_{kind}_years") for kind in KINDS},
        account_months=on.whole("personal_keep_account_months"),
        resident_account_months=on.whole("personal_keep_resident_account_months"),
        sign_in_months=on.whole("personal_keep_sign_in_months"),
        mail_months=on.whole("personal_keep_mail_months"),
        unused_file_months=on.whole("personal_keep_unused_file_months"),
        conflict_years=on.whole("personal_keep_conflict_fact_years"),
        panel_fact_years=on.whole("personal_keep_panel_fact_years"),
        written_opinion_years=on.whole("personal_keep_written_opinion_years"),
        erase_within_days=on.whole("personal_erase_within_days"),
    )


def months_before(day: date, months: int) -> date:
    """Return the day so many months earlier; the last of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = (date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - date.resolution).day
    return date(year, month + 1, min(day.day, last))
