"""Bodies that decide by vote: seats, terms, convening, quorum, conflicts and votes, by the rules of the meeting's day.

Nothing here knows a particular body: a `Body` is read from a file of the programme folder and names the rulebook
parameters that rule it.
"""
