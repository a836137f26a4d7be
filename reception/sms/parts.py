"""How many messages a text is sent as, by which it is paid. Pure.

Source: 3GPP TS 23.038, 6.2.1, and TS 23.040, 9.2.3.24.

A text of the GSM alphabet holds 160 signs, and 153 in each part where it takes several; signs of its second table take
the room of two. Any other text holds 70 units of UTF-16, and 67 in each part. Nothing that takes two is cut in half.
"""

from collections.abc import Iterable
from typing import Final

_GSM: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_SECOND: Final = frozenset("\f^{}\\[~]|€")
GSM_ONE, GSM_PART, OTHER_ONE, OTHER_PART = 160, 153, 70, 67


def is_gsm(text: str) -> bool:
    """Whether a text can be written in the GSM alphabet."""
    return all(sign in _GSM or sign in _GSM_SECOND for sign in text)


def parts(text: str) -> int:
    """How many messages a text is sent as; 1 for an empty one."""
    if is_gsm(text):
        return _parts([2 if sign in _GSM_SECOND else 1 for sign in text], GSM_ONE, GSM_PART)
    return _parts([2 if ord(sign) > 0xFFFF else 1 for sign in text], OTHER_ONE, OTHER_PART)


def _parts(widths: Iterable[int], one: int, part: int) -> int:
    wide = list(widths)
    if sum(wide) <= one:
        return 1
    count, room = 1, part
    for width in wide:
        if width > room:
            count, room = count + 1, part
        room -= width
    return count
