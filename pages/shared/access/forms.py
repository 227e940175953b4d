"""The forms of signing in as HTML: one style, no script, wide enough for a thumb."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from pages.shared import words
from pages.shared.access import headers
from pages.shared.access.oidc.client import Client
from pages.shared.words import translate as _

STYLE = (Path(__file__).parent / "forms.css").read_text(encoding="utf-8")
POLICY = (
    f"default-src 'none'; style-src '{headers.hash_of(STYLE)}'; img-src data:; form-action 'self';"
    " frame-ancestors 'none'; base-uri 'none'"
)


@dataclass(frozen=True)
class Field:
    """One input: its name, its label, and how the browser fills it in."""

    name: str
    label: str
    kind: str = "password"
    fill: str = "off"


@dataclass(frozen=True)
class Form:
    """What is asked, and the link below it; one without a button only says something.

    `others` are other ways than the form, each with its label.
    """

    title: str
    fields: Sequence[Field]
    button: str
    about: str = ""
    way: tuple[str, str] = ("", "")
    others: Sequence[tuple[str, str]] = ()


def sign_in(target: str, oidc: Client | None = None, way_out: str = "") -> Form:
    """Name and password; a meeting's screen stays signed in longer, and only looks.

    With `oidc` there is a link to the office's provider; `way_out` is where one signs out there.
    """
    fields = (
        Field("name", _("Name"), "text", "username"),
        Field("password", _("Password"), fill="current-password"),
        Field("screen", _("A screen for a meeting: look only, longer"), "checkbox"),
    )
    code = (_("I have a code"), f"/sign-in/code?{urlencode({'to': target})}")
    if oidc is None:
        return Form(_("Sign in"), fields, _("Sign in"), way=code)
    others = [(_("Sign in with {name}", name=oidc.name), oidc.way_in(target, words.language()))]
    about = ""
    if way_out:
        others.append((_("Sign out of {name} too", name=oidc.name), way_out))
        about = _("You are signed out of the board, and still signed in to {name}.", name=oidc.name)
    return Form(_("Sign in"), fields, _("Sign in"), about, code, others)


def code() -> Form:
    """The code that an admin or the first start gave, and a new password."""
    fields = (
        Field("name", _("Name"), "text", "username"),
        Field("code", _("Code"), "text", "one-time-code"),
        *_new_password(),
    )
    back = (_("Sign in"), "/sign-in")
    return Form(_("Set a password"), fields, _("Set a password"), way=back)


def password(provider: str = "") -> Form:
    """The old password and a new one; `provider` is the name of where the person signed in."""
    fields = (Field("old", _("Old password"), fill="current-password"), *_new_password())
    way = (_("Sign out"), "/sign-out")
    about = ""
    if provider:
        about = _(
            "You signed in with {name}, and change its password there. This is the one of the board"
            " itself; if you have none, ask whoever looks after accounts for a code.",
            name=provider,
        )
    return Form(_("Set a new password"), fields, _("Set a password"), about, way)


def sign_out(name: str) -> Form:
    """One button."""
    about = _("You are signed in as {name}.", name=name)
    return Form(_("Sign out"), (), _("Sign out"), about, (_("Back to the board"), "/"))


def refusal(why: str) -> Form:
    """Why an address does not open, and the way back."""
    return Form(_("This does not open"), (), "", why, (_("Back to the board"), "/"))


def page(form: Form, path: str, query: Sequence[tuple[str, str]], said: str, name: str) -> str:
    """The whole document; `said` is what was wrong, `name` stays filled in."""
    is_chinese = words.language() == "zh"
    lang = [] if is_chinese else [("lang", words.language())]
    other = [("lang", "en")] if is_chinese else []
    action = _address(path, [*query, *lang])
    switch = _address(path, [*query, *other])
    wrong = f'<p class="said" role="alert">{html.escape(said)}</p>' if said else ""
    about = f"<p>{html.escape(form.about)}</p>" if form.about else ""
    fields = "".join(_field(field, name) for field in form.fields)
    asked = (
        f'<form method="post" action="{html.escape(action)}">{fields}'
        f"<button>{html.escape(form.button)}</button></form>"
    )
    others = "".join(_other(label, way) for label, way in form.others)
    label, way = form.way
    other_name = "English" if is_chinese else "中文"
    link = f'<a href="{html.escape(way)}">{html.escape(label)}</a>'
    return (
        f'<!doctype html><html lang="{"zh-CN" if is_chinese else "en"}"><head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{html.escape(form.title)} · 强会看板</title><link rel="icon" href="data:,">'
        f"<style>{STYLE}</style></head><body><main><header><b>强会看板</b>"
        f"<h1>{html.escape(form.title)}</h1></header>{wrong}{about}"
        f"{asked if form.button else ''}{others}"
        f'<nav>{link}<a href="{html.escape(switch)}">{other_name}</a></nav>'
        "</main></body></html>"
    )


def _new_password() -> tuple[Field, Field]:
    return (
        Field("password", _("New password"), fill="new-password"),
        Field("again", _("The same once more"), fill="new-password"),
    )


def _field(field: Field, name: str) -> str:
    label = html.escape(field.label)
    if field.kind == "checkbox":
        return f'<label class="tick"><input type="checkbox" name="{field.name}">{label}</label>'
    value = f' value="{html.escape(name)}"' if field.name == "name" and name else ""
    return (
        f'<label>{label}<input name="{field.name}" type="{field.kind}" required'
        f' autocomplete="{field.fill}" autocapitalize="off"{value}></label>'
    )


def _other(label: str, way: str) -> str:
    return f'<a class="other" href="{html.escape(way)}">{html.escape(label)}</a>'


def _address(path: str, query: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(query)}" if query else path
