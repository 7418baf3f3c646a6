"""One module a page: each view reads through one query and renders."""
