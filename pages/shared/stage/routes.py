"""The addresses of the stage: `/show/<deck>` for screens, `/remote/<deck>` for the phone.

Anyone with the link can watch; changing slides needs the key of the show, which the remote's
address carries. Nothing is changed by opening an address: turning is a POST of a small JSON body.
After its end the same addresses show the closing slide, to anyone and with any key.
"""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.responses import StreamingResponse as Stream
from starlette.routing import Route

from pages.shared import words
from pages.shared.access import person
from pages.shared.access.passing import place_of
from pages.shared.capture.page import Manner
from pages.shared.stage import documents, following, shows, slides
from pages.shared.stage.closing import closing
from pages.shared.stage.decks import Deck, DeckError
from pages.shared.stage.shows import ShowError
from pages.shared.stage.turns import TurnError, turned
from pages.shared.words import translate as _

LARGEST = 2000  # bytes of what a screen or a remote may send
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
FRESH = {"Cache-Control": "no-store"}

Answer = Callable[[Request], Awaitable[Response]]


def routes() -> list[Route]:
    """All of them, for the server beside the pages'."""
    return [
        Route("/show/{deck}", _spoken(_screen)),
        Route("/show/{deck}/slides", _spoken(_slides)),
        Route("/show/{deck}/events", _spoken(_events)),
        Route("/show/{deck}/turn", _spoken(_turn), methods=["POST"]),
        Route("/remote/{deck}", _spoken(_remote)),
        Route("/stage/{version}/{name}", _asset),
    ]


def _spoken(answer: Answer) -> Answer:
    """In the language of the address, and with every refusal in words."""

    async def said(request: Request) -> Response:
        language = request.query_params.get("lang", "zh")
        with words.speaking(language if language in words.LANGUAGES else "zh"):
            try:
                return await answer(request)
            except DeckError as gone:
                return _refused(request, 404, str(gone))
            except ShowError as wrong:
                return _refused(request, 403, str(wrong))
            except TurnError as odd:
                return _refused(request, 400, str(odd))

    return said


def _refused(request: Request, status: int, why: str) -> Response:
    if request.url.path.count("/") > 2:  # asked by a screen, not by a person
        return JSONResponse({"message": why}, status, FRESH)
    document = documents.refusal(why)
    return HTMLResponse(document.text, status, {**document.headers, **FRESH})


async def _screen(request: Request) -> Response:
    deck = await _deck(request)
    key = _key(request)
    look = request.query_params.get("look", "")
    document = documents.screen(deck, key, _manner(request), look)
    return HTMLResponse(document.text, headers={**document.headers, **FRESH})


async def _remote(request: Request) -> Response:
    deck = await _deck(request)
    if _is_over(request):
        return await _screen(request)
    if not (key := _key(request)):
        raise ShowError(shows.wrong_key())
    document = documents.remote(deck, key, _manner(request))
    return HTMLResponse(document.text, headers={**document.headers, **FRESH})


async def _slides(request: Request) -> Response:
    deck, is_speaker = await _deck(request), bool(_key(request))
    asked = partial(_all_slides, deck, _manner(request), is_speaker=is_speaker)
    return Response(await run_in_threadpool(asked), 200, FRESH, "application/json")


def _all_slides(deck: Deck, manner: Manner, *, is_speaker: bool) -> str:
    """The slides and which version they are, of an ended show its closing slide; notes go to those
    who turn the show."""
    version, latest = following.version(deck.id), shows.latest(deck.id)
    if latest is not None and latest.is_over:
        kept = shows.is_kept(deck.id)
        ending = closing(latest.name, shows.decided(latest), is_kept=kept)
        return documents.as_json({"version": version, "slides": [], "closing": ending})
    build = shows.for_screens(shows.build_of(deck, latest), latest)
    said = slides.shown(deck, build, manner)
    if is_speaker:
        notes = shows.notes(deck.id)
        for slide, shown in zip(deck.slides, said, strict=True):
            shown["notes"] = notes.get(slide.id, slide.notes)
    return documents.as_json({"version": version, "slides": said})


async def _events(request: Request) -> Response:
    deck = await _deck(request)

    async def lines() -> AsyncIterator[str]:
        yield "retry: 300\n\n"
        async for state in following.states(deck.id):
            yield f"data: {json.dumps(state)}\n\n" if state else "event: alive\ndata: -\n\n"

    return Stream(lines(), media_type="text/event-stream", headers=FRESH)


async def _turn(request: Request) -> Response:
    if request.headers.get("content-type", "").split(";")[0] != "application/json":
        return JSONResponse({"message": _("Send JSON.")}, 415)
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return JSONResponse({"message": _("That is too much.")}, 413)
    deck = await _deck(request)
    key, change = turned(body)
    show = await run_in_threadpool(partial(shows.change, deck.id, key, change))
    if show.is_over:  # ended from the remote, with the key of whoever started it
        place = place_of(request.scope)
        await run_in_threadpool(partial(person.note_by, show.by, "end_show", show.name, place))
    following.wake(deck.id)
    return JSONResponse(following.state(deck.id), 200, FRESH)


async def _asset(request: Request) -> Response:
    asset = documents.ASSETS.get(request.path_params["name"])
    if asset is None:
        return Response(status_code=404)
    return FileResponse(asset, headers=FOREVER)


async def _deck(request: Request) -> Deck:
    return await run_in_threadpool(shows.on_screen, request.path_params["deck"])


def _key(request: Request) -> str:
    """The key of the address if it is the show's, "" without one and after the show.

    Raises ShowError when it is another's.
    """
    key = "" if _is_over(request) else request.query_params.get("key", "")
    if key and not shows.may_turn(request.path_params["deck"], key):
        raise ShowError(shows.wrong_key())
    return key


def _is_over(request: Request) -> bool:
    latest = shows.latest(request.path_params["deck"])
    return latest is not None and latest.is_over


def _manner(request: Request) -> Manner:
    return Manner(words.language(), request.query_params.get("red_up") == "true")
