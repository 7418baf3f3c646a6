"""Reads the form of a visit, as a phone or a plain form sends it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO, cast

from django.http import HttpRequest, QueryDict
from django.utils.dateparse import parse_datetime

from teukgu.portal.services.office_desk.visit_given import (
    MOST_FINDINGS,
    MOST_PHOTOS,
    GivenFinding,
    GivenPhoto,
    GivenVisit,
)
from teukgu.portal.store.models import Visit
from teukgu.portal.web.views.designation.asked import day_in
from teukgu.portal.web.views.office_desk.asked import whole
from teukgu.reporting.checklist import Checklist

TEXTS = ("zone", "place", "summary", "began", "ended", "companions", "met", "requests", "next_steps", "why")
FIRST_ROWS = 3
"""Empty rows for findings and photos of a form without a script."""


def given_in(request: HttpRequest, checklist: Checklist) -> GivenVisit:
    """Return the visit that a form holds; rows left empty are left out."""
    post = request.POST
    return GivenVisit(
        **{name: post.get(name, "") for name in TEXTS},
        purpose=checklist.id,
        visited_on=day_in(post.get("visited_on", "")),
        answers=answers_in(post, checklist),
        findings=tuple(_findings(post)),
        photos=tuple(_photos(request)),
        written_at=_moment(post.get("written_at", "")),
        corrects=whole(post.get("corrects", "")),
    )


def answers_in(post: QueryDict, checklist: Checklist) -> dict[str, dict[str, str]]:
    """Return the answers of a checklist."""
    return {
        one.id: {"answer": post.get(f"check-{one.id}", ""), "remark": post.get(f"remark-{one.id}", "")}
        for one in checklist.questions
    }


def _findings(post: QueryDict) -> list[GivenFinding]:
    found = []
    for place in range(MOST_FINDINGS + 1):
        text = post.get(f"finding-{place}-text", "")
        if text.strip():
            found.append(
                GivenFinding(
                    post.get(f"finding-{place}-kind", ""),
                    text,
                    bool(post.get(f"finding-{place}-addressed")),
                    day_in(post.get(f"finding-{place}-due_on", "")),
                )
            )
    return found


def _photos(request: HttpRequest) -> list[GivenPhoto]:
    found = []
    for place in range(MOST_PHOTOS + 1):
        file = request.FILES.get(f"photo-{place}")
        if file is not None and file.file is not None:
            found.append(
                GivenPhoto(file.name or "", cast(BinaryIO, file.file), request.POST.get(f"caption-{place}", ""))
            )
    return found


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
        # as it is kept: the first and last day of the calendar have no moment in another time zone
        return found.astimezone(UTC) if found is not None and found.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def rows_for(post: Mapping[str, str], old: Visit | None) -> list[dict[str, Any]]:
    """Return the rows of findings to draw: those sent, those of the visit that is corrected, and some empty ones."""
    if post:
        rows = [
            {name: post.get(f"finding-{place}-{name}", "") for name in ("kind", "text", "addressed", "due_on")}
            for place in range(MOST_FINDINGS)
        ]
        found = [row for row in rows if row["text"].strip()]
    else:
        found = [
            {
                "kind": one.kind,
                "text": one.text,
                "addressed": "yes" if one.addressed else "",
                "due_on": one.due_on.isoformat() if one.due_on else "",
            }
            for one in (old.findings.order_by("number") if old else ())
        ]
    empty = {"kind": "", "text": "", "addressed": "", "due_on": ""}
    found += [dict(empty) for _ in range(max(1, FIRST_ROWS - len(found)))]
    return [{"place": place, **row} for place, row in enumerate(found)]


def values_for(post: Mapping[str, str], old: Visit | None, today: str) -> dict[str, str]:
    """Return what stands in the plain fields: what was sent, what the corrected visit says, or nothing."""
    names = (*TEXTS, "visited_on", "once", "corrects")
    if post:
        return {name: post.get(name, "") for name in names}
    if old is None:
        return dict.fromkeys(names, "") | {"visited_on": today}
    kept = {name: str(getattr(old, name, "")) for name in TEXTS if name not in {"zone", "why"}}
    return kept | {
        "zone": old.zone_id,
        "why": "",
        "visited_on": old.visited_on.isoformat(),
        "once": "",
        "corrects": str(old.pk),
    }


def questions_for(checklist: Checklist, post: QueryDict, old: Visit | None) -> list[dict[str, Any]]:
    """Return the questions with what stands beside them."""
    if post:
        data: Mapping[str, Mapping[str, str]] = answers_in(post, checklist)
    else:
        data = old.answers if old is not None and old.checklist == checklist.key else {}
    return [
        {
            "question": one,
            "answer": data.get(one.id, {}).get("answer", ""),
            "remark": data.get(one.id, {}).get("remark", ""),
        }
        for one in checklist.questions
    ]
