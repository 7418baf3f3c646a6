from datetime import timedelta

import pytest
from tests.integration.registry.conftest import NOW, PROGRAMME

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.services.remarks import erase_old_remarks, leave_remark
from teukgu.portal.store.models import Remark
from teukgu.values import Refused

pytestmark = pytest.mark.usefixtures("loaded")


def leave(**fields):
    return leave_remark(ANONYMOUS, PROGRAMME, **{"text": "이름이 다릅니다", "now": NOW, **fields})


def test_a_remark_is_kept_with_its_page_and_zone():
    number = leave(contact="a@example.org", page="/zones/kz2004-01/", zone="KZ2004-01")
    kept = Remark.objects.get(pk=number)
    assert (kept.text, kept.contact, kept.page, kept.zone_id) == (
        "이름이 다릅니다",
        "a@example.org",
        "/zones/kz2004-01/",
        "KZ2004-01",
    )


def test_an_unknown_zone_is_left_out():
    assert Remark.objects.get(pk=leave(zone="KZ1999-99")).zone is None


def test_text_is_nfc_without_control_characters_and_keeps_line_breaks():
    assert Remark.objects.get(pk=leave(text=" \u1109\u116e\u11ab\x00창\r\n줄\x07 ")).text == "순창\n줄"


@pytest.mark.parametrize(
    ("fields", "code", "key"),
    [
        ({"text": "  "}, "remark.empty", "text"),
        ({"text": "가" * 2001}, "remark.too_long", "text"),
        ({"contact": "가" * 201}, "remark.too_long", "contact"),
        ({"page": "/" * 301}, "remark.too_long", "page"),
    ],
)
def test_empty_and_too_long_are_refused(fields, code, key):
    with pytest.raises(Refused) as refused:
        leave(**fields)
    assert [(finding.code, finding.place.key) for finding in refused.value.findings] == [(code, key)]
    assert not Remark.objects.exists()


def test_a_remark_is_erased_when_its_time_is_over_and_not_before():
    old, fresh = leave(now=NOW - timedelta(days=366)), leave(now=NOW - timedelta(days=364))
    assert erase_old_remarks(now=NOW, days=365) == 1
    assert not Remark.objects.filter(pk=old).exists()
    assert Remark.objects.filter(pk=fresh).exists()
