"""The catalogues as files: read and written so that nothing moves that did not change."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, Final, cast

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import denormalize, read_po, write_po

from reception.i18n import plurals
from reception.i18n.sources import MessageKey, Wanted, key_of

#: Headers that say when and by which program: they would change each time, and tell nobody anything.
_DROPPED: Final = frozenset({"POT-Creation-Date", "Generated-By", "Report-Msgid-Bugs-To"})
STATUS: Final = "X-Translation-Status"
MACHINE: Final = "machine"
#: What update says of a message itself; the others (`reviewed`, `fuzzy`) are people's and stay.
MUST: Final = "must"
REVIEWED: Final = "reviewed"
_KEPT: Final = frozenset({REVIEWED, "fuzzy"})
_HEADER: Final = re.compile(r'^msgid ""\nmsgstr (""\n(?:".*"\n)*)', re.MULTILINE)


@dataclass(frozen=True)
class File:
    """A catalogue: what it says before the messages, and the messages by their keys."""

    comment: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    messages: Mapping[MessageKey, Message] = field(default_factory=dict)


def read(path: Path) -> File:
    """A catalogue; an empty one where there is no file."""
    if not path.exists():
        return File()
    text = path.read_text("utf-8")
    found = _HEADER.search(text)
    lines = denormalize(found[1]).splitlines() if found else []
    headers = dict(line.split(": ", 1) for line in lines if ": " in line)
    comment = text[: found.start()] if found else ""
    entries = read_po(BytesIO(text.encode()), locale=path.parts[-3])
    return File(comment, headers, {key_of(one.id, one.context): one for one in entries if one.id})


def write(path: Path, before: File, entries: Iterable[tuple[Wanted, Message | None]], status: str | None) -> bool:
    """Write the messages with what each had as its translation; whether the file changed."""
    folder = path.parts[-3]
    forms, rule = plurals.RULES[folder]
    made = Catalog(locale=folder)
    vars(made).update(_num_plurals=forms, _plural_expr=rule)
    for wanted, had in entries:
        made.add(
            wanted.id, _strings(wanted, had, forms), auto_comments=wanted.comments, context=wanted.context,
            flags=(set(had.flags) & _KEPT if had else set()) | ({MUST} if wanted.must else set()),
            user_comments=had.user_comments if had else (),
        )  # fmt: skip
    body = BytesIO()
    write_po(body, made, width=0, no_location=True, omit_header=True)
    text = (before.comment or f"# Reception, {path.stem}: {folder}.\n") + header(folder, before.headers, status)
    text += body.getvalue().decode().rstrip("\n") + "\n"
    if path.exists() and path.read_text("utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return True


def _strings(wanted: Wanted, had: Message | None, forms: int) -> Any:
    """The translation in as many forms as the language has; what came as one form stays the first of them."""
    string = cast("str | tuple[str, ...]", had.string if had else "")
    told = [string] if isinstance(string, str) else list(string)
    if isinstance(wanted.id, str):
        return told[0] if told else ""
    return tuple((told + [""] * forms)[:forms])


def header(folder: str, before: Mapping[str, str], status: str | None) -> str:
    """What stands before the messages, with what stood there `before`."""
    ours = {
        "Language": folder,
        "Plural-Forms": plurals.header(folder),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    first = {"Project-Id-Version": "Reception", **({STATUS: status} if status else {})}
    kept = {name: value for name, value in before.items() if name not in _DROPPED | ours.keys()}
    lines = (f'"{name}: {value}\\n"\n' for name, value in {**first, **kept, **ours}.items())
    return f'msgid ""\nmsgstr ""\n{"".join(lines)}\n'
