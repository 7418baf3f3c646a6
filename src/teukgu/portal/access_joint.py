"""Several applicants: the leading one does what is done once for all, each of the others agrees for itself."""

from teukgu.portal.access_cases import CaseFacts, PartyHeld
from teukgu.portal.viewer import Viewer
from teukgu.procedures.party import Party


def may_act_among_applicants(
    viewer: Viewer, facts: CaseFacts, *, once: bool, agrees: bool = False, agreeing: int | None = None
) -> bool:
    """Whether the viewer's municipality is the one among the applicants to do this (true where one applies alone).

    ``once``: the act is done once in the case (plan, notice, application, withdrawal). ``agrees``: it says that an
    applicant agrees; ``agreeing`` is that organisation (None: any). Threads of their own (operators, opinions) each
    applicant handles itself (법 제8조제1항).
    """
    applicants = [one for one in facts.parties if one.party == Party.APPLICANT.value and one.organisation is not None]
    if len(applicants) < 2 or not (once or agrees):
        return True
    mine = {post.organisation for post in viewer.posts if post.acts and post.programme == facts.programme}
    held = [one for one in applicants if one.organisation in mine]
    if agrees:
        return any(_agrees(one, agreeing) for one in held)
    return any(one.lead for one in held)


def _agrees(one: PartyHeld, agreeing: int | None) -> bool:
    return not one.lead and agreeing in {None, one.organisation}
