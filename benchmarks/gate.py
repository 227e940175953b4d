"""What the gate costs each request of somebody who has signed in: at most 0.2 ms of CPU."""

import asyncio
import tempfile
import time
from pathlib import Path

from pages.shared.access import accounts, entering
from pages.shared.access.gate import App, Gate, Message, Receive, Scope, Send
from pages.shared.access.passwords import PROFILES
from pages.shared.access.setting import Setting
from pages.shared.access.store import Store

GOAL, COUNT = 0.2, 5000  # ms, requests
PASSWORD = "Chenlan-2026"


async def _nothing(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})


async def _received() -> Message:
    return {"type": "http.request"}


async def _sent(_message: Message) -> None:
    pass


def main() -> None:
    """Print the cost beside the goal."""
    with tempfile.TemporaryDirectory() as folder:
        store, profile = Store(Path(folder)), PROFILES["dengbao"]
        accounts.use_code(store, "chief", accounts.first_code(store), PASSWORD, profile)
        token = entering.enter(store, "chief", PASSWORD, "127.0.0.1", profile).token
        gate = Gate(_nothing, Setting(store, is_served=True), lambda _deck, _key: False)
        said = {"host": "10.1.2.3:8501", "cookie": f"board_session={token}", "accept": "*/*"}
        scope: Scope = {
            "type": "http",
            "method": "GET",
            "path": "/static/js/index.js",
            "scheme": "http",
            "server": ("10.1.2.3", 8501),
            "client": ("10.1.2.9", 50000),
            "headers": [(name.encode(), text.encode()) for name, text in said.items()],
        }
        with asyncio.Runner() as runner:
            runner.run(_ask(gate, scope))
            begun = time.process_time()
            runner.run(_ask(gate, scope))
            cost = (time.process_time() - begun) / COUNT * 1000
            begun = time.process_time()
            runner.run(_ask(_nothing, scope))
            alone = (time.process_time() - begun) / COUNT * 1000
    print(f"gate: {cost - alone:.3f} ms of CPU per request, goal {GOAL}")


async def _ask(app: App, scope: Scope) -> None:
    for _count in range(COUNT):
        await app(scope, _received, _sent)


if __name__ == "__main__":
    main()
