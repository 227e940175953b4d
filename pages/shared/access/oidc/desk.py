"""The two addresses of a sign-in at the office's provider: the way there, and the way back."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

import anyio
from anyio import CapacityLimiter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pages.shared import words
from pages.shared.access import answers, forms
from pages.shared.access.entering import Entered
from pages.shared.access.oidc.client import START
from pages.shared.access.oidc.refusals import RefusedError
from pages.shared.access.oidc.waiting import LASTS, Begun, Waiting
from pages.shared.access.passing import place_of
from pages.shared.access.setting import Setting

if TYPE_CHECKING:
    from pages.shared.access.oidc.provider import Provider

COOKIE = "board_oidc"  # the language and the handle of a sign-in that was begun in this browser
AT_ONCE = 4  # threads that wait for the provider; the board's own are never among them
Made = TypeVar("Made")


class OidcDesk:
    """What both share: the sign-ins that wait, and the provider, once somebody needs it."""

    def __init__(self, setting: Setting) -> None:
        """Nothing is asked of the provider yet."""
        self.setting, self.store = setting, setting.store
        self.waiting = Waiting(setting.store.now)
        self._limiter: CapacityLimiter | None = None  # made where a loop runs

    async def start(self, request: Request) -> Response:
        """To the provider, where the person signs in; back to `to` after that."""
        target = answers.target(request.query_params.get("to", "/"))
        if self.setting.oidc is None:
            return RedirectResponse("/sign-in", 303)
        begun = Begun(target, words.language())
        try:
            where = await self._run(lambda: self._provider.way_in(begun))
        except RefusedError as refused:
            if refused.is_news:
                await self._run(partial(self._note, refused, place_of(request.scope)))
            return self._refuse(refused, target)
        self.waiting.put(begun)
        answer = RedirectResponse(where, 303, {"Cache-Control": "no-store"})
        answer.set_cookie(
            COOKIE,
            f"{begun.language}.{begun.handle}",
            max_age=int(LASTS),
            path=START,
            httponly=True,
            samesite="lax",
            secure=answers.is_secure(request, self.setting),
        )
        return answer

    async def come_back(self, request: Request) -> Response:
        """From the provider, with its answer in the address, to the page that was asked for."""
        if self.setting.oidc is None:
            return RedirectResponse("/sign-in", 303)
        language, _dot, handle = request.cookies.get(COOKIE, "").partition(".")
        facts = dict(request.query_params)
        begun = self.waiting.take(facts.get("state", ""), handle)
        target = begun.target if begun is not None else "/"
        enter = partial(self._enter, begun, facts, place_of(request.scope))
        with words.speaking(answers.language(language)):
            try:
                entered = await self._run(enter)
            except RefusedError as refused:
                answer = self._refuse(refused, target)
            else:
                answer = answers.let_in(request, self.setting, entered, target)
        if begun is not None:  # a forged answer ends no sign-in that waits
            answer.delete_cookie(COOKIE, path=START)
        return answer

    async def way_out(self) -> str:
        """Where to sign out at the provider as well; "" where that is not known."""
        if self.setting.oidc is None:
            return ""
        try:
            return await self._run(lambda: self._provider.way_out())
        except RefusedError:
            return ""

    @cached_property
    def _provider(self) -> "Provider":
        """The provider, with Authlib, which a board without such a sign-in never imports."""
        from pages.shared.access.oidc.provider import Provider

        assert self.setting.oidc is not None
        return Provider(self.setting.oidc, self.store.now)

    def _enter(self, begun: Begun | None, said: dict[str, str], place: str) -> Entered:
        from pages.shared.access.oidc import entering

        return entering.enter(self.store, self._provider, begun, said, place)

    def _note(self, refused: RefusedError, place: str) -> None:
        from pages.shared.access.oidc import entering

        entering.note(self.store, refused, place)

    def _refuse(self, refused: RefusedError, target: str) -> Response:
        """The sign-in page, with the sentence that says why and the other ways in."""
        client = self.setting.oidc
        assert client is not None
        text = refused.sentence(client.name, client.claim)
        form = forms.sign_in(target, client)
        query = [("to", target)]
        return answers.document(form, "/sign-in", query, text, status=refused.status)

    async def _run(self, ask: Callable[[], Made]) -> Made:
        """Ask in a thread of our own, for the provider may be slow or away."""
        if self._limiter is None:
            self._limiter = CapacityLimiter(AT_ONCE)
        return await anyio.to_thread.run_sync(ask, limiter=self._limiter)
