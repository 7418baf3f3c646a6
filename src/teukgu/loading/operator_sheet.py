"""Reads what operators are asked and told: ``operator_sheet.yaml`` of the programme folder."""

from datetime import date
from pathlib import Path

from teukgu.loading import field_findings as words
from teukgu.loading.fields import Fields, read_fields
from teukgu.loading.programme_values import check_references, read_references
from teukgu.reporting.operator_sheets.rules import ConsentText, OperatorKind, QuestionKind, SheetQuestion, SheetRules
from teukgu.rulebook.parameter import Status
from teukgu.values import Bilingual, Finding, IndicatorId, refuse_if_any

FILE = "operator_sheet.yaml"
NOTHING = Bilingual("", "")


def load_operator_sheet(programme: Path) -> SheetRules:
    """Return the rules of the sheet of the programme folder ``programme`` (empty when it has no such file).

    Raises:
        Refused: with everything wrong in the file.
    """
    path, findings = programme / FILE, list[Finding]()
    rules = read_fields(path, _rules, findings) if path.exists() else None
    refuse_if_any(findings)
    return rules or SheetRules()


def _entries(fields: Fields, key: str) -> list[Fields]:
    read = [fields.as_fields(entry, key, number) for number, entry in enumerate(fields.items(key))]
    return [entry for entry in read if entry is not None]


def _rules(fields: Fields) -> SheetRules:
    status = fields.code("status", Status)
    references = read_references(fields)
    check_references(fields, references, status)
    fields.day("last_checked", required=True)
    kinds = tuple(_kind(one) for one in _entries(fields, "kinds"))
    known = {one.id for one in kinds}
    return SheetRules(
        kinds=kinds,
        questions=tuple(_question(one, known) for one in _entries(fields, "questions")),
        consents=tuple(_consent(one) for one in _entries(fields, "consents")),
        not_asked=tuple(_not_asked(one) for one in _entries(fields, "not_asked")),
    )


def _kind(entry: Fields) -> OperatorKind:
    found = OperatorKind(entry.text("id", example="grower"), entry.pair("name", required=True) or NOTHING)
    entry.finish()
    return found


def _question(entry: Fields, known: set[str]) -> SheetQuestion:
    within = entry.text("within")
    kinds = entry.texts("kinds")
    entry.findings.extend(
        words.not_among(entry.place("kinds"), "kinds", one, sorted(known)) for one in kinds if one not in known
    )
    found = SheetQuestion(
        indicator=IndicatorId(entry.text("indicator", example="sales")),
        text=entry.pair("text", required=True) or NOTHING,
        hint=entry.pair("hint") or NOTHING,
        kind=entry.code("as", QuestionKind, QuestionKind.AMOUNT) or QuestionKind.AMOUNT,
        kinds=kinds,
        ways=entry.texts("ways"),
        within=IndicatorId(within) if within else None,
    )
    entry.finish()
    return found


def _consent(entry: Fields) -> ConsentText:
    found = ConsentText(
        version=entry.text("version", example="1"),
        since=entry.day("since", required=True) or date.min,
        purpose=entry.pair("purpose", required=True) or NOTHING,
        items=entry.pair("items", required=True) or NOTHING,
        keeping=entry.pair("keeping", required=True) or NOTHING,
        onward=entry.pair("onward", required=True) or NOTHING,
        refusal=entry.pair("refusal", required=True) or NOTHING,
    )
    entry.finish()
    return found


def _not_asked(entry: Fields) -> tuple[IndicatorId, Bilingual]:
    found = IndicatorId(entry.text("indicator", example="closed_firms")), entry.pair("why", required=True) or NOTHING
    entry.finish()
    return found
