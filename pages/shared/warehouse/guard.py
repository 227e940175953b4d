"""Whether the gate stands before the server: without it no row of the board is read."""

from streamlit import runtime

from pages.shared.words import translate as _

_standing: list[bool] = []


class UnguardedError(Exception):
    """A server runs that has no gate before it; the text says how to start the board."""


def stand() -> None:
    """Note that this process has its gate, as `app.py` does when it has made it."""
    _standing[:] = [True]


def is_missing() -> bool:
    """Whether a server runs that has no gate before it: one that was not started by `app.py`."""
    return not _standing and runtime.exists() and type(runtime.get_instance()) is runtime.Runtime


def sentence() -> str:
    """What such a server says instead of a page."""
    return _(
        "Nothing is shown here: this server was started without its gate. Start the board with make"
        " run, or with python -m streamlit run app.py."
    )


def require() -> None:
    """Raise UnguardedError where a server runs that has no gate before it."""
    if is_missing():
        raise UnguardedError(sentence())
