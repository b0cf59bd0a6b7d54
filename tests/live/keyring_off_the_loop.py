"""A keyring for tests of what serves pages: a real one may ask its user first, and hold up everybody meanwhile."""

import asyncio

from tests.live import keyring_in_a_file


class Keyring(keyring_in_a_file.Keyring):
    """The one in a file, which no event loop may wait for."""

    def get_password(self, service: str, username: str) -> str | None:
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return super().get_password(service, username)
        raise AssertionError("the keyring was read in the event loop")
