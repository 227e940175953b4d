"""Streamlit's own scripts, styles and fonts, sent compressed: each is compressed once.

Streamlit sends them as they are, 8 MB to a first visitor: compressing anew for each of them would
cost more than it saves. Here the first who asks gets what a fast compression makes of a file; a
thread at rest then makes the smallest form, which lies in the data folder from then on.
"""

import gzip
import hashlib
import logging
import mimetypes
import os
import queue
import sys
import threading
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import brotli
import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.shared import warehouse

Coding = Literal["br", "gzip", ""]
FILES = Path(st.__file__).parent / "static" / "static"
PREFIX = "/static/"
ICONS = Path(__file__).parent / "icons.woff2"
ICON_FONT = "media/MaterialSymbols-Rounded."
FOR_EVER = "public, max-age=31536000, immutable"  # their names hold a hash of their content
ASK_AGAIN = "no-cache"
TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
COMPRESSIBLE = {*TYPES, ".svg", ".wasm"}  # fonts and pictures are compressed in themselves
FAST, SMALLEST = 5, 11  # qualities of brotli
LEAST = 512  # bytes, below which a header costs more than is saved


class Delivery:
    """The ASGI middleware that answers for `/static/`, a path that st.App gives to no route."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` answers for all other paths."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a static file, or pass it on."""
        app = self._app
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            path: str = scope["path"]
            if path.startswith(PREFIX):
                name, asked = path.removeprefix(PREFIX), Headers(scope=scope)
                app = await run_in_threadpool(_answer, name, asked)
        await app(scope, receive, send)


def compressed(text: str, request: Request) -> Response:
    """An HTML document, in the coding that its reader prefers."""
    coding = preferred(request.headers.get("accept-encoding", ""))
    headers = {"Cache-Control": ASK_AGAIN, "Vary": "Accept-Encoding"}
    if not coding:
        return Response(text, media_type="text/html", headers=headers)
    headers["Content-Encoding"] = coding
    return Response(_fast(text, coding), media_type="text/html", headers=headers)


def preferred(accepted: str) -> Coding:
    """The best coding that an Accept-Encoding header allows (RFC 9110, 12.5.3): br, gzip, none."""
    weights = {}
    for part in accepted.lower().split(","):
        name, _, parameter = (text.strip() for text in part.partition(";"))
        weights[name] = _weight(parameter)
    others = weights.get("*", 0.0)
    brotli_, gzip_ = weights.get("br", others), weights.get("gzip", others)
    if not brotli_ and not gzip_:
        return ""
    return "br" if brotli_ >= gzip_ else "gzip"


@lru_cache(maxsize=64)
def _fast(text: str, coding: Coding) -> bytes:
    return _compress(text.encode(), coding, FAST)


@cache
def _fast_file(file: Path, coding: Coding) -> bytes:
    return _compress(file.read_bytes(), coding, FAST)


def _compress(content: bytes, coding: Coding, quality: int) -> bytes:
    if coding == "gzip":
        return gzip.compress(content, min(quality, 9), mtime=0)
    smaller: bytes = brotli.compress(content, quality=quality, lgwin=24)
    return smaller


def _weight(parameter: str) -> float:
    key, _, value = parameter.partition("=")
    try:
        return float(value) if key.strip() == "q" else 1.0
    except ValueError:
        return 0.0  # what cannot be read allows nothing


def _answer(name: str, asked: Headers) -> Response:
    file = files().get(name)
    if file is None:
        return Response("Not Found", 404, headers={"Cache-Control": "no-store"})
    lasting = FOR_EVER
    if name.startswith(ICON_FONT) and ICONS.exists():  # it may change under its name
        file, lasting = ICONS, ASK_AGAIN
    coding: Coding = ""
    if file.suffix in COMPRESSIBLE and file.stat().st_size >= LEAST:
        coding = preferred(asked.get("accept-encoding", ""))
    kept = (
        shelf(warehouse.data_folder() / "cache" / "static").find(file, coding) if coding else file
    )
    # A part of one form must never be put behind a part of the other: each has a tag of its own.
    form = "" if kept == file else f"-{coding}" if kept else f"-{coding}-fast"
    tag = f'"{_digest(file)}{form}"'
    headers = {"Cache-Control": lasting, "ETag": tag, "Vary": "Accept-Encoding"}
    if tag in asked.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if coding:
        headers["Content-Encoding"] = coding
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    if kept is not None:
        return FileResponse(kept, media_type=kind, headers=headers)
    return Response(_fast_file(file, coding), media_type=kind, headers=headers)


@cache
def files() -> dict[str, Path]:
    """Streamlit's static files by their names below `/static/`."""
    paths = (path for path in FILES.rglob("*") if path.is_file())
    return {path.relative_to(FILES).as_posix(): path for path in paths}


@cache
def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:20]


def _shelf() -> "Shelf":
    return shelf(warehouse.data_folder() / "cache" / "static")


@cache
def shelf(folder: Path) -> "Shelf":
    """The shelf in a folder; there is one for each."""
    return Shelf(folder)


class Shelf:
    """Files in their smallest form, each compressed once, by the digest of its content."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made when the first file is put into it."""
        self._folder = folder
        self._sound: set[Path] = set()
        self._wanted: queue.Queue[tuple[Path, Coding]] = queue.Queue()
        self._asked: set[Path] = set()
        self._lock = threading.Lock()

    def find(self, file: Path, coding: Coding) -> Path | None:
        """Where the smallest form of a file lies; None as long as it is not there yet."""
        place = self._place(file, coding)
        if place in self._sound or _is_of(place, coding, file):  # read back once in a process
            self._sound.add(place)
            return place
        with self._lock:
            is_new = place not in self._asked
            if is_new and not self._asked:
                threading.Thread(target=self._work, name="compression", daemon=True).start()
            self._asked.add(place)
        if is_new:
            self._wanted.put((file, coding))
        return None

    def keep(self, file: Path, coding: Coding) -> Path:
        """Compress a file unless that is done; raises OSError when the folder takes no file."""
        place = self._place(file, coding)
        if not _is_of(place, coding, file):
            place.parent.mkdir(parents=True, exist_ok=True)
            draft = place.with_name(f".{place.name}.{os.getpid()}.{threading.get_ident()}")
            try:
                draft.write_bytes(_compress(file.read_bytes(), coding, SMALLEST))
                draft.replace(place)
            finally:
                draft.unlink(missing_ok=True)
        self._sound.add(place)
        return place

    def settle(self) -> None:
        """Wait until all that was asked for so far is kept, or cannot be."""
        self._wanted.join()

    def _place(self, file: Path, coding: Coding) -> Path:
        return self._folder / f"{_digest(file)}.{coding}"

    def _work(self) -> None:
        """Compress what is asked for, whenever nothing else wants the processor."""
        if sys.platform == "linux":
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)
        while True:
            file, coding = self._wanted.get()
            try:
                self.keep(file, coding)
            except OSError:  # a full or read-only disk: the fast form is sent again and again
                logging.getLogger(__name__).info("%s is not kept compressed", file, exc_info=True)
            finally:
                self._wanted.task_done()


def _is_of(place: Path, coding: Coding, file: Path) -> bool:
    """Whether a kept form is that of a file, and neither absent nor torn nor damaged."""
    try:
        kept = place.read_bytes()
        content = gzip.decompress(kept) if coding == "gzip" else brotli.decompress(kept)
        return bool(content == file.read_bytes())
    except (OSError, EOFError, ValueError, brotli.error):
        return False
