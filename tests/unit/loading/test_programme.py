"""A programme folder: what loads, and every kind of mistake with its file, line and cure."""

from datetime import date
from pathlib import Path

import pytest

from teukgu.loading.programme import load_programme, programme_folder
from teukgu.values import Refused

PROGRAMME = "id: p\nname: {ko: 시험, en: test}\ntopics: {t: {ko: 주제, en: topic}}\n"
REFERENCE = "    reference: {title: {ko: 법 제1조, en: Act art. 1}, address: 'https://law.example/1'}\n"
GOOD = f"""id: a
name: {{ko: 가, en: a}}
type: whole
unit: day
values:
  - valid_from: 2020-01-01
    value: 10
    status: in_force
    confidence: H
{REFERENCE}    last_checked: 2026-01-01
    review_by: 2027-01-01
"""
SCENARIO = "id: s\nname: {ko: 나, en: s}\nvalues:\n  - parameter: a\n    valid_from: 2026-01-01\n"
EXEMPTION = f"""exemptions:
  - id: art_1
    article: '1'
    versions:
      - valid_from: 2020-01-01
        law: {{ko: 법, en: law}}
        subject: {{ko: 것, en: thing}}
        mechanisms: [DIRECT]
        status: in_force
        confidence: H
    {REFERENCE}        last_checked: 2026-01-01
        review_by: 2027-01-01
"""


def folder(tmp_path: Path, files: dict[str, str]) -> Path:
    for name, text in {"programme.yaml": PROGRAMME, "parameters/t/a.yaml": GOOD, **files}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def refused(tmp_path: Path, files: dict[str, str]) -> list[tuple[str, str, int | None]]:
    with pytest.raises(Refused) as caught:
        load_programme(folder(tmp_path, files))
    for finding in caught.value.findings:
        assert finding.cure.ko
        assert finding.cure.en
        assert finding.message.ko != finding.message.en
    root = f"{tmp_path.as_posix()}/"
    return [(found.code, found.place.file.removeprefix(root), found.place.line) for found in caught.value.findings]


def test_a_sound_folder_loads(tmp_path):
    files = {"parameters/t/b.yaml": GOOD.replace("id: a", "id: b\naliases: [b_2025]"), "exemptions/x.yaml": EXEMPTION}
    programme = load_programme(folder(tmp_path, files))
    assert programme.rulebook.on(date(2026, 1, 1)).whole("b_2025") == 10
    assert programme.exemptions[0].version_on(date(2019, 1, 1)) is None
    assert programme.exemptions[0].version_on(date(2020, 1, 1)) is not None


def changed(old: str, new: str) -> dict[str, str]:
    assert old in GOOD
    return {"parameters/t/a.yaml": GOOD.replace(old, new)}


A = "parameters/t/a.yaml"
BAD_PARAMETERS = {
    "no reference": (changed(REFERENCE, ""), ("programme.no_reference", A, 6)),
    "no address": (changed(", address: 'https://law.example/1'", ""), ("programme.no_address", A, 10)),
    "address that is none": (changed("https://law.example/1", "see the law"), ("programme.bad_address", A, 10)),
    "address that ends the link": (
        changed("https://law.example/1", "https://x.kr/>)"),
        ("programme.bad_address", A, 10),
    ),
    "fewer than no days": (changed("value: 10", "value: -10"), ("programme.below_nothing", A, 7)),
    "file outside the topics": ({"parameters/b.yaml": GOOD}, ("programme.not_read", "parameters/b.yaml", None)),
    "file below a topic": ({"parameters/t/u/b.yaml": GOOD}, ("programme.not_read", "parameters/t/u/b.yaml", None)),
    "file named .yml": ({"types/b.yml": GOOD}, ("programme.not_read", "types/b.yml", None)),
    "status that is none": (changed("in_force", "in_forse"), ("field.not_among", A, 8)),
    "misspelt key": (changed("confidence: H\n", "confidence: H\n    revew_by: 1\n"), ("field.unknown_key", A, 10)),
    "text in a number": (changed("value: 10", "value: ten"), ("programme.wrong_type", A, 7)),
    "quoted number": (changed("value: 10", "value: '10'"), ("programme.wrong_type", A, 7)),
    "share above one": (
        changed("type: whole\nunit: day", "type: share\nunit: share"),
        ("programme.wrong_type", A, 7),
    ),
    "unknown with a value": (
        changed("status: in_force", "status: unknown\n    candidates: [1, 2]"),
        ("programme.unknown_with_value", A, 7),
    ),
    "unknown without candidates": (
        changed("value: 10\n    status: in_force", "status: unknown"),
        ("programme.no_candidates", A, 6),
    ),
    "candidates of a known value": (
        changed("value: 10", "value: 10\n    candidates: [1]"),
        ("programme.candidates_of_known", A, 8),
    ),
    "no English name": (changed(", en: a}", "}"), ("field.missing_language", A, 2)),
    "no value": (changed("    value: 10\n", ""), ("field.missing", A, 6)),
    "in force since when": (
        changed("valid_from: 2020-01-01\n    value", "value"),
        ("programme.undated_in_force", A, 6),
    ),
    "a day that is none": (changed("valid_from: 2020-01-01", "valid_from: 2020-02-30"), ("yaml.no_such_day", A, 6)),
    "text for a day": (changed("valid_from: 2020-01-01", "valid_from: spring"), ("field.wrong_kind", A, 6)),
    "ends before it starts": (
        changed("    value: 10", "    valid_to: 2019-01-01\n    value: 10"),
        ("programme.ends_before_start", A, 7),
    ),
    "review before check": (changed("2027-01-01", "2025-01-01"), ("programme.review_before_check", A, 12)),
    "never checked": (changed("    last_checked: 2026-01-01\n", ""), ("field.missing", A, 6)),
    "id is not the file": (changed("id: a", "id: b"), ("programme.id_is_not_file", A, 1)),
    "unit that is none": (changed("unit: day", "unit: dais"), ("field.not_among", A, 4)),
    "type that is none": (changed("type: whole", "type: integer"), ("field.not_among", A, 3)),
    "period without unit": (
        changed("unit: day", "counting: {mode: civil}"),
        ("programme.period_without_unit", A, 1),
    ),
    "counting that is none": (changed("unit: day", "unit: day\ncounting: {mode: civl}"), ("field.not_among", A, 5)),
    "extension nobody knows": (
        changed("unit: day", "unit: day\ncounting: {extension: aa}"),
        ("programme.no_such_reference", A, 5),
    ),
    "key given twice": (changed("unit: day", "unit: day\nunit: year"), ("yaml.key_twice", A, 5)),
    "broken YAML": (changed("name: {ko", "name: {{ko"), ("yaml.syntax", A, 3)),
    "empty file": ({A: ""}, ("field.not_a_mapping", A, 1)),
    "a list for a file": ({A: "- 1\n"}, ("field.not_a_mapping", A, 1)),
    "topic nobody named": (
        {"parameters/u/c.yaml": GOOD.replace("id: a", "id: c")},
        ("programme.no_such_reference", "parameters/u/c.yaml", 1),
    ),
    "alias that is taken": (
        {"parameters/t/c.yaml": GOOD.replace("id: a", "id: c\naliases: [a]")},
        ("programme.name_taken", "parameters/t/c.yaml", 1),
    ),
    "scenario for a rule nobody knows": (
        {"scenarios/s.yaml": SCENARIO.replace("parameter: a", "parameter: aa")},
        ("programme.no_such_reference", "scenarios/s.yaml", 4),
    ),
    "scenario with nothing to date": (
        {"scenarios/s.yaml": SCENARIO},
        ("programme.nothing_to_date", "scenarios/s.yaml", 4),
    ),
    "scenario without a date": (
        {"scenarios/s.yaml": SCENARIO.replace("    valid_from: 2026-01-01\n", "    value: 3\n")},
        ("programme.scenario_undated", "scenarios/s.yaml", 4),
    ),
    "mechanism that is none": (
        {"exemptions/x.yaml": EXEMPTION.replace("DIRECT", "DIRECTLY")},
        ("programme.no_mechanism", "exemptions/x.yaml", 8),
    ),
    "exemption without versions": (
        {"exemptions/x.yaml": "exemptions:\n  - id: art_1\n    article: '1'\n"},
        ("programme.no_versions", "exemptions/x.yaml", 2),
    ),
    "limit of an exemption nobody knows": (
        {"exemptions/x.yaml": EXEMPTION.replace("status", "parameters: [aa]\n        status")},
        ("programme.no_such_reference", "exemptions/x.yaml", 2),
    ),
    "law change without articles": (
        {"law_changes.yaml": "changes:\n  - date: 2020-01-01\n    law: act\n    what: {ko: 가, en: a}\n" + REFERENCE},
        ("field.missing", "law_changes.yaml", 2),
    ),
    "scenario named unlike its file": (
        {"scenarios/z.yaml": SCENARIO},
        ("programme.id_is_not_file", "scenarios/z.yaml", 1),
    ),
    "scenarios in a ring": (
        {
            "scenarios/s.yaml": "id: s\nname: {ko: 나, en: s}\nextends: r\n",
            "scenarios/r.yaml": "id: r\nname: {ko: 나, en: r}\nextends: s\n",
        },
        ("programme.extends_itself", "scenarios/s.yaml", 1),
    ),
    "exemption twice": (
        {"exemptions/x.yaml": EXEMPTION, "exemptions/y.yaml": EXEMPTION},
        ("programme.name_taken", "exemptions/y.yaml", 2),
    ),
    "versions of an exemption from the same day": (
        {"exemptions/x.yaml": EXEMPTION + EXEMPTION[EXEMPTION.index("      - valid_from") :]},
        ("programme.values_overlap", "exemptions/x.yaml", 4),
    ),
    "version that ends before it starts": (
        {"exemptions/x.yaml": EXEMPTION.replace("        law:", "        valid_to: 2019-01-01\n        law:")},
        ("programme.ends_before_start", "exemptions/x.yaml", 6),
    ),
    "change of a law nobody names": (
        {
            "law_changes.yaml": "changes:\n  - date: 2020-01-01\n    law: acts\n    articles: ['1']\n"
            "    what: {ko: 가, en: a}\n" + REFERENCE
        },
        ("programme.no_such_reference", "law_changes.yaml", 2),
    ),
    "no values": ({A: GOOD.split("values:", maxsplit=1)[0] + "values: []\n"}, ("programme.no_values", A, 5)),
    "order of a rule nobody knows": (
        {"programme.yaml": PROGRAMME + "order: [aa]\n"},
        ("programme.no_such_reference", "programme.yaml", 4),
    ),
}


@pytest.mark.parametrize("kind", BAD_PARAMETERS)
def test_each_mistake_is_told_with_file_and_line(kind, tmp_path):
    files, expected = BAD_PARAMETERS[kind]
    assert expected in refused(tmp_path, files)


def values_of(*spans: str) -> dict[str, str]:
    head, entry = GOOD.split("  - valid_from: 2020-01-01\n")
    return {A: head + "".join(f"  - {span}\n{entry}" for span in spans)}


def test_values_that_overlap_are_refused(tmp_path):
    found = refused(tmp_path, values_of("valid_from: 2020-01-01\n    valid_to: 2022-01-01", "valid_from: 2021-01-01"))
    assert found == [("programme.values_overlap", A, 14)]


def test_two_values_from_the_same_day_are_refused(tmp_path):
    assert (
        refused(tmp_path, values_of("valid_from: 2020-01-01", "valid_from: 2020-01-01"))[0][0]
        == "programme.values_overlap"
    )


def test_a_value_ends_where_the_next_begins(tmp_path):
    programme = load_programme(folder(tmp_path, values_of("valid_from: 2021-01-01", "valid_from: 2020-01-01")))
    first, second = programme.rulebook.parameter("a").values
    assert (first.valid_to, second.valid_from, second.valid_to) == (date(2021, 1, 1), date(2021, 1, 1), None)


def test_a_missing_type_does_not_blame_the_values(tmp_path):
    assert refused(tmp_path, changed("type: whole\n", "")) == [("field.missing", A, 1)]


def test_a_message_stays_short_however_long_the_mistake(tmp_path):
    files = {A: GOOD.replace("id: a", f"id: {'a' * 10_000}").replace("value: 10", f"value: {'b' * 10_000}")}
    with pytest.raises(Refused) as caught:
        load_programme(folder(tmp_path, files))
    assert all(len(finding.text("ko")) < 700 for finding in caught.value.findings)


def test_every_mistake_of_every_file_at_once(tmp_path):
    files = {**changed("value: 10", "value: ten"), "parameters/t/b.yaml": "", "scenarios/s.yaml": "id: s\n"}
    assert {name for _, name, _ in refused(tmp_path, files)} >= {A, "parameters/t/b.yaml", "scenarios/s.yaml"}


def test_what_names_an_unsound_rule_is_not_blamed_for_it(tmp_path):
    files = {
        **changed("value: 10", "value: ten"),
        "programme.yaml": PROGRAMME + "order: [a]\n",
        "scenarios/s.yaml": SCENARIO,
        "parameters/t/b.yaml": GOOD.replace("id: a", "id: b\ncounting: {extension: a}"),
        "exemptions/x.yaml": EXEMPTION.replace("status", "parameters: [a]\n        status"),
    }
    assert refused(tmp_path, files) == [("programme.wrong_type", A, 7)]


def test_near_names_are_suggested(tmp_path):
    with pytest.raises(Refused, match="Did you mean 'review_by'"):
        load_programme(folder(tmp_path, changed("review_by", "revew_by")))


def test_no_folder(tmp_path):
    with pytest.raises(Refused, match=r"programme\.yaml"):
        load_programme(tmp_path / "nothing")


def test_shipped_programmes_are_found_by_id():
    assert programme_folder("kr_special_zones") == programme_folder()
    assert programme_folder("..").name == ".."
