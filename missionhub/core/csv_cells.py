"""Nothing in a cell of a table we hand out can run as a formula."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠", "'")


def safe(text: str) -> str:
    """A spreadsheet shows what begins with an apostrophe as text."""
    return f"'{text}" if text.startswith(FORMULA) else text
