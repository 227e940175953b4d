"""Why a file is not read at all."""

from collections.abc import Callable


# Not an …Error: nothing failed, the file is politely not accepted.
class Refusal(Exception):  # noqa: N818
    """A file that is refused: an English sentence with {placeholders} that says what to do.

    The sentence is a message id for gettext; `details` fill its placeholders after translation.
    """

    def __init__(self, message_id: str, **details: str) -> None:
        """Keep the sentence apart from what fills it, so that it can be translated."""
        super().__init__(message_id.format(**details))
        self.message_id = message_id
        self.details = details

    def sentence(self, say: Callable[[str], str]) -> str:
        """The sentence in the language that `say` translates to."""
        return say(self.message_id).format(**self.details)
