"""The three papers of a visit say what the record says, and a photo that is no picture does not stop the sheet."""

import base64
import dataclasses
from datetime import date

import pytest

from teukgu.documents.official.as_pdf import write_pdf
from teukgu.documents.official.as_text import letter_text
from teukgu.documents.visit_papers import (
    PhotoShown,
    Signed,
    VisitRecord,
    WrittenFinding,
    checklist_paper,
    trip_report,
    write_photo_sheet,
)
from teukgu.loading.office_checklists import load_checklists
from teukgu.loading.programme import programme_folder
from teukgu.reporting.checklist import answered

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PROGRESS = load_checklists(programme_folder("kr_special_zones")).newest("progress")


@pytest.fixture
def record():
    data = {"schedule": {"answer": "good"}, "budget": {"answer": "poor", "remark": "집행률 31%"}}
    return VisitRecord(
        office="예시동부지방청",
        visitor="조슬기",
        visitor_post="담당자",
        zone="늘누리 약초 특구",
        municipality="예시늘누리군",
        purpose="반기 진도점검",
        visited_on=date(2026, 7, 14),
        began="10:00",
        ended="12:30",
        place="약초 가공공장",
        met="농정과 안보람",
        summary="가공공장을 둘러봄\n집행률을 물어봄",
        next_steps="9월에 다시 봄",
        sha256="ab" * 32,
        recorded_on=date(2026, 7, 15),
        checklist=PROGRESS.name.ko,
        answers=answered(PROGRESS, data),
        findings=(WrittenFinding("고칠 것", "예산 집행이 늦음", True, date(2026, 8, 31)), WrittenFinding("참고", "x")),
        photos=2,
        signatures=(Signed("예시동부지방청 조슬기", "전자 확인", date(2026, 7, 15)),),
        effect="현장확인은 법적 효력이 없습니다.",
    )


def test_the_trip_report_says_what_the_record_says(record):
    text = letter_text(trip_report(record))
    for said in (
        "출장복명서",
        "2026. 7. 14.(화) 10:00~12:30",
        "약초 가공공장",
        "예산 집행이 늦음",
        "2026. 8. 31.까지 회신",
    ):
        assert said in text, said
    assert "1. 가공공장을 둘러봄" in text
    assert "사진대지(2장) 1부." in text
    assert "바로잡음" not in text
    assert "바로잡음" in letter_text(trip_report(dataclasses.replace(record, note="날짜를 고침")))


def test_the_checklist_ticks_one_answer_each(record):
    (_, questions, _) = [block for block in checklist_paper(record).blocks if hasattr(block, "rows")]
    assert questions.rows[0][2:5] == ("○", "", "")
    assert questions.rows[1][2:6] == ("", "○", "", "집행률 31%")
    assert questions.rows[2][2:5] == ("", "", "")
    text = letter_text(checklist_paper(record))
    assert "현장확인은 법적 효력이 없습니다." in text
    assert "전자 확인" in text
    assert record.sha256 in text


def test_who_has_signed_need_not_sign_again(record):
    signatures = [block for block in checklist_paper(record).blocks if hasattr(block, "rows")][-1]
    assert [row[0] for row in signatures.rows] == ["점검자", "입회자"]
    unsigned = checklist_paper(dataclasses.replace(record, signatures=()))
    blank = [block for block in unsigned.blocks if hasattr(block, "rows")][-1]
    assert [row[1] for row in blank.rows] == ["", ""]


def test_papers_are_drawn_and_the_same_record_gives_the_same_bytes(record):
    photos = (PhotoShown("공장 앞", PICTURE, ".png"), PhotoShown("밭 #let [x] $y$", PICTURE, ".png"))
    for make in (lambda: write_pdf(trip_report(record)), lambda: write_pdf(checklist_paper(record))):
        assert make() == make()
    sheet = write_photo_sheet(record, photos)
    assert sheet.startswith(b"%PDF")
    assert sheet == write_photo_sheet(record, photos)


def test_a_photo_that_is_no_picture_is_said(record):
    good, bad = PhotoShown("공장", PICTURE, ".png"), PhotoShown("깨진 것", b"\xff\xd8\xff broken", ".jpg")
    both = write_photo_sheet(record, (good, bad))
    assert both.startswith(b"%PDF")
    assert b"/Subtype/Image" in both
    assert b"/Subtype/Image" not in write_photo_sheet(record, (bad,))


def test_a_visit_without_findings_says_none(record):
    bare = dataclasses.replace(record, findings=(), requests="", next_steps="", photos=0, answers=())
    text = letter_text(trip_report(bare))
    assert text.count("없음") >= 3
    assert "붙임" not in text
