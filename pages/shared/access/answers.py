"""What the pages of signing in answer with: a form as a page, the way on, the session's cookie."""

from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import parse_qsl, quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pages.shared import words
from pages.shared.access import forms
from pages.shared.access.entering import Entered
from pages.shared.access.forms import Form
from pages.shared.access.gate import COOKIE
from pages.shared.access.setting import Setting

LARGEST = 4096  # bytes of a form

Answer = Callable[[Request], Awaitable[Response]]


def spoken(answer: Answer) -> Answer:
    """The answer in the language that the address asks for."""

    async def speaking(request: Request) -> Response:
        with words.speaking(language(request.query_params.get("lang", ""))):
            return await answer(request)

    return speaking


def language(asked: str) -> str:
    """The code of a language that the board speaks."""
    return asked if asked in words.LANGUAGES else "zh"


def shown(
    request: Request, form: Form, said: str = "", status: int = 200, name: str = ""
) -> Response:
    """A form at its own address; `said` is what was wrong, `name` stays filled in."""
    query = [(key, value) for key, value in request.query_params.items() if key != "lang"]
    return document(form, request.url.path, query, said, status=status, name=name)


def document(
    form: Form,
    path: str,
    query: Sequence[tuple[str, str]],
    said: str,
    *,
    status: int = 200,
    name: str = "",
) -> Response:
    """A form whose answer goes to a path with a query, which has no word on the language."""
    text = forms.page(form, path, query, said, name)
    said_of_it = {"Content-Security-Policy": forms.POLICY, "Cache-Control": "no-store"}
    return HTMLResponse(text, status, said_of_it)


def let_in(request: Request, setting: Setting, entered: Entered, where: str) -> Response:
    """On to a page of the board, with the cookie of a new session."""
    answer = RedirectResponse(where, 303, {"Cache-Control": "no-store"})
    answer.set_cookie(
        COOKIE,
        entered.token,
        max_age=int(entered.longest),
        httponly=True,
        samesite="lax",
        secure=is_secure(request, setting),
    )
    return answer


def is_secure(request: Request, setting: Setting) -> bool:
    """Whether the browser's end of the connection is TLS."""
    return setting.is_secure(request.headers.get("host", "").lower(), request.url.scheme)


async def fields(request: Request) -> dict[str, str]:
    """The fields of a form; none when it is too large or no form."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return {}
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def target(asked: str) -> str:
    """Where to go after signing in: a path of this board and nowhere else."""
    is_ours = asked.startswith("/") and not asked.startswith(("//", "/\\", "/sign-"))
    is_plain = asked.isprintable() and "\\" not in asked
    return quote(asked, safe="/?&=%+:,;@!~*'()-._") if is_ours and is_plain else "/"
