"""What the stage and the remote say by themselves, in the reader's language."""

from pages.shared.words import translate as _


def stage_words() -> dict[str, str]:
    """The words of a screen, by the names that stage.js knows them by."""
    return {
        "loading": _("The slides are being drawn …"),
        "failed": _("The board does not answer. Trying again …"),
        "empty": _("This deck holds no slides yet."),
        "offline": _("No connection: this screen goes on by itself"),
        "live": _("Live"),
        "locked": _("Locked: {build}"),
        "build": _("Build {number}"),
        "idle": _("Not being shown now"),
        "ended": _("The show has ended"),
        "demo": _("Demo data"),
        "next": _("Next in {seconds} s"),
        "page": "{at} / {count}",
        "first": _("The first {shown} of {rows}"),
        "columns": _("{count} more columns on the board"),
    }


def twin_words() -> dict[str, str]:
    """What the twin says besides, by the names that twin.js knows them by."""
    return {
        "back": _("Back"),
        "forth": _("Next"),
        "read": _("Read as one page"),
        "present": _("Show as slides"),
    }


def remote_words() -> dict[str, str]:
    """The words of the remote, by the names that remote.js knows them by."""
    return {
        "loading": _("The slides are being drawn …"),
        "offline": _("Not connected. Trying again …"),
        "connected": _("Connected"),
        "live": _("Live"),
        "locked": _("Locked: {build}"),
        "build": _("Build {number}"),
        "goLive": _("Switch to live figures"),
        "lock": _("Lock the figures again"),
        "blank": _("Blank"),
        "unblank": _("Show again"),
        "previous": _("Back"),
        "next": _("Next"),
        "notes": _("Speaker's notes"),
        "noNotes": _("No notes to this slide."),
        "then": _("Then: {title}"),
        "jump": _("All slides"),
        "ended": _("The show has ended"),
        "idle": _("The board does not know this show any more. Start it anew and scan the code."),
        "end": _("End"),
        "sure": _("End the show on every screen?"),
        "changed": _("The deck was changed during the show"),
        "reordered": _("The order of the slides was changed. The screens keep the old one."),
        "counts": _("{added} added, {removed} taken out. The screens keep the old slides."),
        "gone": _("{added} added, {removed} taken out, the one on the screens too."),
        "take": _("Show the new slides"),
        "keep": _("Keep the old ones"),
        "page": "{at} / {count}",
    }
