"""Forms about people. What they mean is checked by the acts; here is only what is on the page."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teukgu.portal.services.people.hand_over import HandoverNotes, Promise
from teukgu.portal.services.people.placing import Term
from teukgu.portal.services.people.posts import roles_of
from teukgu.portal.store.models import Holding, HoldingKind, Organisation
from teukgu.portal.web.presenting.people.names import role_name


class DayInput(forms.DateInput):
    """A day, as the browser's own calendar writes it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PostForm(forms.Form):
    """A new post."""

    name_ko = forms.CharField(label=_("직위 이름"), max_length=120)
    name_en = forms.CharField(label=_("영어 이름 (없으면 비워 두세요)"), max_length=160, required=False)
    role = forms.ChoiceField(label=_("하는 일"))
    phone = forms.CharField(label=_("업무 전화"), max_length=40, required=False)
    manages_people = forms.BooleanField(label=_("이 기관의 사람을 초대하고 관리합니다"), required=False)

    def __init__(self, *args: Any, organisation: Organisation, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["role"].choices = [(role, role_name(role)) for role in roles_of(organisation)]  # type: ignore[attr-defined]


class TermFields(forms.Form):
    """From when to when somebody holds a post."""

    first_day = forms.DateField(label=_("시작하는 날"), widget=DayInput)
    last_day = forms.DateField(
        label=_("끝나는 날 (계속 맡으면 비워 두세요)"),
        widget=DayInput,
        required=False,
        help_text=_("그날까지 맡습니다."),
    )
    kind = forms.ChoiceField(
        label=_("맡는 방식"), choices=[("regular", _("담당")), ("deputy", _("업무대행 (휴가, 출장, 파견 등)"))]
    )
    reason = forms.CharField(label=_("사유 (업무대행이면 꼭 적어 주세요)"), max_length=200, required=False)

    def term(self) -> Term:
        """Return the term as it was filled in."""
        said = self.cleaned_data
        return Term(said["first_day"], said["last_day"], HoldingKind(said["kind"]), said["reason"])


class InviteForm(TermFields):
    """Somebody who gets a post: by mail address, with or without an account."""

    name = forms.CharField(label=_("이름"), max_length=60)
    email = forms.CharField(
        label=_("업무 메일 주소"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    field_order = ["name", "email", "first_day", "last_day", "kind", "reason"]


class EndForm(forms.Form):
    """The last day of a holding."""

    last_day = forms.DateField(label=_("마지막 날"), widget=DayInput, help_text=_("어제로 적으면 지금 바로 끝납니다."))


def lines(text: str) -> tuple[str, ...]:
    """Return the lines that hold something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def promise(line: str) -> Promise:
    """Return a promise written as ``2026-03-02 / to whom / what``; what does not fit stays in what was promised."""
    parts = [part.strip() for part in line.split("/", 2)]
    if len(parts) == 3 and re.fullmatch(r"\d{4}-\d{2}-\d{2}", parts[0]):
        return Promise(*parts)
    return Promise("", "", line)


class HandOverForm(forms.Form):
    """What the leaver hands over besides what the cases show by themselves."""

    posts = forms.MultipleChoiceField(label=_("넘길 직위"), widget=forms.CheckboxSelectMultiple)
    taker = forms.CharField(
        label=_("받는 사람의 메일 주소"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    taker_name = forms.CharField(
        label=_("받는 사람의 이름 (계정이 없을 때만)"),
        max_length=60,
        required=False,
        help_text=_("기관의 사람을 관리하는 사람이 적으면 함께 초대됩니다."),
    )
    first_day = forms.DateField(label=_("받는 사람이 맡는 첫날"), widget=DayInput)
    reason = forms.CharField(label=_("사유"), max_length=200, help_text=_("예: 정기 인사 발령"))
    issues = forms.CharField(label=_("현안과 문제점 (한 줄에 하나)"), widget=forms.Textarea, required=False)
    promises = forms.CharField(
        label=_("약속한 일 (한 줄에 하나)"),
        widget=forms.Textarea,
        required=False,
        help_text=_("2026-03-02 / 상대 / 내용 꼴로 적으면 표로 정리됩니다."),
    )
    notes = forms.CharField(label=_("그 밖에 알릴 것"), widget=forms.Textarea, required=False)
    witness = forms.CharField(label=_("입회자"), max_length=60, required=False)
    once = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, holdings: Sequence[Holding], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(str(one.post_id), f"{one.post.organisation.name_ko} {one.post.name_ko}") for one in holdings]
        self.fields["posts"].choices = choices  # type: ignore[attr-defined]

    def handover_notes(self) -> HandoverNotes:
        """Return what only the leaver can tell."""
        said = self.cleaned_data
        return HandoverNotes(
            reason=said["reason"],
            issues=lines(said["issues"]),
            promises=tuple(promise(line) for line in lines(said["promises"])),
            notes=said["notes"],
            witness=said["witness"],
        )
