"""The thread that every procedure has: numbers and days of official documents, recorded by sender and receiver."""

from teukgu.procedures.corrections import (
    arrives_after_it_was_sent,
    event_has_a_document,
    event_is_there,
    history_stays_in_order,
    nothing_rests_on_it,
    record_changes_something,
    recorded_by_the_same_party,
)
from teukgu.procedures.definition import Act, State, Track
from teukgu.procedures.field_words import choice, long_text, moment, serial, text
from teukgu.procedures.field_words import day as day_field
from teukgu.procedures.laws import work_regulation
from teukgu.procedures.legal_day import CORRECT_DAY, RECEIVED, SENT, TAKE_BACK
from teukgu.procedures.party import Party
from teukgu.values import Bilingual

DOCUMENT_TRACK = Track(
    "document", Bilingual("공문", "Official documents"), (State("open", Bilingual("기록", "Open")),), "open"
)

ANYBODY = frozenset(Party)
STAYS = (("open", "open"),)
ABOUT = serial("event", "사건 기록 번호", "Number of the recorded act")

MEDIUM = choice(
    "medium",
    "전달 방법",
    "Medium",
    ("official", "전자문서(온나라 등)", "electronic document"),
    ("paper", "종이문서", "paper"),
    required=False,
)
APPROVAL = choice(
    "approval",
    "결재 구분",
    "Kind of approval",
    ("head", "결재", "by the head"),
    ("delegated", "전결", "delegated (전결)"),
    ("deputy", "대결", "by a deputy (대결)"),
    required=False,
)

DOCUMENT_ACTS = (
    Act(
        id=SENT,
        name=Bilingual("공문 시행 기록", "Record that the document was sent"),
        track="document",
        by=ANYBODY,
        moves=STAYS,
        fields=(
            ABOUT,
            text("production_number", "생산등록번호", "Production number"),
            day_field("sent_on", "시행일", "Day of sending"),
            text("approver", "결재권자", "Approved by", required=False),
            APPROVAL,
            MEDIUM,
        ),
        basis=(work_regulation(6, 2),),
        conditions=(event_is_there, event_has_a_document, history_stays_in_order),
        optional=True,
    ),
    Act(
        id=RECEIVED,
        name=Bilingual("공문 접수 기록", "Record that the document arrived"),
        track="document",
        by=ANYBODY,
        moves=STAYS,
        fields=(
            ABOUT,
            text("receipt_number", "접수등록번호", "Receipt number", required=False),
            day_field("received_on", "접수일", "Day of arrival"),
            moment("received_at", "접수일시", "Moment of arrival", required=False),
            MEDIUM,
        ),
        basis=(work_regulation(6, 2),),
        conditions=(event_is_there, event_has_a_document, arrives_after_it_was_sent, history_stays_in_order),
        optional=True,
    ),
    Act(
        id=CORRECT_DAY,
        name=Bilingual("날짜 바로잡기", "Correct the day of a record"),
        track="document",
        by=ANYBODY,
        moves=STAYS,
        fields=(
            ABOUT,
            day_field("right_day", "바른 날짜", "Right day"),
            long_text("grounds", "바로잡는 이유", "Why"),
        ),
        conditions=(event_is_there, record_changes_something, recorded_by_the_same_party, history_stays_in_order),
        optional=True,
    ),
    Act(
        id=TAKE_BACK,
        name=Bilingual("잘못된 기록 취소", "Take a wrong record back"),
        track="document",
        by=ANYBODY,
        moves=STAYS,
        fields=(ABOUT, long_text("grounds", "취소하는 이유", "Why")),
        conditions=(event_is_there, record_changes_something, recorded_by_the_same_party, nothing_rests_on_it),
        optional=True,
    ),
)
"""Sent and received, corrected and taken back: the later record counts, and every clock is counted anew from it."""
