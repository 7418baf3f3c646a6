"""What stands in a report: its year, whether it counts as reported, whether a signature on it still holds."""

from teukgu.procedures.state import CaseState

CHANGES = ("correct_report", "file_report", "return_report")


def year_of(state: CaseState) -> int | None:
    """Return the performance year, or None before the report is opened."""
    opened = state.last("open_report")
    year = None if opened is None else opened.data.get("year")
    return year if isinstance(year, int) else None


def is_reported(state: CaseState) -> bool:
    """Return whether the official document is there: until it has its number the report is received in portal only."""
    filed = state.last("file_report")
    return filed is not None and not filed.provisional and state.stage not in {"drafting", "approved", "returned"}


def sign_off_stands(state: CaseState) -> bool:
    """Return whether the verification was signed off and the report has not changed since."""
    signed, changed = state.last("sign_off"), state.last(*CHANGES)
    return signed is not None and (changed is None or changed.seq < signed.seq)
