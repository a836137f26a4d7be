"""What was answered about a file, kept with the run while the file waits."""

import json

from reception.imports.models import ImportRun
from reception.imports.rules.records import Answers


def of(run: ImportRun) -> Answers:
    """The answers to questions of this file, by kind and key."""
    kept: dict[str, dict[str, str]] = json.loads(run.answers or "{}")
    return kept
