"""Questions about yearly reports: drafts, forms, figures that stand, what the checks say."""
