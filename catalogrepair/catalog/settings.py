"""What a user may set about the checks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Limits of the store that the checks measure against."""

    max_variants: int = 100
    """variants that one store product takes"""
    max_attributes: int = 3
    """attributes that one Haravan product takes"""
