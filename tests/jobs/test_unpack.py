"""A zip that somebody brought is bounded before anything of it is unpacked."""

import random
import zipfile
from pathlib import Path

import pytest

from catalogrepair.errors import UnusableInput
from catalogrepair.jobs.unpack import files_in


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Three files of 1,000 bytes that no zip makes smaller."""
    path = tmp_path / "shop.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.csv", random.Random(number).randbytes(1000))
    return path


def test_all_files_together_are_bounded_not_each_alone(three: Path) -> None:
    assert [len(held.read()) for _, held in files_in(three, 3000)] == [1000, 1000, 1000]
    with pytest.raises(UnusableInput, match="holds more than"):
        next(files_in(three, 2999))


def test_a_file_that_says_to_be_smaller_than_it_is_does_not_pass(three: Path) -> None:
    data = three.read_bytes()
    with zipfile.ZipFile(three) as archive:
        assert archive.getinfo("2.csv").file_size == 1000
    place = data.rindex(b"PK\x01\x02") + 24  # the size of the last entry in the directory
    three.write_bytes(data[:place] + (10).to_bytes(4, "little") + data[place + 4 :])
    with pytest.raises(UnusableInput, match="is damaged"):
        list(files_in(three, 2999))
