"""What is attached to an act is in its package, in the order in which its letter names it; never a .hwp."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.people_tools import World, sign_in
from tests.portal_case_tools import OFFICER, Life, adopted, moment

from teukgu.documents.official.letter import Letter
from teukgu.portal.services.files import keep_file
from teukgu.portal.services.papers import package_of_event, paper_of_event
from teukgu.portal.store.models import FileUse
from teukgu.portal.web.views.files import papers

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
WORDS = {"medium": "군보 제100호", "address": "https://example.org/notice", "inspection_place": "군청 민원실"}


@pytest.fixture
def life(world: World, settings: Any, tmp_path: Path) -> Life:
    settings.VAR = tmp_path
    return adopted(world)


def kept(world: World, life: Life, name: str, content: bytes = PDF) -> str:
    return str(keep_file(world.viewer(OFFICER), name=name, content=io.BytesIO(content), now=moment(life.day)).pk)


def opened(world: World, event: Any) -> tuple[list[str], dict[str, Any], Letter]:
    package = zipfile.ZipFile(io.BytesIO(package_of_event(world.viewer(OFFICER), event.pk)))
    enclosed = [name for name in package.namelist() if name.startswith("붙임/")]
    letter = paper_of_event(world.viewer(OFFICER), event.pk).paper.letter
    made = {name.rpartition(".")[2] for name in package.namelist() if "/" not in name}
    assert made - {"xlsx"} == {"txt", "hwpx", "pdf", "json"}
    text = next(package.read(name).decode() for name in package.namelist() if name.endswith(".txt"))
    assert all(name in text for name in letter.attachments)
    return enclosed, json.loads(package.read("manifest.json")), letter


def test_the_letter_names_the_files_of_the_package_in_order(world: World, life: Life) -> None:
    ids = [kept(world, life, name) for name in ("하 계획.pdf", "가 도면.pdf")]
    event = life(OFFICER, "announce_plan", "applicant", **WORDS, notice_files=ids)
    enclosed, told, letter = opened(world, event)
    assert enclosed == ["붙임/01_하 계획.pdf", "붙임/02_가 도면.pdf"]
    assert letter.attachments == ("하 계획.pdf", "가 도면.pdf")
    assert told["named_without_file"] == []


def test_a_file_of_an_earlier_act_attached_again_is_in_the_later_package_too(world: World, life: Life) -> None:
    first = kept(world, life, "계획.pdf")
    announced = life(OFFICER, "announce_plan", "applicant", **WORDS, notice_files=[first])
    second = kept(world, life, "조례안.pdf")
    operator = life(
        OFFICER, "receive_operator_application", "applicant", "1",
        operator="예시농원", representative="홍길동", project="체험장", funding="자부담", papers=[second, first],
    )  # fmt: skip
    assert FileUse.objects.get(pk=first).event_id == announced.pk
    assert opened(world, announced)[0] == ["붙임/01_계획.pdf"]
    enclosed, _told, letter = opened(world, operator)
    assert enclosed == ["붙임/01_조례안.pdf", "붙임/02_계획.pdf"]
    assert letter.attachments == ("조례안.pdf", "계획.pdf")


def test_a_hwp_is_left_out_and_said(world: World, life: Life) -> None:
    ids = [kept(world, life, "옛 계획.hwp", OLE), kept(world, life, "계획.pdf")]
    event = life(OFFICER, "announce_plan", "applicant", **WORDS, notice_files=ids)
    enclosed, told, letter = opened(world, event)
    assert enclosed == ["붙임/01_계획.pdf"]
    assert letter.attachments == ("계획.pdf",)
    assert told["left_out_hwp"] == ["옛 계획.hwp"]
    client = Client()
    sign_in(client, world.account(OFFICER))
    page = client.get(reverse("paper", args=[life.case.number, event.seq])).content.decode()
    assert "꾸러미에 넣지 않습니다" in page
    assert "옛 계획.hwp" in page


def test_a_faulty_template_says_so_instead_of_no_such_page(
    world: World, life: Life, settings: Any, tmp_path: Path
) -> None:
    event = life(OFFICER, "announce_plan", "applicant", **WORDS)
    own = tmp_path / "own"
    own.mkdir()
    (own / "plan_announcement.yaml").write_text("id: plan_announcement\nnothing: here\n", encoding="utf-8")
    settings.PAPERS = own
    client = Client()
    sign_in(client, world.account(OFFICER))
    for name in ("paper", "paper_package"):
        answer = client.get(reverse(name, args=[life.case.number, event.seq]))
        assert answer.status_code == 422
        assert "plan_announcement.yaml" in answer.content.decode()
    assert "paper.absent" not in papers.FAULTY
    other = Client()
    sign_in(other, world.account("town-bada.officer"))
    assert other.get(reverse("paper", args=[life.case.number, event.seq])).status_code == 404
