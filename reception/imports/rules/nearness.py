"""What a misspelt word means, when one meaning is near and every other is clearly farther off."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process

CLEARLY_FARTHER = 8.0  # per cent between the best meaning and the next best


def nearest(word: str, words: Mapping[str, str], *, near: float) -> str | None:
    """The one meaning whose words have at least `near` per cent of their letters in common with `word`, in order.

    `words` gives the meaning of each known word. None when no meaning is near, or two are.
    """
    best: dict[str, float] = {}
    cutoff = near - CLEARLY_FARTHER
    for known, score, _ in process.extract(word, list(words), scorer=fuzz.ratio, score_cutoff=cutoff, limit=20):
        best[words[known]] = max(score, best.get(words[known], 0.0))
    ranked = sorted(best.items(), key=lambda item: item[1], reverse=True)
    if not ranked or ranked[0][1] < near:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= CLEARLY_FARTHER else None
