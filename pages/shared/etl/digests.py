"""The digest of a build: what it changed against the one before, as the ETL said it."""

import json

from pages.shared import warehouse, words


def present() -> list[str]:
    """The sentences of the build in view, in the reader's language; none where there is none."""
    place = warehouse.present_build().path.with_suffix(".digest.json")
    try:
        said = json.loads(place.read_text(encoding="utf-8"))["texts"][words.language()]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [str(sentence) for sentence in said]
