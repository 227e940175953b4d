"""The one table of rights: page, route, message or action → the least role that may use it.

What is not listed is refused, to everybody. `tests/test_access_roles.py` fails when a page, a route
of the server, a message of Streamlit's or a function that changes something is missing here.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from pages.menu import ENTRIES


class Role(IntEnum):
    """Each may do all that the one before it may."""

    NOBODY = 0  # has not signed in
    VIEWER = 1
    UPLOADER = 2
    RELEASER = 3  # answers for what others hand in
    ADMIN = 4


ROLES = {role.name.lower(): role for role in Role if role is not Role.NOBODY}
NOBODY, VIEWER, UPLOADER, RELEASER, ADMIN = Role

PAGES = {entry.address: ROLES[entry.role] for entry in ENTRIES}

# What changes something, or leaves the board: verbs of the ETL and acts of the pages themselves.
ACTIONS = {
    **dict.fromkeys(("history", "tables", "memory", "template", "export"), VIEWER),
    **dict.fromkeys(("load", "mark", "forget", "reread", "withdraw", "reinstate"), UPLOADER),
    **dict.fromkeys(("submit", "submissions", "recall"), UPLOADER),
    **dict.fromkeys(("release", "check", "return"), RELEASER),
    **dict.fromkeys(("pin", "unpin", "show", "deck", "decide", "renew"), UPLOADER),
    "end_show": ADMIN,  # of somebody else; whoever started one ends it
    **dict.fromkeys(("digest", "accounts"), ADMIN),
}

# An account of one unit is one of these at most, and what concerns everybody is not for it: decks
# and shows hold what others have written, and a snapshot is named for all.
MOST_OF_UNIT = UPLOADER
FOR_ALL_UNITS = frozenset(("show", "end_show", "deck", "pin", "unpin"))
PAGES_FOR_ALL_UNITS = frozenset(("decks", "snapshots"))

# What a released board asks more for: there, an upload of somebody else's waits for its release.
REVIEWED = dict.fromkeys(("load", "reread", "withdraw", "reinstate"), RELEASER)

# What a browser may say over the websocket. Streamlit answers others, too: they clear everybody's
# cache, write into the folder of the program, end the server.
MESSAGES = {
    "rerun_script": VIEWER,
    "stop_script": VIEWER,
    "app_heartbeat": VIEWER,
    "backend_operation_request.deferred_file": VIEWER,  # a download; its maker asks for the right
    "backend_operation_request.dataframe_chunk": VIEWER,
    "file_urls_request": UPLOADER,
}


@dataclass(frozen=True)
class Right:
    """Who may ask for the paths that match, how; `is_keyed`: a show's key is enough.

    An answer that `lasts` goes on until its session ends. Where `is_watched` the key of the metrics
    is enough, too.
    """

    path: re.Pattern[str]
    role: Role
    methods: frozenset[str] = frozenset(("GET", "HEAD"))
    is_keyed: bool = False
    lasts: bool = False
    is_watched: bool = False


def _right(
    path: str,
    role: Role,
    methods: str = "GET HEAD",
    *,
    is_keyed: bool = False,
    lasts: bool = False,
    is_watched: bool = False,
) -> Right:
    return Right(re.compile(path), role, frozenset(methods.split()), is_keyed, lasts, is_watched)


ROUTES = (
    _right("/sign-in(?:/(?:code|password))?", NOBODY, "GET HEAD POST"),
    _right("/sign-in/oidc(?:/callback)?", NOBODY),
    _right("/sign-out", NOBODY, "GET HEAD POST"),
    _right("/signed-in", NOBODY),
    _right("/_stcore/health", NOBODY),
    _right("/healthz", NOBODY),  # which tells an outsider whether the board is well, and no more
    _right("/metrics", ADMIN, is_watched=True),
    _right("/stage/[^/]+/[^/]+", NOBODY),  # scripts and styles of the stage, the same for all
    _right("/_stcore/stream", VIEWER, "WEBSOCKET"),
    _right("/_stcore/host-config", VIEWER),
    _right("/_stcore/bidi-components/.+", VIEWER),
    _right("/component/.+", VIEWER),
    _right("/static/.+", VIEWER),
    _right("/media/.+", VIEWER),
    _right("/_stcore/upload_file/[^/]+/[^/]+", UPLOADER, "PUT DELETE"),
    _right("/show/[^/]+(?:/slides)?", VIEWER, is_keyed=True),
    _right("/show/[^/]+/events", VIEWER, is_keyed=True, lasts=True),
    _right("/show/[^/]+/turn", UPLOADER, "POST", is_keyed=True),
    _right("/remote/[^/]+", UPLOADER, is_keyed=True),
    # Files that Streamlit's document names at the root.
    _right(r"/(?:favicon\.png|manifest\.json|robots\.txt)", VIEWER),
)
REFUSED = (
    "/_stcore/agent",  # a way in without a screen
    "/_stcore/metrics",  # Streamlit's own; the board's are at /metrics
    "/_stcore/script-health-check",  # runs the script for whoever asks
    "/_stcore",
    "/app/static",  # nothing is served from there
    "/auth",
    "/oauth2callback",
)
ANY_PAGE = _right(r"/[^./]*(?:/[^./]+)*/?", VIEWER)  # and an address that is none: it says so


def right(method: str, path: str) -> Right | None:
    """The right that a request needs; None when nobody may ask for it.

    `method` is WEBSOCKET for a websocket. A page's own role is asked where the page is drawn: its
    document is the same for every page.
    """
    for known in ROUTES:
        if known.path.fullmatch(path):
            return known if method in known.methods else None
    if any(path == known or path.startswith(f"{known}/") for known in REFUSED):
        return None
    page = PAGES.get(path.strip("/"))
    if page is not None and method in ANY_PAGE.methods:
        return Right(ANY_PAGE.path, page, ANY_PAGE.methods)
    return ANY_PAGE if method in ANY_PAGE.methods and ANY_PAGE.path.fullmatch(path) else None
