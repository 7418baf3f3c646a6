"""The yearly report of a zone: prepared, approved, filed, corrected, verified on site (법 제23조, 규칙 제3조)."""
