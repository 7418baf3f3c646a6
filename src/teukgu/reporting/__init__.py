"""The yearly report: indicators with versions, figures with their history, checks, and the states of a report.

Pure: today, actor and seed are arguments; no clock, no files, no Django.
"""
