"""Public statistics from files and from the services of KOSIS and data.go.kr: reading, asking, understanding.

The services were built against by their documentation and public examples; no answer of theirs has been seen live
(docs/reference/statistics.md says what was read and when).
"""
