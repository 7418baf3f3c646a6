"""Template to values to template loses nothing, for 300 generated zones, in both languages."""

from dataclasses import replace

from tests.workbook_tools import catalogue, contents, draft_in, generated_form

from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.reporting.draft import ReportDraft

ZONES = 300


def test_what_was_entered_comes_back_and_makes_the_same_file():
    for number in range(ZONES):
        form = generated_form(number)
        language = "en" if number % 4 == 0 else "ko"
        content = write_workbook(form, contents(), catalogue(), language)
        read = draft_in(content, form)
        assert read == form.entered, number
        assert write_workbook(replace(form, entered=read), contents(), catalogue(), language) == content


def test_an_empty_template_comes_back_empty():
    for number in range(0, ZONES, 20):
        form = replace(generated_form(number), entered=ReportDraft())
        assert draft_in(write_workbook(form, contents(), catalogue()), form) == ReportDraft()
