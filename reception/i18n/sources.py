"""Every message that code, templates and definitions mark, and which of them newcomers read (newcomer.toml)."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, cast

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.util import pathmatch

from reception.i18n.definitions import KEYS

#: (context or None, English message; of a plural the singular).
MessageKey = tuple[str | None, str]
KEYWORDS: Final = {
    **DEFAULT_KEYWORDS, "_l": None, "N_": None, "pgettext": ((1, "c"), 2), "both": None, "both_n": (1, 2)
}  # fmt: skip
COMMENTS: Final = ("TRANSLATORS:",)
METHODS: Final = (
    ("reception/**.py", "python"),
    ("reception/**/definitions/*.toml", "reception.i18n.definitions:extract"),
    ("templates/**.html", "jinja2"),
)


@dataclass(frozen=True)
class Rule:
    """A part of the source that newcomers read. Without `names`, `calls` and `keys` all of the file."""

    files: str
    names: frozenset[str] = frozenset()
    calls: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    must: bool = False


@dataclass
class Wanted:
    """A message of the source. `id` is a pair if it has a plural."""

    id: str | tuple[str, str]
    context: str | None
    comments: tuple[str, ...]
    for_newcomers: bool = False
    must: bool = False


@dataclass(frozen=True)
class Source:
    """A file of the source, to ask what stands where."""

    path: Path

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.path.read_text("utf-8").splitlines()

    @cached_property
    def tree(self) -> ast.Module:
        """The module, as Python reads it."""
        return ast.parse(self.path.read_text("utf-8"))

    def is_in(self, line: int, rule: Rule) -> bool:
        """Whether the rule speaks of what stands in that line."""
        if rule.keys:
            return self.lines[line - 1].partition("=")[0].strip() in rule.keys
        if rule.names or rule.calls:
            return any(first <= line <= last for first, last in _spans(self.tree, rule))
        return True


def _spans(tree: ast.Module, rule: Rule) -> Iterator[tuple[int, int]]:
    """(first, last) line of each class, function, value or call that the rule names."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) if name in rule.names:
                yield node.lineno, node.end_lineno or node.lineno
            case ast.Assign() | ast.AnnAssign() if rule.names & set(_targets(node)):
                yield node.lineno, node.end_lineno or node.lineno
            case ast.Call(func=ast.Name(id=name)) if name in rule.calls:
                yield node.lineno, node.end_lineno or node.lineno
            case _:
                pass


def _targets(node: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for target in targets:
        parts = target.elts if isinstance(target, ast.Tuple) else [target]
        yield from (part.id for part in parts if isinstance(part, ast.Name))


@cache
def rules() -> tuple[Rule, ...]:
    """What newcomers read, as newcomer.toml lists it. Raises ValueError for a key that no page shows."""
    told = tomllib.loads(files("reception.i18n").joinpath("newcomer.toml").read_text("utf-8"))
    return tuple(map(_rule, told["from"]))


def _rule(told: dict[str, Any]) -> Rule:
    lists = {name: frozenset(told.get(name, ())) for name in ("names", "calls", "keys")}
    if unknown := lists["keys"] - set(KEYS):
        raise ValueError(f"{told['files']}: {', '.join(sorted(unknown))} is shown by no page")
    return Rule(told["files"], must=told.get("must", False), **lists)


def messages(root: Path, of_newcomers: tuple[Rule, ...] | None = None) -> dict[MessageKey, Wanted]:
    """Every message of the source below `root`, in the order of the files."""
    rows = of_newcomers if of_newcomers is not None else rules()
    made, newcomers = Catalog(), dict[MessageKey, bool]()
    looked_at = cache(Source)
    for file, line, message, comments, context in _extracted(root):
        made.add(message, None, [(file, line)], auto_comments=comments, context=context)
        standing = [row for row in rows if pathmatch(row.files, file) and looked_at(root / file).is_in(line, row)]
        if standing:
            key = key_of(message, context)
            newcomers[key] = newcomers.get(key, False) or any(row.must for row in standing)
    return {
        key: Wanted(
            cast("str | tuple[str, str]", one.id), one.context or None, tuple(one.auto_comments),
            for_newcomers=key in newcomers, must=newcomers.get(key, False),
        )
        for one in made if one.id for key in [key_of(one.id, one.context)]
    }  # fmt: skip


def key_of(message: Any, context: str | None) -> MessageKey:
    """What a catalogue knows a message by."""
    return context or None, message if isinstance(message, str) else message[0]


def _is_ours(folder: Any) -> bool:
    return not Path(folder).name.startswith((".", "var", "tests"))


def _extracted(root: Path) -> Iterator[tuple[str, int, Any, list[str], str | None]]:
    yield from extract_from_dir(
        str(root), method_map=list(METHODS), keywords=KEYWORDS, comment_tags=COMMENTS, directory_filter=_is_ours,
        strip_comment_tags=False,
    )  # fmt: skip
