"""Signs in to one KiotViet shop with a client id and secret, and renews the token when it runs out."""

import os
import time
from collections.abc import Generator

import httpx

from catalogrepair.errors import SignInFailed, Unreachable
from catalogrepair.shops.kiotviet.key import Key
from catalogrepair.shops.remote.client import Client, refuse_insecure
from catalogrepair.shops.remote.decoding import Undocumented, decode
from catalogrepair.shops.remote.fields import text_of
from catalogrepair.shops.remote.patience import Patience, usual
from catalogrepair.shops.remote.shapes import values
from catalogrepair.shops.remote.walking import items_of
from catalogrepair.text import _

ADDRESS = "https://public.kiotapi.com"
TOKEN_ADDRESS = "https://id.kiotviet.vn"
ADDRESS_VARIABLE = "CATALOGREPAIR_KIOTVIET_URL"
"""another address for both, for trials against a server of one's own"""
_EARLY = 300.0
"""seconds before its end at which a token is renewed"""


class _Renewing(httpx.Auth):
    """Client credentials: a token is asked for, kept in memory, renewed early, and once when it is not accepted."""

    requires_response_body = True

    def __init__(self, key: Key, address: str) -> None:
        self._key, self._url = key, f"{address}/connect/token"
        self._token, self._until = "", 0.0

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if time.monotonic() >= self._until:
            yield from self._renew()
        request.headers["Authorization"] = f"Bearer {self._token}"
        response = yield request
        if response.status_code == 401:
            yield from self._renew()
            request.headers["Authorization"] = f"Bearer {self._token}"
            yield request

    def _renew(self) -> Generator[httpx.Request, httpx.Response, None]:
        form = {
            "scopes": "PublicApi.Access",
            "grant_type": "client_credentials",
            "client_id": self._key.client_id,
            "client_secret": self._key.client_secret,
        }
        response = yield httpx.Request("POST", self._url, data=form)
        if response.status_code in (400, 401, 403):
            raise SignInFailed(
                _(
                    "KiotViet does not accept the client id or secret of “{retailer}”. See Thiết lập cửa "
                    "hàng → Thiết lập kết nối API.",
                    retailer=self._key.retailer,
                ),
            )
        if response.status_code != 200:
            raise httpx.HTTPStatusError("token", request=response.request, response=response)
        self._token, life = _token_of(response.content)
        self._until = time.monotonic() + life - _EARLY


def _token_of(data: bytes) -> tuple[str, float]:
    """A token and the seconds that it lives. Raises Unreachable when there is none that can be sent."""
    try:
        body = decode(data)
        token, life = body["access_token"], float(body["expires_in"])
    except (ValueError, KeyError, TypeError, Undocumented):
        token, life = "", 0.0
    if not (isinstance(token, str) and token and token.isascii() and token.isprintable()):
        raise Unreachable(_("KiotViet gave no token. Try again later."))
    return token, life


def connect(key: Key, patience: Patience | None = None) -> Client:
    """A client for this shop; nothing is asked yet. Raises UnusableInput for an address that cannot be used."""
    address = os.environ.get(ADDRESS_VARIABLE)
    token_address = address or TOKEN_ADDRESS
    refuse_insecure(token_address)
    return Client(
        "KiotViet",
        address or ADDRESS,
        _Renewing(key, token_address),
        {"Retailer": key.retailer},
        (key.client_secret,),
        patience or usual(),
    )


def require_shop(client: Client) -> list[str]:
    """The names of the shop's branches, asked so that a wrong key is found out. Raises SignInFailed."""
    data = items_of(client.get("/branches", {"pageSize": 100}).body, "data", client.name, values("branchName"))
    return [text_of(branch, "branchName") for branch in data]
