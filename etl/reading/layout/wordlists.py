"""Lists of words as people read them, for the modules that know words by heart."""


def words(*lines: str) -> frozenset[str]:
    """The words of some lines, divided by blanks."""
    return frozenset(word for line in lines for word in line.split())
