"""A plain client of the loopback servers, so that their own tests need nothing of the product."""

from collections.abc import Sequence
from typing import Any

import httpx

from tests.servers.base import Json
from tests.servers.haravan import HaravanServer
from tests.servers.kiotviet import KiotVietServer


def till(server: KiotVietServer) -> httpx.Client:
    """Signed in to a KiotViet shop."""
    key = {"client_id": server.client_id, "client_secret": server.client_secret}
    form = {"scopes": "PublicApi.Access", "grant_type": "client_credentials", **key}
    token = httpx.post(f"{server.url}/connect/token", data=form).json()["access_token"]
    headers = {"Retailer": server.retailer, "Authorization": f"Bearer {token}"}
    return httpx.Client(base_url=server.url, headers=headers)


def put(server: KiotVietServer, number: int, **fields: object) -> httpx.Response:
    """Change one product."""
    with till(server) as client:
        return client.put(f"/products/{number}", json=fields)


def put_many(server: KiotVietServer, *products: Json) -> httpx.Response:
    """Change several."""
    with till(server) as client:
        return client.put("/listupdatedproducts", json={"listProducts": products})


def read(server: KiotVietServer, path: str, **params: Any) -> Json:
    """The JSON answer of a KiotViet shop to a GET."""
    with till(server) as client:
        return dict(client.get(path, params=params).json())


def listed(server: HaravanServer, **params: Any) -> Sequence[Json]:
    """The products that a store's list shows."""
    headers = {"Authorization": f"Bearer {server.token}"}
    return list(httpx.get(f"{server.url}/com/products.json", params=params, headers=headers).json()["products"])
