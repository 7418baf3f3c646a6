"""Opinions on the draft with what was answered, and the save that the offices see."""

from dataclasses import dataclass

from teukgu.portal.access import Viewer
from teukgu.portal.access_scheme import sees_shown_scheme
from teukgu.portal.store.models import Case, Organisation, SchemeOpinion, SchemeOpinionAnswer, SchemeShown


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """An opinion and the answer that counts (the newest), None before any."""

    opinion: SchemeOpinion
    answer: SchemeOpinionAnswer | None


def shown_last(case: Case) -> SchemeShown | None:
    """Return what was shown to the regional offices last, None before anything was."""
    rows = SchemeShown.objects.filter(draft__case=case).select_related("draft", "account")
    return rows.order_by("-pk").first()


def opinions_on(case: Case) -> list[OpinionLine]:
    """Return the opinions on any save of the draft, oldest first. Two queries."""
    rows = SchemeOpinion.objects.filter(draft__case=case).select_related("draft", "account").order_by("pk")
    answers = SchemeOpinionAnswer.objects.filter(opinion__draft__case=case).select_related("account").order_by("pk")
    newest = {one.opinion_id: one for one in answers}
    return [OpinionLine(one, newest.get(one.pk)) for one in rows]


def opinions_of_offices(case: Case, viewer: Viewer) -> list[OpinionLine]:
    """Return what the regional offices of the viewer said, oldest first."""
    posts = [post.organisation for post in viewer.posts if post.kind == "office"]
    names = set(
        Organisation.objects.filter(pk__in=posts, programme=case.programme_id).values_list("name_ko", flat=True)
    )
    return [one for one in opinions_on(case) if one.opinion.source == "office" and one.opinion.who in names]


def shown_to_offices(viewer: Viewer) -> list[SchemeShown]:
    """Return the drafts that the regional offices of the viewer may look at, the last showing of each round."""
    programmes = {post.programme for post in viewer.posts if sees_shown_scheme(viewer, post.programme)}
    rows = (
        SchemeShown.objects.filter(draft__case__programme__in=programmes).select_related("draft__case").order_by("pk")
    )
    return list({one.draft.case_id: one for one in rows}.values())
