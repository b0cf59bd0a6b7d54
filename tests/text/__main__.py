"""`python -m tests.text`: the catalogues in step with the code, and compiled; says what still lacks its words."""

import sys

from tests.text import catalogues, compile_all, update

lacking = [
    f"{path.parts[-3]}: {message.id}"
    for path in catalogues()
    if path.stem == "catalogrepair"
    for message in update(path)
    if message.id and not message.string
]
compile_all()
sys.stdout.writelines(f"{line}\n" for line in lacking)
