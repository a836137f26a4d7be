"""What is wrong with a translation, in words for whoever reviews it. Pure."""

from collections.abc import Mapping, Sequence
from typing import Final

from reception.i18n.glossary import Glossary
from reception.i18n.markers import N_
from reception.i18n.text_safety import UnsafeText, clean
from reception.i18n.wording_checks import Fault, faults
from reception.languages.rules.entries import Message, wording
from reception.languages.rules.places import shown
from reception.reckoning.remarks import Remark, Remarks, refusal, warning

#: As long as the longest message three times over; our own number.
LONGEST: Final = 4_000
_TOO_LONG: Final = N_("The translation is far too long.")
#: What would break a page: it is refused.
_REFUSED: Final[Mapping[str, str]] = {
    "empty": N_("Write the translation. A form that is left empty cannot be shown."),
    "places": N_("These must stand in it as they are, with no others: %(words)s. The program puts something there."),
    "per_cent": N_("Write the sign for per cent twice, or the page cannot show the text."),
    "markup": N_("These signs must stand in it as they are, with no others: %(words)s"),
}
_NO_PLACES: Final = N_("The English has no place to fill, so the translation can have none.")
_NO_MARKUP: Final = N_("The English has no signs like <b>, so the translation can have none.")
#: What a native reader may well mean: it is taken, and told.
_TOLD: Final[Mapping[str, str]] = {
    "space": N_("There is a space at the beginning or the end."),
    "same": N_("The translation is the same as the Swedish or the English."),
    "latin": N_("Much of the translation is in Latin letters."),
    "term": N_("The glossary has another word: %(words)s. If yours is right, tell whoever keeps the glossary."),
    "name": N_("The name %(words)s is kept in Swedish, and it is missing here."),
    "avoided": N_("The glossary asks not to use the word %(words)s."),
}


def field_of(form: int) -> str:
    """The field in which a form of the translation is written."""
    return f"form_{form}"


def remarks(message: Message, folder: str, forms: Sequence[str], words: Glossary) -> Remarks:
    """What is said of a translation, beside the form that it is about."""
    return tuple(_remark(fault) for fault in faults(wording(message, folder, forms), words))


def _remark(fault: Fault) -> Remark:
    about = field_of(fault.form)
    if fault.code not in _REFUSED:
        return warning(fault.code, about, _TOLD[fault.code], **_values(fault))
    if fault.code == "places" and not fault.words:
        return refusal(fault.code, about, _NO_PLACES)
    if fault.code == "markup" and not fault.words:
        return refusal(fault.code, about, _NO_MARKUP)
    return refusal(fault.code, about, _REFUSED[fault.code], **_values(fault))


def _values(fault: Fault) -> dict[str, str]:
    return {"words": shown(fault.words, is_filled=True)}


def unsafe(forms: Sequence[str]) -> str | None:
    """The message of what must stand in no text, or None."""
    for form in forms:
        if len(form) > LONGEST:
            return _TOO_LONG
        try:
            clean(form)
        except UnsafeText as problem:
            return problem.message
    return None
