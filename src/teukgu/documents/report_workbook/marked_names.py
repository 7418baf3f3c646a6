"""The name of the list in a marked-up copy, which a reader passes over."""

from teukgu.values import Bilingual

LIST = Bilingual("점검 결과", "Findings")
