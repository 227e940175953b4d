"""What a deck holds, in words."""

from pages.shared import words
from pages.shared.words import translate as _


def beginning(*, may_change: bool) -> tuple[str, str]:
    """The title and the advice while there is no deck."""
    if not may_change:
        return _("No deck has been made yet"), _("Whoever may upload makes the first one.")
    return (
        _("No deck has been made yet"),
        _("Make one here, then open any page, press ⋯ beside a figure and choose “Add to deck”."),
    )


def summary(name: str, slides: int, *, may_change: bool) -> tuple[str, str]:
    """The title and the advice above a deck."""
    if not slides:
        text = _("{name}: still empty", name=name)
        if not may_change:
            return text, _("Whoever may upload puts slides into it.")
        return text, _("Open any page, press ⋯ beside a figure and choose “Add to deck”.")
    title = words.plural("{name}: {count} slide", "{name}: {count} slides", slides, name=name)
    if not may_change:
        return title, _("In the order of the show.")
    return title, _(
        "In the order of the show: drag a slide, or move it up and down. More come from ⋯ beside "
        "a figure, “Add to deck”."
    )
