"""What was answered about a file, kept with the run while the file waits."""

import json
from typing import Final

from reception.imports.models import ImportRun
from reception.imports.rules.records import Answers
from reception.imports.terms import QuestionKind

#: What is answered once for a list that comes again. No spelling of these is about a person.
REMEMBERED: Final = (QuestionKind.GROUP, QuestionKind.WORD)


def of(run: ImportRun) -> Answers:
    """The answers to questions of this file, by kind and key."""
    kept: dict[str, dict[str, str]] = json.loads(run.answers or "{}")
    return kept


def with_remembered(run: ImportRun) -> Answers:
    """The same, with what was answered for the list that the file is: it holds for every file of it."""
    kept = {kind: dict(given) for kind, given in of(run).items()}
    for kind in REMEMBERED:
        known = run.source.headers.get(kind.value, {}) if run.source is not None else {}
        kept[kind.value] = {**known, **kept.get(kind.value, {})}
    return kept
