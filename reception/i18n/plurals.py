"""How many forms a number asks for in each language, as the catalogues' headers say it. Pure. Source: ui.md, 3.4.

In Turkish it is not CLDR's rule: 0 goes with 1 here. Spanish has no form for millions here.
"""

from gettext import c2py
from types import MappingProxyType
from typing import Final

_ONE: Final = (2, "n!=1")
_SEVERAL: Final = (2, "n>1")
_SLAVIC: Final = (
    3, "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2"
)  # fmt: skip
_ARABIC: Final = (6, "n==0?0:n==1?1:n==2?2:n%100>=3&&n%100<=10?3:n%100>=11?4:5")
#: Folder of a language → (how many forms, which one for n).
RULES: Final = MappingProxyType({
    "sv": _ONE, "en": _ONE, "so": _ONE, "es": _ONE, "fa": _SEVERAL, "fa_AF": _SEVERAL, "ti": _SEVERAL, "tr": _SEVERAL,
    "uk": _SLAVIC, "ru": _SLAVIC, "ar": _ARABIC,
})  # fmt: skip
#: A form that is asked for by one number alone up to here is that number's own.
_FAR: Final = 250


def header(folder: str) -> str:
    """The header `Plural-Forms` of a language."""
    forms, rule = RULES[folder]
    return f"nplurals={forms}; plural=({rule});"


def own_forms(folder: str) -> frozenset[int]:
    """The forms that one number alone asks for, which they can leave out: "one day"; in Arabic the dual as well."""
    forms, rule = RULES[folder]
    asked = [c2py(rule)(number) for number in range(_FAR)]
    return frozenset(form for form in range(forms) if asked.count(form) == 1)


def examples(folder: str, form: int, most: int = 3) -> tuple[int, ...]:
    """The first numbers that ask for a form; fewer where fewer do."""
    _forms, rule = RULES[folder]
    asks = c2py(rule)
    return tuple(number for number in range(_FAR) if asks(number) == form)[:most]
