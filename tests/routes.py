"""The routes of the server as JSON: `python -m tests.routes`, each `[path, methods]`."""

import json
from collections.abc import Iterator, Sequence

from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

import app


def listed(routes: Sequence[BaseRoute]) -> Iterator[tuple[str, list[str]]]:
    """Each route's path, as it is declared, and its methods; a websocket's is WEBSOCKET."""
    for route in routes:
        if isinstance(route, WebSocketRoute):
            yield route.path, ["WEBSOCKET"]
        elif isinstance(route, Mount):
            yield f"{route.path}/{{name}}", ["GET", "HEAD"]
        elif isinstance(route, Route):
            yield route.path, sorted(route.methods or ())
        else:
            raise TypeError(f"{route} is no kind of route that is known")


if __name__ == "__main__":
    print(json.dumps([*listed(app.app._build_starlette_app().routes)]))
