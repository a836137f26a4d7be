"""What an answer tells that it may not."""

import re
from collections.abc import Iterable


def told_in(text: str, secrets: Iterable[str]) -> list[str]:
    """Which of the secrets stand in a text. Four digits count as a word of their own: a random token holds many."""
    return [one for one in secrets if re.search(rf"\b{one}\b" if len(one) == 4 else re.escape(one), text)]
