"""Titles that the portal gave are read in the language of the page; typed ones stay."""

import pytest
from django.utils.translation import override

from teukgu.portal.web.presenting.cases.titles import case_title


@pytest.mark.parametrize(
    ("title", "english"),
    [
        ("2026년 운영평가", "Evaluation of 2026"),
        ("하늘마루 2026년 운영성과보고서", "하늘마루: report of 2026"),
        ("2026년 운영평가 준비 모임", "2026년 운영평가 준비 모임"),
        ("하늘마루 특구 지정", "하늘마루 특구 지정"),
    ],
)
def test_what_the_portal_named_is_translated(title, english):
    with override("en"):
        assert case_title(title) == english
    with override("ko"):
        assert case_title(title) == title
