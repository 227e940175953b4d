"""What is done on each system, in this order, and how each step must end."""

import socket
from dataclasses import dataclass, field, replace

from tests.bare.room import CLERK, Terms

ROOT = 0
CHECKOUTS = {CLERK: "/home/clerk/强会 看板/board", ROOT: "/root/强会 看板/board"}
ELSEWHERE = {"VENV": "/home/clerk/别 处/环境", "QIANGHUI_DATA": "/home/clerk/数 据"}
SOME = "tests/browser/test_paper.py tests/office tests/test_architecture.py"


@dataclass(frozen=True)
class Step:
    """A command in a checkout; its sentence when it must fail, whose advice is then followed."""

    said: str
    command: str
    user: int
    terms: Terms = field(default_factory=Terms)
    refused: str = ""
    obey: bool = False


def steps(tests: str) -> list[Step]:
    """All of them; `tests` are the arguments of pytest."""
    port = _free_port()
    board = f"make run PORT={port}"
    some = f"make test TESTS='{tests}'"
    answer = Terms(port=port)
    apart = Terms(ELSEWHERE, read_only=CHECKOUTS[CLERK])
    wheels = Terms({"VENV": "/home/clerk/离 线"}, offline=True)
    without = "lacks its modules venv"
    cut = Step("no network at first", board, CLERK, Terms(offline=True), "cannot be reached")
    full = Terms({"VENV": "/mnt/venv"}, cramped="/mnt")
    return [
        Step("no venv module", board, CLERK, refused=without, obey=True),
        cut,
        Step("no room on the disk", board, CLERK, full, "make room"),
        Step("run", board, CLERK, answer),
        Step("run, no network", board, CLERK, replace(answer, offline=True)),
        Step("run, read-only checkout", board, CLERK, replace(apart, port=port)),
        Step("run, read-only, no network", board, CLERK, replace(apart, port=port, offline=True)),
        Step("wheels for elsewhere", "make wheelhouse", CLERK),
        Step("run from wheels, no network", board, CLERK, replace(wheels, port=port)),
        Step("test, programs missing", some, CLERK, refused="apt-get install"),
        Step("run", board, ROOT, answer),
        Step("packages of the tests", "make for-test", ROOT),
        Step("test, no network for apt-get", some, ROOT, Terms(offline=True), "could not get"),
        Step("test", some, ROOT),
        Step("test, read-only checkout", some, CLERK, apart),
    ]


def _free_port() -> int:
    """One that no other board answers on; the systems share this machine's loopback."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
