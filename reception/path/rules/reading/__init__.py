"""Reads definitions: texts in, a `Rulebook` out, or every problem in them with file, line and reason. Pure."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import resources
from typing import Final

from reception.path.rules.definitions import Rulebook
from reception.path.rules.reading.checks import overlapping
from reception.path.rules.reading.rules import read_groups, read_rights, read_whos
from reception.path.rules.reading.source import InvalidDefinitions, Problem, Source
from reception.path.rules.reading.templates import note, read_templates
from reception.path.rules.reading.vocabulary import Vocabulary, read_facts, read_parameters

__all__ = ["InvalidDefinitions", "Problem", "read_book", "standard_book", "standard_texts"]

#: Which tables each file may have. Every other file is a template.
_FILES: Final = {
    "facts.toml": frozenset({"fact", "order"}),
    "parameters.toml": frozenset({"parameter"}),
    "groups.toml": frozenset({"who", "group"}),
    "rights.toml": frozenset({"right"}),
}
_TEMPLATE: Final = frozenset({"template", "milestone", "tighten"})


@lru_cache(maxsize=1)
def standard_book() -> Rulebook:
    """The definitions that stand in this package."""
    return read_book(standard_texts())


def standard_texts() -> dict[str, str]:
    """The files of definitions in this package, by name."""
    folder = resources.files("reception.path").joinpath("definitions")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def read_book(texts: Mapping[str, str], own: Mapping[str, str] | None = None) -> Rulebook:
    """The rulebook of some files: facts.toml, parameters.toml, groups.toml, rights.toml and one for each template.

    `own` are the municipality's: templates alone, by names that none of `texts` has.
    Raises InvalidDefinitions with every problem that was found.
    """
    problems: list[Problem] = []
    sources = {name: Source(name, text, problems) for name, text in texts.items()}
    owned = [Source(name, text, problems, is_own=True) for name, text in (own or {}).items()]
    for name, source in sources.items():
        source.check_headings(_FILES.get(name, _TEMPLATE))
    for source in owned:
        source.check_headings(_TEMPLATE)
    words = _vocabulary(sources)
    groups = tuple(group for source in _named(sources, "groups.toml") for group in read_groups(source, words))
    rights = tuple(right for source in _named(sources, "rights.toml") for right in read_rights(source, words))
    paths = [source for name, source in sources.items() if name not in _FILES]
    templates = read_templates([*paths, *owned], words, problems)
    note(problems, overlapping(rights))
    if problems:
        raise InvalidDefinitions(tuple(sorted(problems, key=lambda problem: (problem.file, problem.line))))
    newest = {code: templates[code, version] for code, version in sorted(templates)}
    return Rulebook(words.facts, tuple(words.orders), words.parameters, words.whos, groups, newest, templates, rights)


def _named(sources: Mapping[str, Source], name: str) -> list[Source]:
    return [sources[name]] if name in sources else []


def _vocabulary(sources: Mapping[str, Source]) -> Vocabulary:
    words = Vocabulary()
    readers: tuple[tuple[str, Callable[[Source, Vocabulary], None]], ...] = (
        ("facts.toml", read_facts),
        ("parameters.toml", read_parameters),
        ("groups.toml", read_whos),
    )
    for name, read in readers:
        for source in _named(sources, name):
            read(source, words)
    return words
