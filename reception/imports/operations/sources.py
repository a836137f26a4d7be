"""What was answered and mapped: about this file alone with the run, for the next time too with its source."""

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from reception.audit.log import record
from reception.db.session import db
from reception.imports.models import ImportRun, ImportSource
from reception.imports.operations.answers import REMEMBERED, of
from reception.imports.operations.files import check_waiting, read_again, source_named
from reception.imports.rules.homes.names import ADD_ALL, NEW
from reception.imports.terms import OF_SCHOOL, QuestionKind

Headers = Mapping[str, Mapping[str, str]]
#: Kind of question, its key, and what was chosen.
Answer = tuple[str, str, str]


def keep_mapping(run: ImportRun, name: str, mapping: Headers) -> None:
    """Read the file by these columns, and keep them under a name for the next list. Raises NotNow."""
    check_waiting(run)
    source = source_named(run.target, run.unit_id, name)
    source.headers = {
        kind: {**source.headers.get(kind, {}), **mapping.get(kind, {})} for kind in (*source.headers, *mapping)
    }
    db.session.flush()
    record("import.columns-mapped", source)
    run.source = source
    read_again(run)


def answer(run: ImportRun, answers: Iterable[Answer], columns: Headers) -> None:
    """Keep answers and read the file again. Who a caseworker is, and what groups and words of
    a school's list mean, is known the next time too. Raises NotNow.

    A file without a source gets one, named after it; `columns` are what its headers mean.
    """
    check_waiting(run)
    workers: dict[str, int] = {}
    words: dict[str, dict[str, str]] = {}
    kept = {kind: dict(given) for kind, given in of(run).items()}
    for kind, key, value in answers:
        if kind == QuestionKind.WORKER.value:
            workers[key] = int(value)
        elif kind in {one.value for one in REMEMBERED}:
            words.setdefault(kind, {})[key] = value
        else:
            kept.setdefault(kind, {})[key] = value
    if workers:
        run.source = _with_workers(run, workers, columns)
    if words:
        run.source = _with_words(run, words, columns)
    run.answers = json.dumps(kept, ensure_ascii=False)
    read_again(run)


def add_unknown(run: ImportRun, kinds: Iterable[QuestionKind]) -> None:
    """Whatever is unknown of these kinds in this file is to be added, without asking about each."""
    kept = {kind: dict(given) for kind, given in of(run).items()}
    for kind in kinds:
        kept.setdefault(kind.value, {})[ADD_ALL] = NEW
    run.answers = json.dumps(kept, ensure_ascii=False) if kept else None
    db.session.flush()


def _with_workers(run: ImportRun, workers: Mapping[str, int], columns: Headers) -> ImportSource:
    source = _source_of(run, columns)
    source.workers = {**source.workers, **workers}
    db.session.flush()
    record("import.workers-answered", source, answered=len(workers))
    return source


def _with_words(run: ImportRun, words: Mapping[str, Mapping[str, str]], columns: Headers) -> ImportSource:
    """What groups and words of the list mean, kept beside its columns."""
    source = _source_of(run, columns)
    kept = {kind: {**source.headers.get(kind, {}), **given} for kind, given in words.items()}
    source.headers = {**source.headers, **kept}
    db.session.flush()
    record("import.words-answered", source, answered=sum(map(len, words.values())))
    return source


def _source_of(run: ImportRun, columns: Headers) -> ImportSource:
    source = run.source or source_named(run.target, run.unit_id, PurePath(run.file_name).stem)
    source.headers = source.headers or {kind: dict(headers) for kind, headers in columns.items()}
    return source


def ask_again(run: ImportRun, spelling: str | None) -> None:
    """Forget who a spelling is, or, for None, what was answered about this file alone. Raises NotNow."""
    check_waiting(run)
    if spelling is None:
        run.answers = None
        if run.source is not None and run.target in OF_SCHOOL:
            _forget_words(run.source)
    elif run.source is not None:
        run.source.workers = {key: worker for key, worker in run.source.workers.items() if key != spelling}
        record("import.workers-answered", run.source, forgotten=1)
    read_again(run)


def _forget_words(source: ImportSource) -> None:
    kinds = {kind.value for kind in REMEMBERED}
    source.headers = {kind: known for kind, known in source.headers.items() if kind not in kinds}
    db.session.flush()
    record("import.words-answered", source, forgotten=1)
