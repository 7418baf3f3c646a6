"""The evaluation round of a year as a case: opened, prepared, computed, told, decided, sealed, published."""
