"""The table that every benchmark prints: what was measured, beside its goal."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One measured figure; without a goal it is only there to compare with."""

    what: str
    measured: float
    unit: str
    goal: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached."""
        return self.goal is None or self.measured <= self.goal

    def __str__(self) -> str:
        """What, measured, goal and verdict in columns."""
        goal = f"goal {self.goal:8.2f} {self.unit}" if self.goal is not None else ""
        verdict = "" if self.goal is None else ("  met" if self.is_met else "  MISSED")
        return f"{self.what:<58}{self.measured:8.2f} {self.unit:<3}  {goal}{verdict}"


def show(lines: list[Line]) -> int:
    """Print the lines; the exit code says whether every goal is met."""
    print(*lines, sep="\n")
    return 0 if all(line.is_met for line in lines) else 1
