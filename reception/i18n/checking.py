"""What is wrong in a catalogue, message by message. Pure but for reading the file. Source: ui.md, 3.5."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Message

from reception.i18n import po_files, wording_checks
from reception.i18n.glossary import Glossary
from reception.i18n.sources import MessageKey

#: The share of its messages that a language must have to be offered (ui.md, 3.1). Swedish and English have them all.
ENOUGH: Final = 0.95
STATES: Final = ("ok", "to review", "outdated", "missing")


@dataclass(frozen=True)
class Finding:
    """Something a catalogue lacks or has wrong."""

    catalogue: str
    message: str
    problem: str


@dataclass
class Inspected:
    """A catalogue, how many messages it has and has translated, what is wrong in it, and what is only to be known."""

    catalogue: str
    messages: int = 0
    translated: int = 0
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def find(self, message: str, problem: str) -> None:
        """Note a finding."""
        self.findings.append(Finding(self.catalogue, message, problem))

    @property
    def percent(self) -> float:
        """How much is translated; of nothing, all."""
        return 100 * self.translated / self.messages if self.messages else 100.0


def inspect(
    path: Path, swedish: Mapping[MessageKey, Message], words: Glossary, *, wanted: set[MessageKey], is_of_staff: bool
) -> Inspected:
    """What is found in a catalogue. `swedish`: the same domain's; `wanted`: what the source says, if it is known."""
    found = Inspected(f"{path.parts[-3]}/{path.stem}")
    known = po_files.read(path).messages
    for _context, message in sorted(wanted - known.keys(), key=str):
        found.find(message, "not in the catalogue")
    absent = [one for one in known.values() if state(one, is_reviewed=True) == "missing"]
    found.messages, found.translated = len(known), len(known) - len(absent)
    enough = found.percent >= 100 * (1 if is_of_staff else ENOUGH)
    if not enough and not is_of_staff:
        found.find("", f"{found.percent:.0f} % are translated; to be offered it must be {100 * ENOUGH:.0f} %")
    for one in absent:
        if po_files.MUST in one.flags:
            found.find(english(one), "missing, and it must be there")
        elif not enough:
            found.find(english(one), "missing")
    for key, one in known.items():
        if all(forms(one)):
            _look(found, path.parts[-3], one, swedish.get(key), words)
    return found


def _look(found: Inspected, folder: str, message: Message, swedish: Message | None, words: Glossary) -> None:
    if message.fuzzy:
        found.find(english(message), "fuzzy")
        return
    at = wording_checks.Wording(folder, ids(message), forms(message), forms(swedish) if swedish else ())
    for problem in wording_checks.problems(at, words):
        found.find(english(message), problem)
    found.notes.extend(f"{english(message)}: {note}" for note in wording_checks.notes(at, words))


def state(message: Message, *, is_reviewed: bool) -> str:
    """One of STATES. `is_reviewed`: whether the whole catalogue is."""
    if not all(forms(message)):
        return "missing"
    if message.fuzzy:
        return "outdated"
    return "ok" if is_reviewed or po_files.REVIEWED in message.flags else "to review"


def english(message: Message) -> str:
    """What a message is called in a finding."""
    return ids(message)[0]


def ids(message: Message) -> tuple[str, ...]:
    """The English: one text, or the singular and the plural."""
    return _texts(message.id)


def forms(message: Message) -> tuple[str, ...]:
    """The translation, in as many forms as it has; at least one, which may be empty."""
    return _texts(message.string) or ("",)


def _texts(told: Any) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else tuple(told or ())


def table(inspected: list[Inspected]) -> Iterator[str]:
    """The lines of the table: catalogue, messages, share translated, findings, notes."""
    yield f"{'catalogue':<18} {'messages':>8} {'translated':>10} {'findings':>8} {'notes':>6}"
    for one in inspected:
        share = f"{one.percent:.1f} %"
        yield f"{one.catalogue:<18} {one.messages:>8} {share:>10} {len(one.findings):>8} {len(one.notes):>6}"
