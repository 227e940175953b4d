"""Why a file is not read at all."""


class Refusal(Exception):
    """A file that is refused: an English sentence with {placeholders} that says what to do.

    The sentence is a message id for gettext; `details` fill its placeholders after translation.
    """

    def __init__(self, message_id: str, **details: str) -> None:
        super().__init__(message_id.format(**details))
        self.message_id = message_id
        self.details = details
