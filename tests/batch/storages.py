"""Storages on loopback: an S3-compatible server and an SFTP server, each from a package of its own."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import ROOT

BUCKET = "desk"
PASSWORD = "geheim"


@contextmanager
def s3(patch: pytest.MonkeyPatch) -> Iterator[str]:
    """An S3 server with one bucket; the URL of it. Processes that are started meanwhile find the server, too."""
    with _server("s3") as port:
        for name, text in {
            "FSSPEC_S3_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "desk",
            "AWS_SECRET_ACCESS_KEY": "desk",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        }.items():
            patch.setenv(name, text)
        _configure()
        files().mkdir(BUCKET)
        try:
            yield f"s3://{BUCKET}"
        finally:
            patch.undo()
            _configure()


def _configure() -> None:
    """fsspec reads the environment once, as it is imported."""
    import fsspec
    from fsspec.config import conf, set_conf_env

    conf.clear()
    set_conf_env(conf)
    fsspec.filesystem("s3").clear_instance_cache()


def files() -> Any:
    """The S3 server's files."""
    import fsspec

    return fsspec.filesystem("s3", skip_instance_cache=True)


def _hang_up() -> None:
    """End the connections that fsspec keeps open."""
    from fsspec.implementations.sftp import SFTPFileSystem

    for kept in SFTPFileSystem._cache.values():
        kept.client.close()
    SFTPFileSystem.clear_instance_cache()


@contextmanager
def sftp(folder: Path) -> Iterator[str]:
    """An SFTP server that shows a folder; the URL of it, with a password in it."""
    with _server("sftp", str(folder)) as port:
        try:
            yield f"sftp://desk:{PASSWORD}@127.0.0.1:{port}"
        finally:
            _hang_up()


@contextmanager
def _server(*words: str) -> Iterator[int]:
    """A server of this module in a process of its own; its port."""
    command = [sys.executable, "-m", "tests.batch.storages", *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            yield int(server.stdout.readline())
        finally:
            server.terminate()


def serve_s3() -> None:
    """An S3 server, after telling the port."""
    from moto.server import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    server = make_server("127.0.0.1", 0, DomainDispatcherApplication(create_backend_app), threaded=True)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


async def serve_sftp(folder: str) -> None:
    """Show a folder by SFTP, after telling the port."""
    import asyncssh

    class Desk(asyncssh.SSHServer):
        def begin_auth(self, username: str) -> bool:
            return True

        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password: str) -> bool:
            return (username, password) == ("desk", PASSWORD)

    key = asyncssh.generate_private_key("ssh-ed25519")
    root = folder.encode()
    server = await asyncssh.listen(
        "127.0.0.1", 0, server_factory=Desk, server_host_keys=[key],
        sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=root),
    )  # fmt: skip
    sys.stdout.write(f"{server.get_port()}\n")
    sys.stdout.flush()
    await server.wait_closed()


if __name__ == "__main__":
    serve_s3() if sys.argv[1] == "s3" else asyncio.run(serve_sftp(sys.argv[2]))
