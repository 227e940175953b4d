"""The pages by which somebody signs in and out: plain HTML of our own, no script, no Streamlit."""

import sqlite3
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from pages.shared.access import accounts, answers, entering, forms, quotas, sessions
from pages.shared.access.accounts import AccountError
from pages.shared.access.answers import shown, spoken
from pages.shared.access.entering import LockedError, WrongError
from pages.shared.access.gate import COOKIE
from pages.shared.access.oidc import client
from pages.shared.access.oidc.desk import OidcDesk
from pages.shared.access.passing import place_of
from pages.shared.access.passwords import PasswordError
from pages.shared.access.sessions import Session
from pages.shared.access.setting import Setting
from pages.shared.words import translate as _

LEFT = "left"  # the word in the address of the sign-in page after a sign-out


def routes(setting: Setting) -> list[Route]:
    """All of them, for the server beside the pages'; a local board has no sessions to ask for."""
    if not setting.is_served:
        return [Route("/signed-in", _has_no_sessions)]
    oidc = OidcDesk(setting)
    desk = _Desk(setting, oidc)
    both = ["GET", "POST"]
    return [
        Route("/sign-in", spoken(desk.sign_in), methods=both),
        Route("/sign-in/code", spoken(desk.use_code), methods=both),
        Route("/sign-in/password", spoken(desk.change), methods=both),
        Route(client.START, spoken(oidc.start)),
        Route(client.CALLBACK, oidc.come_back),
        Route("/sign-out", spoken(desk.sign_out), methods=both),
        Route("/signed-in", spoken(desk.is_signed_in)),
    ]


class _Desk:
    """What the routes share: the setting."""

    def __init__(self, setting: Setting, oidc: OidcDesk) -> None:
        self.setting, self.store, self.oidc = setting, setting.store, oidc

    async def sign_in(self, request: Request) -> Response:
        target = answers.target(request.query_params.get("to", "/"))
        way_out = await self.oidc.way_out() if LEFT in request.query_params else ""
        form = forms.sign_in(target, self.setting.oidc, way_out)
        if request.method != "POST":
            return shown(request, form)
        said = await answers.fields(request)
        name, password = said.get("name", ""), said.get("password", "")
        enter = partial(
            entering.enter,
            self.store,
            name,
            password,
            place_of(request.scope),
            self.setting.profile,
            screen=self.setting.screen if "screen" in said else None,
        )
        try:
            entered = await run_in_threadpool(enter)
        except LockedError:
            text = _("Too many attempts. Wait ten minutes, or ask whoever looks after accounts.")
            return shown(request, form, text, 429, name)
        except WrongError:
            text = _("The name or the password is wrong.")
            return shown(request, form, text, 401, name)
        where = "/sign-in/password" if entered.must_change else target
        return answers.let_in(request, self.setting, entered, where)

    async def use_code(self, request: Request) -> Response:
        form = forms.code()
        if request.method != "POST":
            return shown(request, form)
        said = await answers.fields(request)
        name = said.get("name", "")
        if said.get("password") != said.get("again"):
            return shown(request, form, _("The two passwords differ."), 400, name)
        use = partial(
            accounts.use_code,
            self.store,
            name,
            said.get("code", ""),
            said.get("password", ""),
            self.setting.profile,
        )
        try:
            await run_in_threadpool(use)
        except (AccountError, PasswordError) as wrong:
            return shown(request, form, str(wrong), 400, name)
        return RedirectResponse("/sign-in", 303)

    async def change(self, request: Request) -> Response:
        session = self._session(request)
        if session is None:
            return RedirectResponse("/sign-in", 303)
        known = self.setting.oidc if session.is_oidc else None
        form = forms.password(known.name if known else "")
        if request.method != "POST":
            return shown(request, form)
        said = await answers.fields(request)
        if said.get("password") != said.get("again"):
            return shown(request, form, _("The two passwords differ."), 400)
        place = place_of(request.scope)
        enter = partial(
            entering.enter,
            self.store,
            session.name,
            said.get("old", ""),
            place,
            self.setting.profile,
        )
        new = said.get("password", "")
        change = partial(
            accounts.change_password,
            self.store,
            session.account,
            session.name,
            new,
            self.setting.profile,
        )
        try:
            await run_in_threadpool(enter)
            await run_in_threadpool(change)
        except LockedError:
            text = _("Too many attempts. Wait ten minutes, or ask whoever looks after accounts.")
            return shown(request, form, text, 429)
        except WrongError:
            return shown(request, form, _("The old password is wrong."), 401)
        except PasswordError as wrong:
            return shown(request, form, str(wrong), 400)
        return RedirectResponse("/sign-in", 303)

    async def sign_out(self, request: Request) -> Response:
        session = self._session(request)
        if request.method != "POST" and session is not None:
            return shown(request, forms.sign_out(session.name))
        if session is not None:
            end = partial(sessions.end, self.store, session, session.name, place_of(request.scope))
            await run_in_threadpool(end)
        is_there = session is not None and session.is_oidc and self.setting.oidc is not None
        lang = answers.language(request.query_params.get("lang", ""))
        answer = RedirectResponse(f"/sign-in?{LEFT}=1&lang={lang}" if is_there else "/sign-in", 303)
        answer.delete_cookie(COOKIE)
        return answer

    async def is_signed_in(self, request: Request) -> Response:
        """What an open page asks: 401 as soon as its session has ended; why it has no socket."""
        session = self._session(request)
        if session is None:
            return JSONResponse({"signed_in": False}, 401)
        is_refused = quotas.METER.was_refused(session, self.store.now())
        why = quotas.too_many_pages() if is_refused else ""
        return JSONResponse({"signed_in": True, "refused": why})

    def _session(self, request: Request) -> Session | None:
        """The session of the cookie, looked up anew, for it may have ended a moment ago."""
        token = request.cookies.get(COOKIE, "")
        try:
            return sessions.of_token(self.store, token) if token else None
        except sqlite3.Error:
            return None


async def _has_no_sessions(_request: Request) -> Response:
    return Response(status_code=204)
