"""The page of the two shops: sign in, sign out, and whose keys are used. A key comes in a form and goes to the keyring;
no page, address or log ever holds one."""

import contextlib

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from catalogrepair.errors import CatalogRepairError, UnusableInput
from catalogrepair.jobs import catalogues, sign_in
from catalogrepair.text import _
from catalogrepair.web.desk import Desk
from catalogrepair.web.forms import form_of
from catalogrepair.web.guard import OURS

_EMPTY = UnusableInput(_("Fill in every field: a key without one of them opens nothing."))
_UNDER_WAY = UnusableInput(_("A shop is being asked just now. Wait for its end, or stop it, and try again."))


async def show(desk: Desk, request: Request) -> Response:
    """Who is signed in."""
    return await _drawn(desk, request, _ours(request.query_params.get("to", "")))


async def enter(desk: Desk, request: Request) -> Response:
    """Sign in to one shop, out of it, or choose whose keys are used; then back to where somebody came from."""
    async with form_of(request) as form:
        to = _ours(str(form.get("to") or ""))
        try:
            await run_in_threadpool(_do, desk, form)
        except CatalogRepairError as error:
            kept = {name: str(form.get(name) or "") for name in ("retailer", "client_id")}
            return await _drawn(desk, request, to, error=error, kept=kept)
    return desk.go(f"/shops?to={to}" if to else "/shops")


def _do(desk: Desk, form: FormData) -> None:
    if desk.tasks.is_any:
        raise _UNDER_WAY
    match str(form.get("what") or ""):
        case "haravan":
            (token,) = _fields(form, "token")
            name = sign_in.haravan(token)
            sign_in.keep_haravan(token)
            desk.signed_in["haravan"] = (sign_in.mark(token), name)
        case "kiotviet":
            key = sign_in.Key(*_fields(form, "retailer", "client_id", "secret"))
            name = sign_in.kiotviet(key)
            sign_in.keep_kiotviet(key)
            desk.signed_in["kiotviet"] = (sign_in.mark(key), name)
        case "out haravan":
            _leave("haravan")
        case "out kiotviet":
            _leave("kiotviet")
        case "choose":
            sign_in.choose(str(form.get("shop") or ""))


def _fields(form: FormData, *names: str) -> list[str]:
    """What was typed, without the spaces that were copied along."""
    found = [str(form.get(name) or "").strip() for name in names]
    if not all(found):
        raise _EMPTY
    return found


def _leave(service: sign_in.Service) -> None:
    sign_in.forget(service)
    catalogues.snapshots().forget(service)


async def _drawn(
    desk: Desk,
    request: Request,
    to: str,
    *,
    error: CatalogRepairError | None = None,
    kept: dict[str, str] | None = None,
) -> Response:
    return desk.draw(
        request,
        "shops",
        422 if error else 200,
        to=to,
        error=error,
        kept=kept or {"retailer": "", "client_id": ""},
        known=await run_in_threadpool(sign_in.signed),
        names=sign_in.NAMES,
        fixed={service: sign_in.is_from_environment(service) for service in sign_in.SERVICES},
        who=await run_in_threadpool(_who, desk),
        others=await run_in_threadpool(sign_in.shops),
        chosen=sign_in.chosen(),
    )


def _who(desk: Desk) -> dict[sign_in.Service, str]:
    """What the shops of the keys in use are called, as far as it is known without asking them."""
    who: dict[sign_in.Service, str] = {}
    with contextlib.suppress(CatalogRepairError):  # no key, or one that is damaged and names no shop
        who["kiotviet"] = sign_in.kiotviet_key().retailer
    told = desk.signed_in.items()
    return who | {service: name for service, (mark, name) in told if mark == sign_in.mark_in_use(service)}


def _ours(path: str) -> str:
    return path if OURS.fullmatch(path) else ""
