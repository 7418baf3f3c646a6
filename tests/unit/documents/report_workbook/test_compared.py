"""What changed since the upload before."""

from tests.upload_tools import filled, read

from teukgu.documents.report_workbook.columns import Column
from teukgu.documents.report_workbook.compared import Difference, compared
from teukgu.reporting.draft import ReportDraft

SALES, JOBS, FIRMS, VALUE = "figure:sales", "figure:jobs", "figure:firms", Column.VALUE


def draft(values):
    return read(filled({(code, VALUE): value for code, value in values.items()})).draft


def test_changed_new_and_gone_cells():
    found = compared(draft({SALES: 5_000_000, JOBS: 12}), draft({SALES: 6_000_000, FIRMS: 3}))
    assert {one.code: one.difference for one in found} == {
        SALES: Difference.CHANGED,
        FIRMS: Difference.NEW,
        JOBS: Difference.GONE,
    }
    (sales,) = [one for one in found if one.code == SALES]
    assert (sales.before.value, sales.after.value) == (5_000_000, 6_000_000)


def test_the_same_number_typed_otherwise_is_no_change():
    assert compared(draft({SALES: "5,000천원"}), draft({SALES: 5_000_000})) == ()


def test_texts_are_compared_too():
    before, after = ReportDraft(words={"a": "one", "b": ""}), ReportDraft(words={"a": "two", "c": "new"})
    assert [(one.code, one.difference) for one in compared(before, after)] == [
        ("words:a", Difference.CHANGED),
        ("words:c", Difference.NEW),
    ]
