"""Why a file is not read at all."""

from etl.words import SentenceError


# Not an …Error: nothing failed, the file is politely not accepted.
class Refusal(SentenceError):  # noqa: N818
    """A file that is refused; nothing of it is read."""
