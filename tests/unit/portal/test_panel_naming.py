"""Refusals of the library speak of zones and reviewers by name, also where an id begins another."""

import pytest

from teukgu.portal.services.panels.naming import named
from teukgu.values import Bilingual, Finding, Place, Refused

NAMES = {"zone-1": "약초특구", "zone-12": "밤특구", "R1": "김평가(R1)", "R12": "이심사(R12)"}


def finding(text):
    return Finding("x", Bilingual(text, text), Bilingual(text, text), Place(key="zone-1"))


def test_ids_become_names_and_nothing_else_does():
    with pytest.raises(Refused) as refused, named(NAMES):
        raise Refused([finding("zone-12: R1 +3, R12 +1 (ZR12, zone-123)")])
    (told,) = refused.value.findings
    assert told.message.ko == "밤특구: 김평가(R1) +3, 이심사(R12) +1 (ZR12, zone-123)"
    assert told.cure.en == told.message.ko
    assert told.place == Place(key="zone-1")


def test_without_names_nothing_changes():
    with named({}) as told:
        assert told(finding("zone-1")) == finding("zone-1")
