"""The one form of the portal: "something is wrong here"."""

from django import forms
from django.utils.translation import gettext_lazy as _

TEXT_LIMIT = 2000
CONTACT_LIMIT = 200


class RemarkForm(forms.Form):
    """A text, a way to answer if wanted, and a trap: ``website`` is filled in by machines only."""

    text = forms.CharField(
        label=_("내용"), max_length=TEXT_LIMIT, error_messages={"required": _("무엇이 잘못되었는지 적어 주세요.")}
    )
    contact = forms.CharField(label=_("연락처"), max_length=CONTACT_LIMIT, required=False)
    website = forms.CharField(max_length=CONTACT_LIMIT, required=False)

    @property
    def is_trapped(self) -> bool:
        """Whether a machine filled in what people do not see."""
        return bool(self.data.get("website"))
