"""Where a reader of a report finds the survey of its operators."""

from django.urls import reverse

from teukgu.portal.access import Viewer
from teukgu.portal.access_operators import may_see_operators
from teukgu.portal.store.models import Case, OperatorSurvey
from teukgu.portal.store.queries.visible_cases import case_facts


def operators_page(viewer: Viewer, case: Case) -> str:
    """Return the county's list for its own posts; for others the sums, once there is a survey; else nothing."""
    if may_see_operators(viewer, case_facts(case)):
        return reverse("operators", args=[case.number])
    return (
        reverse("operator_sums", args=[case.number]) if OperatorSurvey.objects.filter(report=case.pk).exists() else ""
    )
