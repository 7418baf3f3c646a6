"""Panels and the public stage: severity of raters, who scores what, conflicts, ballots and their home regions.

One module for each question; ``docs/reference/panels.md`` says what is computed and how well it was seen to work.
"""
