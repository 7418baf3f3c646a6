"""Words of bodies and meetings."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, str | Promise] = {
    "chair": _("위원장"),
    "vice_chair": _("부위원장"),
    "ex_officio": _("당연직"),
    "appointed": _("위촉"),
}
FORMS: dict[str, str | Promise] = {
    "in_person": _("출석 회의"),
    "video": _("원격영상회의"),
    "written": _("서면심의"),
}
HOW: dict[str, str | Promise] = {
    "in_person": _("출석"),
    "video": _("원격영상 출석"),
    "deputy": _("대리출석"),
    "absent": _("퇴장"),
}
MEDIA: dict[str, str | Promise] = {"written": _("서면"), "phone": _("전화 등")}
CHOICES: dict[str, str | Promise] = {"yes": _("찬성"), "no": _("반대"), "abstain": _("기권")}
RESULTS: dict[str, str | Promise] = {
    "passed": _("원안 의결"),
    "amended": _("수정 의결"),
    "rejected": _("부결"),
    "deferred": _("보류"),
}
EXCLUSIONS: dict[str, str | Promise] = {"exclusion": _("제척"), "recusal": _("회피"), "challenge": _("기피 신청")}
READINGS: dict[str, str | Promise] = {
    "counted": _("제척된 위원을 재적에 넣으면"),
    "not_counted": _("제척된 위원을 재적에서 빼면"),
}
ENDS: dict[str, str | Promise] = {"dismissed": _("해촉"), "left": _("퇴임ㆍ사임")}


def word(words: dict[str, str | Promise], code: str) -> str:
    """Return the word of a code; a code nobody named stays as it is."""
    return str(words.get(code, code))
