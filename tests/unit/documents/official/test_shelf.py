from datetime import date, datetime
from pathlib import Path

import pytest

from teukgu.documents.official.as_text import body_text
from teukgu.documents.official.filling import Paper
from teukgu.documents.official.shelf import load_shelf
from teukgu.values import Refused

WHOLE = """
id: {id}
name: {{ko: 시험, en: Test}}
form: paper
title: "{title}"
receiver: ""
sender_name: ""
english: Test.
body:
{body}
"""


def written(folder: Path, body: str, title: str = "제목", name: str = "trial") -> Path:
    lines = "\n".join(f"  {line}" for line in body.splitlines())
    (folder / f"{name}.yaml").write_text(WHOLE.format(id=name, title=title, body=lines), encoding="utf-8")
    return folder


def made(folder: Path, body: str, **values: object) -> Paper:
    return load_shelf(written(folder, body)).make("trial", values)


def test_placeholders_are_filled_in_korean_wording(tmp_path: Path) -> None:
    body = """- item: "{{ name|particle('을/를') }} {{ day|day }} {{ day|weekday }} {{ at|moment }}"
- item: "{{ won|money }} / {{ won|amount('천원') }} / {{ names|others }} / {{ day|span(end) }}"
"""
    paper = made(
        *(tmp_path, body),
        name="가람군",
        day=date(2026, 3, 31),
        end="2026-04-14",
        at=datetime(2026, 3, 31, 14, 0),  # noqa: DTZ001 - a time on the wall
        won=113_560,
        names=["홍길동", "김", "이", "박"],
    )
    assert body_text(paper.letter) == (
        "1. 가람군을 2026. 3. 31. 2026. 3. 31.(화) 2026. 3. 31.(화) 14:00\n"
        "2. 금113,560원(금일십일만삼천오백육십원) / 114 / 홍길동 외 3명 / 2026. 3. 31. ~ 4. 14."
    )
    assert paper.missing == ()


def test_what_is_not_known_is_left_blank_and_named(tmp_path: Path) -> None:
    paper = made(tmp_path, "- item: '{{ place }} {{ day|day }} {{ meeting.name }} {{ nothing }}'\n", nothing=None)
    assert body_text(paper.letter) == "○○○ ○○○ ○○○ ○○○"
    assert paper.missing == ("place", "day", "meeting")


def test_parts_are_shown_when_they_should_be(tmp_path: Path) -> None:
    body = """- {item: "하나", if: yes_}
- {item: "둘", if: no_}
- {item: "{{ place }}. {{ one }}", for: one in many, if: one != '나'}
- table:
    columns: [가, 나]
    rows: [{for: one in none, cells: ["{{ one }}", ""]}]
"""
    paper = made(tmp_path, body, yes_=True, no_=False, many=["가", "나", "다"], none=[])
    assert body_text(paper.letter) == "1. 하나\n2. 1. 가\n3. 3. 다\n가\t나\n해당 없음\t"


def test_a_file_of_the_ministry_replaces_the_one_of_its_name_only(tmp_path: Path) -> None:
    base, own = tmp_path / "base", tmp_path / "own"
    base.mkdir()
    own.mkdir()
    written(written(base, "- item: 가"), "- item: 나", name="other")
    shelf = load_shelf(base, written(own, "- item: 우리", title="우리 것"))
    assert {name: one.title for name, one in shelf.templates.items()} == {"trial": "우리 것", "other": "제목"}


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    written(tmp_path, "- item: '{{ open'\n- {item: a, if: '1 +'}", name="one")
    written(tmp_path, "- {include: nowhere}\n- {wrong: a}", name="two")
    written(tmp_path, "- {include: nowhere}", name="four")
    (tmp_path / "three.yaml").write_text("id: [", encoding="utf-8")
    (tmp_path / "five.yaml").write_text(WHOLE.format(id="six", title="a", body="  - item: a"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_shelf(tmp_path)
    places = [(finding.place.file, finding.place.key) for finding in refused.value.findings]
    assert ("one.yaml", "body[1].item") in places
    assert ("one.yaml", "body[2].if") in places
    assert ("three.yaml", "") in places
    assert ("four.yaml", "include") in places
    assert ("five.yaml", "id") in places
    assert any(file == "two.yaml" for file, _key in places)
    assert {finding.code for finding in refused.value.findings} == {"paper.template_wrong"}


REFUSED = ("''.__class__.__mro__[1].__subclasses__()", "data.update({'a': 1})", "name|day", "1 / 0", "range(10)")
BLANK = ("rule.__globals__", "name.__class__", "range")


@pytest.mark.parametrize("expression", [*REFUSED, *BLANK])
def test_a_template_can_do_nothing_but_say_values(tmp_path: Path, expression: str) -> None:
    body = f'- item: "{{{{ {expression} }}}}"\n'
    shelf = load_shelf(written(tmp_path, body))
    values = {"data": {}, "name": "가람", "rule": len}
    if expression in REFUSED:
        with pytest.raises(Refused) as refused:
            shelf.make("trial", values)
        assert [finding.code for finding in refused.value.findings] == ["paper.cannot_be_filled"]
    else:
        assert body_text(shelf.make("trial", values).letter) == "○○○"


def test_an_unknown_template_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        load_shelf(tmp_path).make("nothing", {})
    assert [finding.code for finding in refused.value.findings] == ["paper.no_template"]
