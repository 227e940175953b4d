"""Why a sign-in by the provider was refused: a sentence for the person, words for the audit."""

from dataclasses import dataclass

from pages.shared.words import mark
from pages.shared.words import translate as _

OIDC = "oidc"  # how a row of the audit on a sign-in begins that came by the provider


@dataclass(frozen=True)
class Reason:
    """The status of the answer, the sentence on the sign-in page, and the words in the audit."""

    status: int
    said: str
    noted: str


REASONS = {
    "down": Reason(
        503,
        mark(
            "{name} cannot be reached at the moment. Sign in with your name and password of the"
            " board, or try again later."
        ),
        mark("provider not reached"),
    ),
    "unfit": Reason(
        503,
        mark(
            "What {name} publishes about itself does not fit QIANGHUI_OIDC_ISSUER. Tell whoever"
            " runs the board; until then sign in with your name and password of the board."
        ),
        mark("provider does not fit its setting"),
    ),
    "state": Reason(
        400,
        mark(
            "This sign-in was not begun in this browser, is older than ten minutes, or was used"
            " already. Begin it again."
        ),
        mark("not begun here, too old, or used"),
    ),
    "denied": Reason(
        403,
        mark("{name} did not sign you in. Begin again, or use your name and password."),
        mark("provider did not sign in"),
    ),
    "code": Reason(
        403,
        mark("{name} did not confirm this sign-in. Begin it again."),
        mark("provider did not confirm"),
    ),
    "algorithm": Reason(
        403,
        mark(
            "The answer of {name} is signed in a way that the board does not accept. Tell whoever"
            " runs the board."
        ),
        mark("way of signing not accepted"),
    ),
    "signature": Reason(
        403,
        mark(
            "The answer of {name} is not signed with one of its keys. Begin again; if that does not"
            " help, tell whoever runs the board."
        ),
        mark("signature by no known key"),
    ),
    "issuer": Reason(
        403,
        mark("The answer comes from somebody else than {name}. Tell whoever runs the board."),
        mark("another issuer"),
    ),
    "audience": Reason(
        403,
        mark("The answer of {name} is meant for another program. Tell whoever runs the board."),
        mark("meant for another program"),
    ),
    "time": Reason(
        403,
        mark(
            "The answer of {name} has expired or is of the future. Begin again; if that does not"
            " help, the clocks of the two servers differ: tell whoever runs the board."
        ),
        mark("expired, or of the future"),
    ),
    "nonce": Reason(
        403,
        mark("The answer of {name} belongs to another sign-in. Begin it again."),
        mark("of another sign-in"),
    ),
    "token": Reason(
        403,
        mark("The answer of {name} cannot be read. Tell whoever runs the board."),
        mark("answer cannot be read"),
    ),
    "claim": Reason(
        403,
        mark(
            "{name} does not say by what the board knows you ({claim}). Tell whoever runs the"
            " board."
        ),
        mark("claim missing"),
    ),
    "unverified": Reason(
        403,
        mark("{name} has not verified that the address {who} is yours. Have it verified there."),
        mark("address not verified"),
    ),
    "unlinked": Reason(
        403,
        mark(
            "{name} knows you as {who}, and no account of the board is linked with that. Give it to"
            " whoever looks after accounts."
        ),
        mark("no account linked"),
    ),
    "bound": Reason(
        403,
        mark(
            "{who} is linked with somebody else at {name}. Ask whoever looks after accounts to link"
            " it anew."
        ),
        mark("linked with somebody else"),
    ),
    "locked": Reason(
        403,
        mark("Your account is locked. Ask whoever looks after accounts."),
        mark("account locked"),
    ),
    "many": Reason(
        429,
        mark("Too many attempts. Wait ten minutes, or ask whoever looks after accounts."),
        mark("too many attempts"),
    ),
}


class RefusedError(Exception):
    """A sign-in is refused; `why` is one of REASONS.

    `who` is what the provider has called the person, `account` the name of his account: "" unless
    they are known. It is no news where the same fault of the provider was met a moment ago.
    """

    def __init__(self, why: str, who: str = "", account: str = "", *, is_news: bool = True) -> None:
        """`why` is one of REASONS."""
        super().__init__(why)
        self.why, self.who, self.account, self.is_news = why, who, account, is_news

    @property
    def status(self) -> int:
        """The status of the answer."""
        return REASONS[self.why].status

    def sentence(self, name: str, claim: str) -> str:
        """What the person reads; `name` is the provider's."""
        return _(REASONS[self.why].said, name=name, claim=claim, who=self.who)


def noted(object: str) -> str:
    """A row of the audit in words: `oidc`, or `oidc` and why; "" for any other."""
    way, _blank, why = object.partition(" ")
    if way != OIDC:
        return ""
    by = _("by the office's account")
    return f"{by} · {_(REASONS[why].noted)}" if why in REASONS else by
