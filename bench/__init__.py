"""Speed, measured in one run against stated peers: ``python -m bench`` (or ``make bench``). No test asserts a time."""
