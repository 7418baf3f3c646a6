import re

import pytest
from django.test import Client

from teukgu.portal.services.remark_limit import PER_ZONE
from teukgu.portal.store.models import Remark

FORM = "/zones/kz2004-01/remark/"


def test_what_is_written_is_kept(portal: None, client: Client) -> None:
    answer = client.post(FORM, {"text": "지정일이 틀립니다. 관보를 보세요.", "contact": ""})
    assert answer.status_code == 302
    assert answer["Location"] == f"{FORM}thanks/"
    kept = Remark.objects.get()
    assert (kept.zone_id, kept.text) == ("KZ2004-01", "지정일이 틀립니다. 관보를 보세요.")


def test_a_form_without_the_token_is_refused_with_a_page(portal: None) -> None:
    answer = Client(enforce_csrf_checks=True).post(FORM, {"text": "x"})
    assert answer.status_code == 403
    assert "양식을 다시 열어 주세요" in answer.content.decode("utf-8")
    assert not Remark.objects.exists()


def test_the_token_of_the_form_is_accepted(portal: None) -> None:
    client = Client(enforce_csrf_checks=True)
    html = client.get(FORM).content.decode("utf-8")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)
    assert token is not None
    assert client.post(FORM, {"text": "x", "csrfmiddlewaretoken": token[1]}).status_code == 302


def test_a_machine_that_fills_in_the_trap_is_thanked_and_ignored(portal: None, client: Client) -> None:
    assert client.post(FORM, {"text": "buy", "website": "http://spam"}).status_code == 302
    assert not Remark.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_what_cannot_be_kept_comes_back_with_the_reason(portal: None, client: Client, text: str) -> None:
    answer = client.post(FORM, {"text": text, "contact": "me"})
    assert answer.status_code in {422, 429}
    html = answer.content.decode("utf-8")
    assert 'role="alert"' in html
    assert 'value="me"' in html
    assert not Remark.objects.exists()


def test_a_flood_is_stopped(portal: None, client: Client) -> None:
    for _ in range(PER_ZONE):
        assert client.post(FORM, {"text": "x"}).status_code == 302
    answer = client.post(FORM, {"text": "x"})
    assert answer.status_code == 429
    assert "10분 뒤에" in answer.content.decode("utf-8")
    assert Remark.objects.count() == PER_ZONE
