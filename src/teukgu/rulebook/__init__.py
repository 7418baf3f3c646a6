"""Dated rules with references: parameters, what holds on a day, scenarios, deadlines.

Load a programme with `teukgu.loading.programme.load_programme`, then ask its `Rulebook` (`teukgu.rulebook.rulebook`).
"""
