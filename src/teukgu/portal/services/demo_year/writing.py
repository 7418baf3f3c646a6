"""Steps of writing: the form is typed, a workbook is filled in and handed in, what is asked is mended or explained."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

import numpy as np
import openpyxl

from teukgu.documents.report_workbook.columns import Column
from teukgu.documents.report_workbook.layout import figure_code, lay_out, words_code
from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.services.demo_year.scene import Scene
from teukgu.portal.services.reports.drafts import Entry, save_entries
from teukgu.portal.services.reports.explanations import explain
from teukgu.portal.services.reports.municipal import SHARED
from teukgu.portal.services.reports.reading import answer_next
from teukgu.portal.services.reports.uploads import WAITING, hand_in_workbook
from teukgu.portal.store.models import WorkbookUpload
from teukgu.portal.store.queries.reports.asked import asked_draft
from teukgu.portal.store.queries.reports.checked import checked
from teukgu.portal.store.queries.reports.drafts import current_saves, figure_key, report_draft, words_key
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.reporting.amounts import read_amount
from teukgu.reporting.checks import Remark
from teukgu.reporting.draft import figure_to_data
from teukgu.reporting.figure import Cell, Confidence, Figure
from teukgu.reporting.form import Form, Row
from teukgu.reporting.planting.officers import WORKBOOK, Answers
from teukgu.reporting.planting.typing_habits import slip, typed
from teukgu.values import Severity

ROUNDS = 4
"""How often an officer goes through what must be mended before giving up."""

WORDS_TO_WRITE = (
    *("results_summary", "assessment", "exemption_uses", "difficulties", "requests"),
    *("next_year_plan", "residents_opinion", "economy"),
)
SLIPPED = 2


def write(scene: Scene) -> None:
    """Write the report as its officer does: into the form, or into the workbook of this zone and year."""
    if scene.year.officer.door == WORKBOOK:
        _hand_in(scene, _slipping(scene), "보고서.xlsx")
    else:
        _type_in(scene)


def write_again(scene: Scene) -> None:
    """Hand the workbook in again, now with numbers where nobody could read one."""
    _hand_in(scene, frozenset(), "보고서(수정).xlsx")


def _slipping(scene: Scene) -> frozenset[Cell]:
    """Return the cells in which the officer writes no number."""
    if not scene.year.officer.slips:
        return frozenset()
    fit = sorted(cell for cell, one in scene.year.believed.items() if one.value and not cell.part)
    return frozenset(fit[scene.year.number % len(fit) :][:SLIPPED])


def _figure(scene: Scene, figure: Figure) -> Figure:
    """Return what is believed of a cell, with how it is founded: as offices tick, most of it counted."""
    how = (scene.year.number + len(str(figure.cell))) % 7
    confidence = {0: Confidence.PROVED, 1: Confidence.PROVED, 6: Confidence.ESTIMATED}.get(how, Confidence.COUNTED)
    return Figure(figure.cell, figure.value, figure.status, confidence=confidence)


def _typed_in_form(scene: Scene, form: Form) -> Iterator[Figure]:
    """Yield the figures as the form reads what is typed into its boxes."""
    for row in form.rows:
        believed = scene.year.believed.get(row.cell)
        if believed is None:
            continue
        value = believed.value
        if value is not None:
            unit = indicators().unit_of(row.version)
            value = read_amount(typed(value, unit, scene.year.officer.typing), unit).value
        yield _figure(scene, Figure(row.cell, value, believed.status))


def _type_in(scene: Scene) -> None:
    """Type figures and texts, a section after the other as the form has them."""
    form = form_of(scene.report)
    groups: dict[str, list[Figure]] = {}
    of_group = {row.cell: row.version.group for row in form.rows}
    for figure in _typed_in_form(scene, form):
        groups.setdefault(of_group[figure.cell], []).append(figure)
    for figures in groups.values():
        save(scene, figures)
    current = current_saves(scene.report.pk)
    texts = [Entry(words_key(item), text, 0) for item, text in _texts(scene) if words_key(item) not in current]
    save_entries(scene.officer, scene.report.case.number, texts, now=scene.now, today=scene.day)


def save(scene: Scene, figures: Iterable[Figure], *, over_shared: bool = False) -> None:
    """Save figures on what stands in their cells; what came from another zone of the municipality is left at first."""
    current = current_saves(scene.report.pk)
    entries = []
    for figure in figures:
        there = current.get(figure_key(figure.cell))
        if over_shared or there is None or there.door != SHARED:
            follows = there.number if there else 0
            entries.append(Entry(figure_key(figure.cell), figure_to_data(figure), follows))
    save_entries(scene.officer, scene.report.case.number, entries, now=scene.now, today=scene.day)


def _texts(scene: Scene) -> Iterator[tuple[str, str]]:
    for item in WORDS_TO_WRITE:
        text = scene.text("report", item)
        if text:
            yield item, text


def _hand_in(scene: Scene, slips: frozenset[Cell], name: str) -> None:
    form = form_of(scene.report)
    content = filled_workbook(scene, form, slips)
    upload = hand_in_workbook(
        scene.officer,
        scene.report.case.number,
        name=name,
        content=content,
        once=scene.once("upload"),
        now=scene.now,
        today=scene.day,
    )
    # it is read at once: the step is one transaction, whose uploads nobody else sees yet
    while WorkbookUpload.objects.filter(pk=upload.pk, state=WAITING).exists() and answer_next():
        pass


def filled_workbook(scene: Scene, form: Form, slips: frozenset[Cell]) -> bytes:
    """Return the workbook that the portal makes for this zone, filled in as people do and saved by another program."""
    book = openpyxl.load_workbook(BytesIO(write_workbook(form, report_contents(), indicators())))
    layout = lay_out(form, report_contents(), indicators())
    rng = np.random.default_rng(scene.year.number)
    for row in form.rows:
        believed = scene.year.believed.get(row.cell)
        if believed is None:
            continue
        for column, value in _cells(scene, row, believed, slips, rng).items():
            place = layout.place(figure_code(row.cell), column)
            book[place.file][place.cell] = value
    for item, text in _texts(scene):
        place = layout.place(words_code(item), Column.TEXT)
        book[place.file][place.cell] = text
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _cells(
    scene: Scene, row: Row, believed: Figure, slips: frozenset[Cell], rng: np.random.Generator
) -> Mapping[Column, object]:
    if believed.value is None:
        return {Column.STATUS: "미제출"}
    if row.cell in slips:
        return {Column.VALUE: slip(believed.value, rng)}
    return {Column.VALUE: typed(believed.value, indicators().unit_of(row.version), scene.year.officer.typing)}


def mend(scene: Scene) -> None:
    """Go through what the checks say: what must be mended is, requests are explained, mended or left."""
    for _round in range(ROUNDS):
        remarks = _remarks(scene)
        cells = {cell for one in remarks if _is_mended(scene, one) for cell in _rows(scene, one)}
        wrong = [_figure(scene, scene.year.true[cell]) for cell in sorted(cells)]
        if not wrong:
            break
        save(scene, wrong, over_shared=True)
    _explain(scene)


def _remarks(scene: Scene) -> tuple[Remark, ...]:
    return checked(scene.report, asked_draft(scene.report), scene.day).remarks


def _is_mended(scene: Scene, remark: Remark) -> bool:
    """Whether the officer sees a mistake of theirs in it; an error leaves no choice."""
    if remark.severity is Severity.ERROR:
        return True
    return scene.year.officer.notices and bool(set(remark.cells) & set(scene.year.wrong))


def _rows(scene: Scene, remark: Remark) -> set[Cell]:
    """Return the cells of a remark with the parts that belong to them, as far as they are not right yet."""
    named = {cell.indicator for cell in remark.cells}
    draft = report_draft(scene.report.pk).figures
    return {
        cell
        for cell, true in scene.year.true.items()
        if cell.indicator in named and (cell not in draft or draft[cell].value != true.value)
    }


def _explain(scene: Scene) -> None:
    how = scene.year.officer.answers
    if how is Answers.NOT_AT_ALL:
        return
    open_now = checked(scene.report, asked_draft(scene.report), scene.day).requests
    for remark in open_now:
        text = scene.text("explanations", how.value, name=_name(remark.cells))
        explain(
            scene.officer,
            scene.report.case.number,
            identity=remark.identity,
            text=text,
            now=scene.now,
            today=scene.day,
        )


def _name(cells: tuple[Cell, ...]) -> str:
    version = indicators().version(cells[0].indicator, 2025) if cells else None
    return version.name.ko if version else "이 보고서"
