"""A vocabulary comes in as a file. The release before it stays, so that what was noted with it can still be read."""

import json
from collections.abc import Sequence
from datetime import date

from reception.access.actor import current as actor
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import now
from reception.i18n.markers import N_
from reception.reckoning.remarks import accepted, refusal
from reception.sheets.cells import UnreadableSheet
from reception.sheets.reading import read_workbook
from reception.skills.models import VocabularyRelease
from reception.skills.queries import releases, vocabulary
from reception.skills.rules import vocabulary_files
from reception.skills.rules.vocabulary import Entry
from reception.skills.rules.vocabulary_files import Changes
from reception.skills.terms import Scheme

VERSION_IS_KNOWN = N_("There is a release of that name already. Look at which one the file is, and name it.")
#: Words are parted by "|", which is therefore none of these.
_SEPARATORS = ";,\t"
_SEVERAL_SHEETS = N_("The file has several sheets. Keep the one with the codes.")


def read(content: bytes, name: str, scheme: Scheme) -> tuple[Entry, ...]:
    """The entries in a file. Raises UnreadableSheet for what is no list, RefusedRows with all that is wrong in one."""
    sheets = [sheet for sheet in read_workbook(content, name=name, separators=_SEPARATORS) if sheet.rows]
    if len(sheets) > 1:
        raise UnreadableSheet(_SEVERAL_SHEETS)
    return vocabulary_files.entries(sheets[0].rows, scheme)


def take_in(
    scheme: Scheme, entries: Sequence[Entry], *, version: str, source: str, published_on: date | None
) -> Changes:
    """Let these codes be searched from now on. Answers what they change. Raises Refused for a name that is taken."""
    if releases.is_known(scheme, version):
        accepted([refusal("version_known", "version", VERSION_IS_KNOWN)])
    brought = vocabulary_files.changes(vocabulary.current(scheme), entries)
    release = VocabularyRelease(
        scheme=scheme,
        version_name=version,
        source=source,
        published_on=published_on,
        count=len(entries),
        entries=_as_json(entries),
        imported_at=now(),
        imported_by_id=actor().user_id,
    )
    db.session.add(release)
    db.session.flush()
    record("vocabulary.imported", release, scheme=scheme.value, codes=len(entries))
    vocabulary.look_again()
    return brought


def _as_json(entries: Sequence[Entry]) -> str:
    told = [
        [one.code, one.sv, one.en, one.parent, one.words, one.authority, one.website, one.occupations]
        for one in entries
    ]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
