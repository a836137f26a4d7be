"""What a returned file would change: before anybody takes it in. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from reception.i18n.glossary import Glossary
from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.i18n.text_safety import clean, legible
from reception.i18n.wording_checks import harms
from reception.languages.rules import remarks
from reception.languages.rules.entries import Entry, wording
from reception.languages.rules.exchange import Given
from reception.languages.terms import Coverage
from reception.reckoning.remarks import Remark

_WRONG_NUMBER = N_("Forms of the translation in the file: %(count)s. Needed: %(wanted)s.")
_TWICE = N_("The message stands twice in the file, with different translations.")


@dataclass(frozen=True)
class Change:
    """A text in another's place; `told` is what a reviewer may want to look at again."""

    entry: Entry
    forms: tuple[str, ...]
    told: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class NotTaken:
    """A message that is refused, and why."""

    english: str
    forms: tuple[str, ...]
    why: tuple[Said, ...]


@dataclass
class Plan:
    """What a file would do. `approved`: the same text, which the file says is right; `left`: nothing new is said."""

    changed: list[Change] = field(default_factory=list)
    approved: list[Entry] = field(default_factory=list)
    refused: list[NotTaken] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    left: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to take in."""
        return not (self.changed or self.approved)

    @property
    def taken(self) -> list[tuple[Entry, tuple[str, ...]]]:
        """Each message that is taken in, with its text."""
        return [*((one.entry, one.forms) for one in self.changed), *((one, one.forms) for one in self.approved)]


def plan(given: Iterable[Given], known: Mapping[str, Entry], folder: str, words: Glossary) -> Plan:
    """What a file would change in a language. `known`: its messages by their codes."""
    made, met = Plan(), dict[str, tuple[str, ...]]()
    for one in given:
        entry = known.get(one.code)
        if entry is None:
            made.unknown.append(one.english or one.code)
        elif one.code in met:
            if met[one.code] != one.forms:
                made.refused.append(_not_taken(entry, one.forms, Said(_TWICE)))
        else:
            met[one.code] = one.forms
            _plan_one(made, one, entry, folder, words)
    return made


def _plan_one(made: Plan, given: Given, entry: Entry, folder: str, words: Glossary) -> None:
    if not any(form.strip() for form in given.forms):
        made.left += 1
        return
    if (why := _unfit(given, entry)) is not None:
        made.refused.append(_not_taken(entry, given.forms, why))
        return
    forms = tuple(clean(form) for form in given.forms)
    forms = entry.message.kept(forms) if given.is_shown else forms
    is_same = forms == tuple(normalize("NFC", form).strip() for form in entry.forms)
    if is_same and (not given.is_settled or entry.state is Coverage.REVIEWED):
        made.left += 1
        return
    found = remarks.remarks(entry.message, folder, forms, words)
    if stopping := {one.code: one.said for one in found if one.stops}:
        made.refused.append(_not_taken(entry, forms, *stopping.values()))
    elif is_same:
        made.approved.append(entry)
    else:
        made.changed.append(Change(entry, forms, found))


def _not_taken(entry: Entry, forms: tuple[str, ...], *why: Said) -> NotTaken:
    message = entry.message
    return NotTaken(message.shown(message.english[:1])[0], message.shown(map(legible, forms)), why)


def _unfit(given: Given, entry: Entry) -> Said | None:
    """Why the text cannot be looked at any closer."""
    wanted = len(entry.message.own)
    if len(given.forms) != wanted:
        return Said(_WRONG_NUMBER, {"count": len(given.forms), "wanted": wanted})
    problem = remarks.unsafe(given.forms)
    return Said(problem) if problem else None


def still_fits(
    carried: Iterable[tuple[str, str, tuple[str, ...]]], entries: Iterable[Entry], folder: str
) -> list[tuple[Entry, tuple[str, ...]]]:
    """What was shown, (code, mark of the text it had, new text), and can be taken in as it was shown."""
    known = {one.message.code: one for one in entries}
    return [
        (known[code], forms)
        for code, mark, forms in carried
        if code in known
        and known[code].mark == mark
        and len(forms) == len(known[code].message.own)
        and not any(harms(wording(known[code].message, folder, forms)))
    ]
