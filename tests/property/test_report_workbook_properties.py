"""Template to values to template loses nothing, for 300 generated zones, in both languages."""

import json
from dataclasses import replace
from io import BytesIO

from tests.workbook_tools import catalogue, contents, generated_form, opened

from teukgu.documents.report_workbook.reader import Reading, read_workbook
from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.reporting.draft import ReportDraft, from_data, to_data
from teukgu.reporting.form import Form
from teukgu.values import Language

ZONES = 300


def written(form: Form, language: Language = "ko") -> bytes:
    return write_workbook(form, contents(), catalogue(), language)


def read(content: bytes, form: Form) -> Reading:
    return read_workbook(content, "report.xlsx", form, contents(), catalogue())


def test_what_was_read_makes_the_same_file_byte_for_byte():
    for number in range(ZONES):
        form, language = generated_form(number), "en" if number % 4 == 0 else "ko"
        content = written(form, language)
        reading = read(content, form)
        assert reading.findings == (), number
        assert reading.draft == form.entered, number
        assert written(replace(form, entered=reading.draft), language) == content, number


def test_an_empty_template_comes_back_empty():
    for number in range(0, ZONES, 20):
        form = replace(generated_form(number), entered=ReportDraft())
        reading = read(written(form), form)
        assert (reading.findings, reading.draft, reading.taken) == ((), ReportDraft(), 0)


def test_a_file_made_in_one_language_makes_the_other():
    for number in range(0, ZONES, 20):
        form = generated_form(number)
        english = replace(form, entered=read(written(form, "ko"), form).draft)
        assert read(written(english, "en"), form).draft == form.entered


def plain(draft: ReportDraft) -> ReportDraft:
    """Return a draft without ``_x0041_`` in its texts: openpyxl saves it as the letter it stands for."""
    return from_data(json.loads(json.dumps(to_data(draft)).replace("_x0041_", "x")))


def test_a_file_that_another_program_opened_and_saved_is_read_all_the_same():
    """Said of openpyxl only: LibreOffice, Excel and Hancom Cell are no part of the tests."""
    for number in range(0, ZONES, 20):
        form, saved = generated_form(number), BytesIO()
        form = replace(form, entered=plain(form.entered))
        opened(written(form)).save(saved)
        reading = read(saved.getvalue(), form)
        assert (reading.findings, reading.draft) == ((), form.entered), number
