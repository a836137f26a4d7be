"""The texts of letters: their placeholders, what a translation must keep, and when it is outdated. Pure.

A text is a subject and paragraphs with an empty line between two. A placeholder is a Swedish word in braces, the same
in every language: {namn}. Sources: ui.md, 3.1 and 3.5 (the same facts and figures in both languages).
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from reception.i18n.markers import N_
from reception.i18n.said import Label
from reception.messages.terms import TextStanding, TextState
from reception.reckoning.remarks import Remark, Remarks, refusal

#: What can stand in a letter, and what is put in its place.
PLACEHOLDERS: Final = {
    "namn": N_("the name of the person"),
    "handläggare": N_("the name of the caseworker"),
    "telefon": N_("the telephone number of the caseworker"),
    "enhet": N_("the name of the unit"),
    "dag": N_("the day of the appointment"),
    "tid": N_("the time of the appointment"),
    "plats": N_("the place of the appointment"),
}
#: Those that only an appointment can fill.
OF_APPOINTMENT: Final = frozenset({"dag", "tid", "plats"})
#: For a translator: what stands for what in the sentences of the standard letters.
CODED: Final = {
    "name": "namn",
    "caseworker": "handläggare",
    "phone": "telefon",
    "unit": "enhet",
    "day": "dag",
    "time": "tid",
    "place": "plats",
}
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_FIGURES: Final = re.compile(r"\d+")
_STANDING: Final = {
    TextState.REVIEWED: TextStanding.REVIEWED,
    TextState.TO_REVIEW: TextStanding.TO_REVIEW,
    TextState.MACHINE: TextStanding.MACHINE,
}
#: What may be put into a letter.
USABLE: Final = frozenset({TextStanding.REVIEWED, TextStanding.TO_REVIEW, TextStanding.MACHINE})


@dataclass(frozen=True)
class Text:
    """What a letter says in one language, with its placeholders."""

    subject: str
    paragraphs: tuple[str, ...]
    standing: TextStanding = TextStanding.REVIEWED

    @property
    def placeholders(self) -> frozenset[str]:
        """What has to be put into it."""
        return placeholders(self.subject, *self.paragraphs)

    @property
    def is_usable(self) -> bool:
        """Whether it may be put into a letter."""
        return self.standing in USABLE


def paragraphs(body: str) -> tuple[str, ...]:
    """The paragraphs of a body; line breaks within one are kept as spaces."""
    parts = re.split(r"\n[ \t]*\n", body.replace("\r\n", "\n"))
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def placeholders(*texts: str) -> frozenset[str]:
    """The words in braces."""
    return frozenset(match[1].strip() for text in texts for match in _PLACEHOLDER.finditer(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with its placeholders filled, all at once: what is put in is not read again."""
    return _PLACEHOLDER.sub(lambda match: values.get(match[1].strip(), match[0]), text)


def said_with(text: Text, values: Mapping[str, str]) -> Text:
    """A text whose placeholders are filled."""
    return Text(filled(text.subject, values), tuple(filled(one, values) for one in text.paragraphs), text.standing)


def digest(subject: str, body: str) -> str:
    """What a Swedish text is known by, so that a translation can tell that it is of an older one."""
    whole = "\n\n".join([" ".join(subject.split()), *paragraphs(body)])
    return hashlib.sha256(whole.encode()).hexdigest()


def standing(state: TextState, source_digest: str | None, swedish_digest: str) -> TextStanding:
    """Where a translation stands, given what the Swedish says today."""
    return _STANDING[state] if source_digest == swedish_digest else TextStanding.OUTDATED


def check_text(subject: str, body: str) -> Iterable[Remark]:
    """What is wrong with the placeholders of a text."""
    for about, text in (("subject", subject), ("body", body)):
        yield from _check_braces(about, text)


def _check_braces(about: str, text: str) -> Iterable[Remark]:
    unknown = sorted(placeholders(text) - PLACEHOLDERS.keys())
    if unknown:
        yield refusal(
            "placeholder-unknown", about,
            N_("Nothing is known by these words in braces: %(words)s. Choose among: %(known)s."),
            words=braced(unknown), known=braced(PLACEHOLDERS),
        )  # fmt: skip
    if any(sign in _PLACEHOLDER.sub("", text) for sign in "{}"):
        yield refusal(
            "brace-alone", about, N_("A brace stands alone. Write a placeholder such as %(example)s."), example="{namn}"
        )


def check_translation(swedish: tuple[str, str], theirs: tuple[str, str]) -> Remarks:
    """What a translation (subject, body) has too much or too little. Both say the same facts and figures."""
    found = list(check_text(*theirs))
    if found:
        return tuple(found)
    wanted, given = placeholders(*swedish), placeholders(*theirs)
    if wanted - given:
        found.append(_differs("placeholder-missing", N_("The Swedish text also has: %(words)s."), wanted - given))
    if given - wanted:
        found.append(_differs("placeholder-extra", N_("The Swedish text does not have: %(words)s."), given - wanted))
    if figures(*swedish) != figures(*theirs):
        found.append(refusal("figures-differ", "body", N_("The figures are not the same as in the Swedish text.")))
    return tuple(found)


def _differs(code: str, msgid: str, words: Iterable[str]) -> Remark:
    return refusal(code, "body", msgid, words=braced(sorted(words)))


def figures(*texts: str) -> list[int]:
    """The numbers in a text, in order of size; digits of any script count alike."""
    return sorted(int(one) for text in texts for one in _FIGURES.findall(_PLACEHOLDER.sub("", text)))


def braced(words: Iterable[str]) -> str:
    """Placeholders as they are written."""
    return ", ".join(f"{{{word}}}" for word in words)


def wanting(asked: Iterable[str], values: Mapping[str, str]) -> Remarks:
    """What a letter needs to be filled with and is not known: a remark for each."""
    missing = sorted(word for word in set(asked) if not values.get(word))
    return tuple(
        refusal("fact-unknown", "letter", N_("The letter needs this, and it is not noted: %(what)s."), what=_what(word))
        for word in missing
    )


def _what(word: str) -> Label:
    return Label(PLACEHOLDERS[word])
