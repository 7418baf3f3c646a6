"""The thread that every procedure has: numbers and days of official documents, recorded by sender and receiver."""

from teukgu.procedures.definition import Act, State, Track
from teukgu.procedures.field_words import choice, moment, number, text
from teukgu.procedures.field_words import day as day_field
from teukgu.procedures.laws import work_regulation
from teukgu.procedures.legal_day import RECEIVED, SENT
from teukgu.procedures.party import Party
from teukgu.values import Bilingual

DOCUMENT_TRACK = Track(
    "document", Bilingual("공문", "Official documents"), (State("open", Bilingual("기록", "Open")),), "open"
)

ANYBODY = frozenset(Party)
STAYS = (("open", "open"),)
ABOUT = number("event", "사건 기록 번호", "Number of the recorded act")

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
        optional=True,
    ),
)
"""Sent and received; recorded again, the later record counts, and what counts from the document is counted anew."""
