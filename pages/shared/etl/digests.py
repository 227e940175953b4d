"""The digest of a build: what it changed against the one before, as the ETL said it."""

import hashlib
import json

from pages.shared import warehouse, words

SEAL = "seal"  # the checksum of all else that the file says (`etl/store/sealing.py`)


def present() -> list[str]:
    """The sentences of the build in view, in the reader's language; none where there is none.

    A digest that was damaged says nothing, for its numbers may be others; nor does any to a reader
    of one unit, for it names the matters of all.
    """
    build = warehouse.present_build()
    if build.unit is not None:
        return []
    place = build.path.with_suffix(".digest.json")
    try:
        whole = json.loads(place.read_text(encoding="utf-8"))
        parts = whole["texts"][words.language()] if _is_sound(whole) else []
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [str(sentence) for sentence in parts]


def _is_sound(whole: dict[str, object]) -> bool:
    rest = {name: said for name, said in whole.items() if name != SEAL}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if SEAL not in whole:  # an older board's, which ends with its texts
        return list(whole)[-1:] == ["texts"]
    return whole[SEAL] == hashlib.sha256(text.encode()).hexdigest()
