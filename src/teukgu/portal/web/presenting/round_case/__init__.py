"""The pages of a round of evaluation."""

BY_DESK = frozenset(
    {
        "state_scheme",
        "set_population",
        "freeze_inputs",
        "compute_draft",
        "recompute_results",
        "tell_draft",
        "record_round_resolution",
        "seal_round",
        "publish_results",
    }
)
"""Acts that name hashes of what is kept: the page of the round does them, no form asks anybody to type a hash."""
