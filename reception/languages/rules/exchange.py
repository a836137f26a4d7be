"""A file that came back from a reviewer, whatever its kind: messages and their translations as they stand in it. Pure."""

from dataclasses import dataclass, field

from reception.i18n.plurals import RULES


class UnreadableFile(Exception):
    """The file cannot be read. `reason` is a msgid without placeholders."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Given:
    """A message of the file. `code`: which one it is; `english`: what the file calls it; `is_settled`: the file says
    that the text is right, not that somebody is to look at it; `is_shown`: the text is written as people read it."""

    code: str
    english: str
    forms: tuple[str, ...]
    is_settled: bool
    is_shown: bool = False


@dataclass(frozen=True)
class Returned:
    """What a file holds. `language`: the one that it says it is in, as it says it; None where it does not say."""

    language: str | None
    given: tuple[Given, ...] = field(default_factory=tuple)


def is_of(language: str, folder: str) -> bool:
    """Whether what a file calls its language is the one of that folder: "uk_UA" is "uk", and "fa-AF" is not "fa"."""
    named = language.strip().replace("-", "_").casefold()
    known = {one.casefold() for one in RULES}
    return named == folder.casefold() or (named not in known and named.partition("_")[0] == folder.casefold())
