"""Pages of reviewers for their own panels."""
