"""Turns what the queries return into what a template shows; no database here."""
