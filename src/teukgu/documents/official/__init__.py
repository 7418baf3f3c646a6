"""Official documents in the Korean form: wording, the letter, its writers (text, HWPX, PDF), the package."""
