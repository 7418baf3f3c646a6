"""Acts of bodies and their meetings, one function each: who may, what the rules say, what is recorded, at once.

Every act takes ``once``: asked again with the same key it returns what was recorded the first time.
"""
