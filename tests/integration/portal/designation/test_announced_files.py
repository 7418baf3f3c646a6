"""What an announcement encloses may be downloaded by anybody; nothing else of the case may."""

import io
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.people_tools import make_world
from tests.portal_case_tools import OFFICER, Life, adopted, moment

from teukgu.portal.services.files import keep_file

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
WORDS = {"medium": "군보 제100호", "address": "https://example.org/notice", "inspection_place": "군청 민원실"}


@pytest.fixture
def life(db: None, settings: Any, tmp_path: Path) -> Life:
    settings.VAR = tmp_path
    settings.DEMONSTRATION = True
    return adopted(make_world())


def kept(life: Life, name: str, *, personal: bool = False) -> str:
    given = io.BytesIO(PDF)
    return str(
        keep_file(life.world.viewer(OFFICER), name=name, content=given, personal=personal, now=moment(life.day)).pk
    )


def asked(life: Life, file: str) -> Any:
    return Client().get(reverse("announced_file", args=[life.case, file]))


def test_anybody_downloads_what_the_announcement_encloses(life: Life) -> None:
    ids = [kept(life, "하 계획.pdf"), kept(life, "가 도면.pdf")]
    life(OFFICER, "announce_plan", "applicant", **WORDS, notice_files=ids)
    page = Client().get(reverse("announced_plan", args=[life.case])).content.decode()
    assert page.index("하 계획.pdf") < page.index("가 도면.pdf")
    answer = asked(life, ids[1])
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_other_files_of_the_case_are_not_there(life: Life) -> None:
    named, others = kept(life, "명단.pdf", personal=True), kept(life, "계획.pdf")
    life(OFFICER, "announce_plan", "applicant", **WORDS, notice_files=[kept(life, "공고문.pdf"), named])
    life(
        OFFICER, "adopt_plan", "applicant", approval_number="과-2", approver="군수", plan_files=[others], override=True
    )
    assert {asked(life, one).status_code for one in (named, others, str(uuid.uuid4()))} == {404}
    page = Client().get(reverse("announced_plan", args=[life.case])).content.decode()
    assert "명단.pdf" not in page
    assert "계획.pdf" not in page


def test_before_the_notice_and_after_a_withdrawal_nothing_is_there(life: Life) -> None:
    file = kept(life, "공고문.pdf")
    assert asked(life, file).status_code == 404
    life(OFFICER, "announce_plan", "applicant", **WORDS, notice_files=[file])
    assert asked(life, file).status_code == 200
    life(OFFICER, "withdraw", "applicant", grounds="그만둠")
    assert asked(life, file).status_code == 404
