"""Contents of a plan as paragraphs of text: for reading, for comments, for comparing."""

from typing import Any

from django.utils.translation import gettext as _

from teukgu.portal.rules import programme
from teukgu.portal.web.presenting.korean import number_text
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.plan_contents import ContentKind, PlanItem


def source_names() -> dict[str, str]:
    """Return what the sources of funds are called."""
    return {
        "national": _("국비"),
        "provincial": _("시·도비"),
        "municipal": _("시·군·구비"),
        "private": _("민간"),
        "other": _("기타"),
    }


def paragraphs(item: PlanItem, content: Any, *, agencies: bool = False) -> list[str]:
    """Return ``content`` as paragraphs, one for each line that is not empty or each row of a table.

    ``agencies``: the keys of the agencies to consult stand with the exemptions (for comparing).
    """
    if item.kind is ContentKind.EXEMPTIONS:
        return [_exemption(row, agencies) for row in content or ()]
    if item.kind is ContentKind.FUNDING:
        return [_funds(row) for row in content or ()]
    text = content if isinstance(content, str) else ""
    return [line.strip() for line in text.split("\n") if line.strip()]


def exemption_name(key: str) -> str:
    """Return article and subject of an exemption: its latest version, whatever the day."""
    found = next((one for one in programme().exemptions if one.id == key), None)
    if found is None:
        return key
    return f"{_('제%(article)s조') % {'article': found.article}} {said(found.versions[-1].subject)}"


def _exemption(row: dict[str, Any], agencies: bool) -> str:
    parts = [exemption_name(str(row.get("id", "")))]
    cells = [("need", _("필요성")), ("scope", _("적용범위")), ("detail", _("세부내용"))]
    for key, label in [*cells, ("agency", _("협의기관"))] if agencies else cells:
        if row.get(key):
            parts.append(f"{label}: {row[key]}")
    return " / ".join(parts)


def _funds(row: dict[str, Any]) -> str:
    won = row.get("won")
    amount = "" if won is None else f"{number_text(won)}{_('원')}"
    source = source_names().get(str(row.get("source", "")), "")
    return " ".join(str(part) for part in (row.get("year") or "", source, amount, row.get("note") or "") if part)
