"""Reads how fields are classed for disclosure, and who asks: ``disclosure.yaml`` of the programme folder."""

from pathlib import Path

from teukgu.loading.fields import Fields, read_fields
from teukgu.loading.programme_values import check_references, read_references
from teukgu.reporting.disclosure import ZONES, Asker, DisclosureRule, DisclosureRules, Openness
from teukgu.rulebook.parameter import Status
from teukgu.values import Bilingual, Finding, refuse_if_any

FILE = "disclosure.yaml"


def load_disclosure(programme: Path) -> DisclosureRules:
    """Return the classes of the programme folder ``programme`` (none, so that nothing is open, without such a file).

    Raises:
        Refused: with everything wrong in the file.
    """
    findings = list[Finding]()
    read = read_fields(programme / FILE, _read, findings)
    refuse_if_any(findings)
    return read or DisclosureRules(())


def _read(fields: Fields) -> DisclosureRules:
    rules = tuple(rule for entry in _entries(fields, "fields") for rule in _rules(entry))
    askers = tuple(_asker(entry) for entry in _entries(fields, "askers"))
    return DisclosureRules(rules, askers)


def _entries(fields: Fields, key: str) -> list[Fields]:
    read = [fields.as_fields(entry, key, number) for number, entry in enumerate(fields.items(key))]
    return [entry for entry in read if entry is not None]


def _rules(entry: Fields) -> list[DisclosureRule]:
    """Return a rule for each field that an entry names."""
    openness = entry.code("class", Openness) or Openness.CLOSED
    status = entry.code("status", Status, Status.ASSUMED) or Status.ASSUMED
    references = read_references(entry)
    check_references(entry, references, status)
    clause, until = entry.text("clause"), entry.day("until")
    least = entry.whole("least", 0)
    if openness is not Openness.OPEN and (not clause or until is None):
        entry.findings.append(_unfounded(entry))
    if (openness is Openness.PARTIAL) != (least > 1):
        entry.findings.append(_least(entry))
    fields, year, counted_by = entry.texts("fields"), entry.whole("year", 0), entry.text("counted_by") or ZONES
    reason, valid_from = entry.pair("reason"), entry.day("valid_from")
    entry.finish()
    return [
        DisclosureRule(field, openness, clause, reason, valid_from, until, year, counted_by, least, status, references)
        for field in fields
    ]


def _asker(entry: Fields) -> Asker:
    found = Asker(
        entry.text("id", example="national_assembly"),
        entry.pair("name", required=True) or Bilingual("", ""),
        entry.text("clock"),
        entry.flag("extension"),
        entry.pair("note"),
    )
    entry.finish()
    return found


def _unfounded(entry: Fields) -> Finding:
    return Finding(
        "disclosure.unfounded",
        Bilingual(
            "공개하지 않는 항목에 근거 조항(clause)이나 끝나는 날(until)이 없습니다.",
            "A field that is not open has no clause or no end date (until).",
        ),
        Bilingual("둘 다 적으십시오.", "Give both."),
        entry.place("class"),
    )


def _least(entry: Fields) -> Finding:
    return Finding(
        "disclosure.least",
        Bilingual(
            "부분공개(partial)에는 2 이상의 least가 있어야 하고, 다른 등급에는 없어야 합니다.",
            "A partly open field needs least of 2 or more; the other classes have none.",
        ),
        Bilingual("least를 고치십시오.", "Mend least."),
        entry.place("least"),
    )
