"""All stories, in the order in which they are shown."""

from tests.shops.stories_fashion import (
    fashion_swallowed_family,
    odd_one,
    repeated_values_near_names,
    resaved_by_excel,
)
from tests.shops.stories_goods import clean_shop, deleted_and_circles, filtered_roots_missing, supermarket_units
from tests.shops.story import Story

__all__ = ["STORIES", "Story", "story"]

STORIES: tuple[Story, ...] = (
    fashion_swallowed_family(),
    supermarket_units(),
    resaved_by_excel(),
    filtered_roots_missing(),
    repeated_values_near_names(),
    odd_one(),
    deleted_and_circles(),
    clean_shop(),
)


def story(name: str) -> Story:
    """The story of this name."""
    return next(found for found in STORIES if found.name == name)
