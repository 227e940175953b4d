"""Cell addresses: C7 ↔ (6, 2), both counted from 0."""

ROWS = 1_048_576
COLUMNS = 16_384


def column_number(letters: str) -> int:
    """A → 0, AA → 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def address(row: int, column: int) -> str:
    """(6, 2) → C7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
