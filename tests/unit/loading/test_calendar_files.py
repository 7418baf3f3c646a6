"""Calendar files: what is wrong is said with file, line and cure, all at once."""

import pytest

from teukgu.loading.calendar import load_calendar
from teukgu.values import Refused

GOOD_REFERENCE = "reference: {title: {ko: 근거, en: basis}}"


def write(folder, name, text):
    (folder / "calendar").mkdir(exist_ok=True)
    (folder / "calendar" / name).write_text(text, encoding="utf-8")


def refused(folder):
    with pytest.raises(Refused) as caught:
        load_calendar(folder)
    return caught.value.findings


def test_a_folder_without_calendar_has_the_plain_calendar(tmp_path):
    calendar = load_calendar(tmp_path)
    assert calendar.one_off == {}
    assert calendar.local == ()


def test_all_problems_at_once_with_their_lines(tmp_path):
    write(
        tmp_path,
        "one_off_days.yaml",
        f"""days:
  - date: 2026-03-02
    name: {{ko: 하루, en: a day}}
    status: in_force
    {GOOD_REFERENCE}
  - date: 2026-03-02
    name: {{ko: 하루, en: a day}}
    status: perhaps
    {GOOD_REFERENCE}
  - date: someday
    name: {{ko: 하루}}
    status: assumed
    colour: red
""",
    )
    write(tmp_path, "local_holidays.yaml", "holidays:\n  - {month_day: 13-40, where: {ko: 가, en: a}}\n")
    write(tmp_path, "range.yaml", "first: 2010-01-01\nlast: 2050-12-31\n")
    findings = refused(tmp_path)
    found = {(finding.code, finding.place.line) for finding in findings}
    assert {
        ("calendar.day_twice", 6),
        ("field.not_among", 8),
        ("field.wrong_kind", 10),
        ("field.missing_language", 11),
        ("field.missing", 10),
        ("field.unknown_key", 13),
        ("calendar.no_month_day", 2),
    } <= found
    assert any(finding.place.key == "settled_until" for finding in findings)
    assert all(finding.cure.ko and finding.cure.en for finding in findings)


def test_a_value_without_reference_does_not_load(tmp_path):
    text = "days:\n  - {date: 2026-03-02, name: {ko: 하루, en: a day}, status: in_force}\n"
    write(tmp_path, "one_off_days.yaml", text)
    (finding,) = refused(tmp_path)
    assert finding.place.key == "days[0].reference"


def test_broken_yaml_is_a_finding(tmp_path):
    write(tmp_path, "range.yaml", "first: [\n")
    assert refused(tmp_path)[0].code == "yaml.syntax"
