"""The client's own behaviour over real HTTP; waits are recorded instead of slept."""

from collections.abc import Callable

from catalogrepair.shops.remote.patience import Patience


def patience(
    waits: list[float] | None = None, *, attempts: int = 4, total: float = 20.0, settle: float = 0.0
) -> Patience:
    """A patience that never sleeps; what it would have waited goes to `waits`."""
    sleep: Callable[[float], None] = waits.append if waits is not None else lambda _: None
    return Patience(first=1.0, most=4.0, attempts=attempts, total=total, settle=settle, sleep=sleep)


QUICK = patience()
