"""The read API: registry, rules and results, with the same filters as the pages."""
