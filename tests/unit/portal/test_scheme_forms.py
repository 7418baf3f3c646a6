"""A form of the draft changes the keys whose fields were changed, and no others."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teukgu.evaluation.branches import OTHERS
from teukgu.loading.indicators import load_indicators
from teukgu.loading.scheme_file import parse_scheme, shipped_schemes
from teukgu.loading.yaml_edit import Change, changed, edit_yaml
from teukgu.portal.services.scheme_draft.forms import (
    Given,
    Patch,
    add_component,
    add_indicator,
    edit_indicator,
    edit_tiers,
    edit_weights,
    kinds_of,
    parts_of,
    raw_of,
    remove_part,
    shown,
)  # fmt: skip
from teukgu.portal.services.scheme_draft.forms.patch import at, texts
from teukgu.portal.services.scheme_draft.forms.tiers import FIELDS, TierRow, grade_rows, tier_rows
from teukgu.portal.web.presenting.scheme_draft import forms as pages
from teukgu.values import Refused

FILES = {name: path.read_bytes() for name, path in shipped_schemes().items()}
NAMES = ("practice-2025", "reform-draft")


def as_shown(data):
    """Every field of every form, as the pages show them."""
    kinds = kinds_of(data)
    cells = {(part.address, kind): part.cell(kind) for part in parts_of(data) for kind in (*kinds, OTHERS)}
    fields = {
        name: shown(None if at(data, path) is at({}, ("x",)) else at(data, path)) for name, path in FIELDS.items()
    }
    return kinds, cells, fields


@pytest.mark.parametrize("name", NAMES)
def test_forms_that_were_not_touched_change_nothing(name):
    patch = Patch(raw_of(FILES[name]))
    kinds, cells, fields = as_shown(patch.data)
    edit_weights(patch, cells, kinds)
    edit_tiers(patch, name=texts(patch.data["name"]), tiers=tier_rows(patch.data), grades=grade_rows(patch.data),
               fields=fields)  # fmt: skip
    for key, one in patch.data["indicators"].items():
        words = {word: shown(one.get(word)) for word in ("from", "denominator", "direction", "measure", "transform",
                                                         "normalise", "missing", "sd")}  # fmt: skip
        edit_indicator(patch, key, Given(texts(one.get("name")), texts(one.get("unit")), words, one.get("matters", ())))
    assert patch.changes == []


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_changed_weights_touch_their_part_only(data):
    name = data.draw(st.sampled_from(NAMES))
    before = raw_of(FILES[name])
    kinds, cells, _fields = as_shown(before)
    touched = data.draw(st.lists(st.sampled_from(sorted(cells)), max_size=3, unique=True))
    typed = cells | {cell: data.draw(st.sampled_from(["", "7", "0.5", "1/3", "12%", "일"])) for cell in touched}
    patch = Patch(before)
    edit_weights(patch, typed, kinds)
    parts = {part.address: part for part in parts_of(before)}
    for change in patch.changes:
        assert any(change.path[: len(parts[address].path)] == parts[address].path for address, _kind in touched)
    after = {part.address: part for part in parts_of(patch.data)}
    for (address, kind), text in typed.items():
        if after[address].depth:
            alone = not any(typed[address, one] for one in kinds)
            assert after[address].cell(kind) == text or (kind == OTHERS and alone)
    text = edit_yaml(FILES[name].decode(), patch.changes).text
    assert raw_of(text.encode()) == patch.data == changed(before, patch.changes)


def test_an_indicator_comes_from_the_definitions_with_its_weight_and_matters():
    patch = Patch(raw_of(FILES["practice-2025"]))
    jobs = next(one for one in load_indicators().in_year(2025) if one.id == "jobs")
    key = add_indicator(patch, jobs, key="jobs_now", component="tree.parts.0", weight="0.1", matters=["ripple"])
    assert patch.data["indicators"][key] == {
        "name": {"ko": jobs.name.ko, "en": jobs.name.en}, "from": "jobs", "measure": "level", "matters": ["ripple"],
    }  # fmt: skip
    assert patch.data["tree"]["parts"][0]["parts"][-1] == {"indicator": "jobs_now", "weight": 0.1}
    edit_indicator(
        patch, key,
        Given(("일자리", ""), ("", ""), {"direction": "less", "transform": "[log]", "measure": "level"}, ["other"]),
    )  # fmt: skip
    assert patch.data["indicators"][key] == {
        "name": {"ko": "일자리", "en": "일자리"}, "from": "jobs", "measure": "level", "matters": ["other"],
        "direction": "less", "transform": ["log"],
    }  # fmt: skip
    add_component(patch, "tree", key="more", name=("더", "more"), indicator=key, weight="")
    remove_part(patch, "tree.parts.0.parts.0")
    for call in (
        lambda: add_indicator(patch, jobs, key="jobs_now", component="tree", weight="", matters=[]),
        lambda: add_component(patch, "tree", key="expert", name=("", ""), indicator=key, weight=""),
        lambda: edit_indicator(patch, key, Given(("a", "a"), ("", ""), {"measure": "{kind: "}, [])),
        lambda: remove_part(patch, "tree.parts.3.parts.0"),
    ):
        with pytest.raises(Refused):
            call()
    assert edit_yaml(FILES["practice-2025"].decode(), patch.changes).comments_lost is False


def test_tiers_and_their_caps_are_set_row_by_row():
    patch = Patch(raw_of(FILES["reform-draft"]))
    rows = tier_rows(patch.data)
    given_ = {"name": texts(patch.data["name"]), "grades": grade_rows(patch.data)}
    edit_tiers(patch, tiers=[*rows[:4], TierRow("부진", "poor", "0.05", "", "0.05")], fields={"draws": "500"}, **given_)
    assert {change.path for change in patch.changes} == {
        ("tiers", "shares", 4),
        ("tiers", "caps"),
        ("uncertainty", "draws"),
    }
    text = edit_yaml(FILES["reform-draft"].decode(), patch.changes)
    assert not text.comments_lost
    scheme = parse_scheme(text.text)
    assert (scheme.tiers.shares[-1], scheme.tiers.caps, scheme.uncertainty.draws) == (0.05, {5: 0.05}, 500)
    edit_tiers(patch, tiers=[*rows[:3]], fields={"awards_share": ""}, **given_)
    assert len(patch.data["tiers"]["names"]) == 3


JUNK = (None, 5, "x", True, [], {}, [[1]], {"a": 1}, [{}], {"indicator": ["a"]})


def places(data, path=()):
    """The places of a file down to the keys of its indicators and parts."""
    if path:
        yield path
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner if len(path) < 4 else ():
        yield from places(value, (*path, key))


class NoRules:
    """A situation whose rules name no matters."""

    class rules:
        has = staticmethod(lambda _name: False)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_file_with_something_odd_in_any_place_is_shown_or_refused_and_nothing_odd_is_overwritten(data):
    whole = raw_of(FILES[data.draw(st.sampled_from(NAMES))])
    path, junk = data.draw(st.sampled_from(list(places(whole)))), data.draw(st.sampled_from(JUNK))
    file = changed(whole, [Change(path, junk)])
    pages.weight_tables(file, "other")
    pages.component_choices(file)
    pages.indicator_rows(file)
    pages.tier_fields(file)
    keys = list(file["indicators"]) if isinstance(file.get("indicators"), dict) else []
    for key in keys:
        pages.indicator_fields(file, key, NoRules)
    given = Given(("이름", "name"), ("명", "persons"), {"direction": "less"}, ["m"])
    for edit in (
        *(lambda patch, key=key: edit_indicator(patch, key, given) for key in keys[:2]),
        lambda patch: add_component(patch, "tree", key="new", name=("가", "a"), indicator="sales_growth", weight="1"),
        lambda patch: edit_tiers(patch, name=("가", "a"), tiers=[TierRow("가", "a", "1", "", "")], grades=[],
                                 fields={"awards_share": "0.3", "draws": "7", "decimals": "1"}),
    ):  # fmt: skip
        patch = Patch(file)
        with suppress(Refused):
            edit(patch)
            assert changed(file, patch.changes) == patch.data


def test_a_form_does_not_write_over_what_the_file_has_in_place_of_a_block():
    file = {"indicators": {"a": "level"}, "awards": 0.2}
    for edit in (
        lambda patch: edit_indicator(patch, "a", Given(("가", "a"), ("", ""), {}, [])),
        lambda patch: edit_tiers(patch, name=("", ""), tiers=[], grades=[], fields={"awards_share": "0.3"}),
    ):
        with pytest.raises(Refused):
            edit(Patch(file))
