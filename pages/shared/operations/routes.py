"""`/healthz` and `/metrics`, for whoever looks after the server; the gate stands before both."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit.runtime import Runtime

from pages.shared.access.roles import Role
from pages.shared.access.setting import Setting
from pages.shared.operations import health, machine
from pages.shared.operations.health import Health
from runtime import cache, metrics
from runtime.metrics import Number

TEXT = "text/plain; version=0.0.4; charset=utf-8"
QUIET = {"Cache-Control": "no-store"}


def routes(setting: Setting) -> list[Route]:
    """Both; an outsider learns of the board's health whether it is well, and no more."""

    def say_health(request: Request) -> Response:
        try:
            found = health.look()
        except OSError:
            return JSONResponse({"ok": False}, 503, QUIET)
        facts = found.told() if _is_insider(request, setting) else {"ok": found.is_well}
        return JSONResponse(facts, 200 if found.is_well else 503, QUIET)

    def say_numbers(_request: Request) -> Response:
        try:
            numbers = _of_health(health.look())
        except OSError:
            numbers = [Number("board_healthy", "1 when nobody need look after the board.", 0)]
        times = (metrics.RERUNS, metrics.QUERIES, metrics.TURNS)
        text = metrics.exposed([*numbers, *_of_process()]) + metrics.exposed(times)
        return PlainTextResponse(text, headers=QUIET, media_type=TEXT)

    return [Route("/healthz", say_health), Route("/metrics", say_numbers)]


def _is_insider(request: Request, setting: Setting) -> bool:
    """Whoever sits at a local board, an admin, and a program that knows the key."""
    session = request.scope.get("board.session")
    is_admin = session is not None and session.role >= Role.ADMIN
    key = request.headers.get("authorization", "").encode("latin-1", "replace")
    return not setting.is_served or is_admin or setting.is_watcher(key)


def _of_health(found: Health) -> list[Number]:
    numbers = [
        Number("board_healthy", "1 when nobody need look after the board.", found.is_well),
        Number("board_build_sound", "1 when the build in force is sound.", found.is_sound),
        Number("board_disk_free_bytes", "Room on the disk of the data folder.", found.free),
        Number("board_disk_needed_bytes", "What the next build needs there.", found.needed),
    ]
    if found.build is not None and found.age is not None:
        numbers.append(Number("board_build_number", "The build that is shown.", found.build))
        numbers.append(Number("board_build_age_seconds", "Since it was made.", found.age))
    return numbers


def _of_process() -> list[Number]:
    hits, misses = cache.answers()
    numbers = [
        Number("board_sessions", "Open pages, each in its browser's tab.", _sessions()),
        Number("board_cache_hits_total", "Answers taken from the cache.", hits, "counter"),
        Number("board_cache_misses_total", "Answers made anew.", misses, "counter"),
    ]
    if (held := machine.memory()) is not None:
        numbers.append(Number("board_memory_bytes", "Memory of the server's process.", held))
    return numbers


def _sessions() -> int:
    """Streamlit counts them; it has no word for it that it calls public."""
    return Runtime.instance()._session_mgr.num_active_sessions() if Runtime.exists() else 0
