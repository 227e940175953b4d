"""Whether the board is well, in one look that costs next to nothing."""

import time
from dataclasses import dataclass

from pages.shared import warehouse
from pages.shared.operations import machine
from pages.shared.warehouse import pointer


@dataclass(frozen=True)
class Health:
    """One look: `build` is shown, `age` its seconds since it was made; None before the first one.

    `is_sound`: the build in force is what was published. `free` and `needed` are bytes on the disk
    of the data folder.
    """

    build: int | None
    age: float | None
    is_sound: bool
    free: int
    needed: int
    version: str

    @property
    def has_room(self) -> bool:
        """Whether the next build has a place."""
        return self.free >= self.needed

    @property
    def is_well(self) -> bool:
        """Whether nobody need look after it."""
        return self.is_sound and self.has_room

    def told(self) -> dict[str, object]:
        """For whoever looks after the server."""
        age = None if self.age is None else round(self.age)
        return {
            "ok": self.is_well,
            "build": self.build,
            "build_is_sound": self.is_sound,
            "build_age_seconds": age,
            "disk_free_bytes": self.free,
            "disk_needed_bytes": self.needed,
            "version": self.version,
        }


def look() -> Health:
    """Look now; raises OSError when the disk of the data folder cannot be asked."""
    data = warehouse.data_folder()
    served = pointer.served(data / "builds")
    made = None if served.path is None else served.path.stat().st_mtime
    return Health(
        served.number,
        None if made is None else max(0.0, time.time() - made),
        not served.damaged,
        machine.free(data),
        machine.needed(served.path),
        machine.version(),
    )
