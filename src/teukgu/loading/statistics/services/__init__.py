"""Asking the services: with patience, within the quota, out of the cache when an answer is young enough.

Clock and sleep are arguments; keys come from the environment and go nowhere but into the question.
"""
