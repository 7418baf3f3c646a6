"""Names of kinds of organisations and of what posts do, in the page's language."""

from django.utils.translation import gettext_lazy as _

from teukgu.portal.store.models import OrganisationKind, PostRole

KINDS = {
    OrganisationKind.MINISTRY: _("중앙부처 담당 부서"),
    OrganisationKind.OFFICE: _("지방중소벤처기업청"),
    OrganisationKind.PROVINCE: _("시·도"),
    OrganisationKind.MUNICIPALITY: _("시·군·구"),
    OrganisationKind.COUNCIL: _("지방의회"),
    OrganisationKind.AGENCY: _("관계기관"),
    OrganisationKind.COMMITTEE: _("특화특구위원회"),
    OrganisationKind.WORKING_COMMITTEE: _("실무위원회"),
    OrganisationKind.EXPERT_BODY: _("전문기관"),
    OrganisationKind.OPERATOR: _("특화사업자"),
    OrganisationKind.FUND: _("투자기관"),
    OrganisationKind.AUDIT: _("감사·조회 기관"),
    OrganisationKind.SYSTEM: _("시스템 운영"),
}
ROLES = {
    PostRole.OFFICER: _("담당자"),
    PostRole.CHIEF: _("과장·팀장"),
    PostRole.HEAD: _("기관장"),
    PostRole.SECRETARY: _("간사"),
    PostRole.MEMBER: _("위원"),
    PostRole.AUDITOR: _("감사·조회"),
    PostRole.DATA_OFFICER: _("개인정보 보호 담당"),
    PostRole.OPERATOR: _("시스템 운영자"),
}


def kind_name(kind: str) -> str:
    """Return what a kind of organisation is called."""
    return str(KINDS[OrganisationKind(kind)])


def role_name(role: str) -> str:
    """Return what a post of this role does."""
    return str(ROLES[PostRole(role)])
