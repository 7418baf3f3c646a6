"""Argon2 as in earnest, with the least work it allows: tests make hundreds of worlds of accounts."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2PasswordHasher(Argon2PasswordHasher):
    time_cost = 1
    memory_cost = 64
    parallelism = 1
