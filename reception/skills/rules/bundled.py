"""The vocabularies that the program brings with it, each with its version and its source. Pure."""

import csv
import tomllib
from functools import cache
from importlib import resources

from reception.skills.rules.vocabulary import Vocabulary, entries_of
from reception.skills.terms import Scheme

_FOLDER = resources.files("reception.skills").joinpath("definitions")


@cache
def bundled(scheme: Scheme) -> Vocabulary:
    """The vocabulary of a scheme as this package has it."""
    about = tomllib.loads(_FOLDER.joinpath("vocabularies.toml").read_text("utf-8"))[scheme.value]
    lines = _FOLDER.joinpath(about["file"]).read_text("utf-8").splitlines()
    entries = tuple(entries_of(csv.DictReader(lines, delimiter=";")))
    return Vocabulary(about["version"], about["source"], entries, about.get("to_confirm", ""))
