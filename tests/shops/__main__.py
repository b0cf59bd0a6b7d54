"""`python -m tests.shops` writes the stories as samples; the same code gives the same bytes."""

from pathlib import Path

from tests.shops.stories import STORIES

SAMPLES = Path(__file__).parents[2] / "samples"


def main() -> None:
    """Write samples/<story>/export.xlsx, the store's file and expected.json."""
    for story in STORIES:
        folder = SAMPLES / story.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "export.xlsx").write_bytes(story.data())
        (folder / story.store_name).write_bytes(story.store)
        (folder / "expected.json").write_text(story.expected_json(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
