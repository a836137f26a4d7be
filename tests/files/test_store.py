"""Files at rest: unreadable without the keys, given back whole or not at all."""

import os
import stat
import tracemalloc

import pytest
from flask import Flask

from reception.files import sealing
from reception.files.store import MissingFile, Store, UnreadableFile, store

OLD, NEW = bytes(range(32)), bytes(range(32, 64))
MEGABYTE = 1024 * 1024


@pytest.fixture
def kept(tmp_path):
    """An empty store with one key."""
    return Store(tmp_path / "files", (OLD,))


def path_of(kept, name):
    """Where a file lies."""
    return kept.folder / name[:2] / name


@pytest.mark.parametrize("length", [0, 1, 65_535, 65_536, 65_537, 131_072, 300_000])
def test_a_file_comes_back_as_it_went_in(kept, length):
    content = os.urandom(length)
    assert b"".join(kept.open(kept.keep([content]))) == content
    pieces = [content[at : at + 7_001] for at in range(0, length, 7_001)]
    assert b"".join(kept.open(kept.keep(pieces))) == content


def test_nothing_of_a_file_can_be_read_on_the_disk(kept):
    name = kept.keep([b"Amina Haddad " * 1000])
    assert b"Amina" not in path_of(kept, name).read_bytes()
    assert path_of(kept, name).read_bytes() != path_of(kept, kept.keep([b"Amina Haddad " * 1000])).read_bytes()


def test_only_the_owner_reaches_a_file(kept):
    name = kept.keep([b"a"])
    assert stat.S_IMODE(path_of(kept, name).stat().st_mode) == 0o600
    for folder in (kept.folder, kept.folder / name[:2], kept.folder / "incoming"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("keys", [(NEW,), ()], ids=["another", "none"])
def test_without_its_key_a_file_is_not_read(kept, keys):
    name = kept.keep([b"a"])
    with pytest.raises(UnreadableFile):
        Store(kept.folder, keys).open(name)


def tampered(content):
    """Ways to change a file of three pieces."""
    heading, piece = sealing.HEADING_BYTES, sealing.PIECE_BYTES + sealing.TAG_BYTES
    first, second, rest = (
        content[heading : heading + piece],
        content[heading + piece :][:piece],
        content[heading + 2 * piece :],
    )
    return {
        "changed": content[:5_000] + bytes([content[5_000] ^ 1]) + content[5_001:],
        "salt": content[:9] + bytes([content[9] ^ 1]) + content[10:],
        "version": b"\x02" + content[1:],
        "key": b"\x00\x07" + content[2:],
        "swapped": content[:heading] + second + first + rest,
        "without its end": content[: heading + 2 * piece],
        "without its middle": content[:heading] + first + rest,
        "longer": content + b"x",
        "twice": content + rest,
        "cut": content[:-1],
        "heading alone": content[:heading],
        "empty": b"",
    }


@pytest.mark.parametrize("way", tampered(bytes(200_000)))
def test_a_changed_file_gives_nothing(kept, way):
    name = kept.keep([os.urandom(150_000)])
    changed = tampered(path_of(kept, name).read_bytes())[way]
    path_of(kept, name).write_bytes(changed)
    with pytest.raises(UnreadableFile):
        kept.open(name)


def test_a_file_put_in_the_place_of_another_gives_nothing(kept):
    one, other = kept.keep([b"one"]), kept.keep([b"other"])
    path_of(kept, one).replace(path_of(kept, other))
    with pytest.raises(UnreadableFile):
        kept.open(other)


def test_renewing_encrypts_with_the_newest_key_and_changes_nothing_else(kept):
    name = kept.keep([b"a" * 100_000])
    both = Store(kept.folder, (OLD, NEW))
    assert both.has_old_key(name)
    reading = both.open(name)
    assert both.renew(name)
    assert b"".join(reading) == b"a" * 100_000  # who read it meanwhile reads on
    assert not both.renew(name)
    assert b"".join(both.open(name)) == b"a" * 100_000
    assert not list((kept.folder / "incoming").iterdir())
    with pytest.raises(UnreadableFile):
        kept.open(name)


def test_a_file_that_cannot_be_read_is_not_renewed(kept):
    name = kept.keep([b"a" * 100_000])
    content = path_of(kept, name).read_bytes()[:-1]
    path_of(kept, name).write_bytes(content)
    with pytest.raises(UnreadableFile):
        Store(kept.folder, (OLD, NEW)).renew(name)
    assert path_of(kept, name).read_bytes() == content
    assert not list((kept.folder / "incoming").iterdir())


def test_a_removed_file_is_gone(kept):
    name = kept.keep([b"a"])
    kept.remove(name)
    kept.remove(name)
    with pytest.raises(MissingFile):
        kept.open(name)


@pytest.mark.parametrize(
    "name", ["", "..", "../secret-key", "a" * 31, "A" * 32, "a" * 32 + "\n", "/etc/passwd", "a" * 32]
)
def test_no_other_name_leads_anywhere(kept, name):
    for act in (kept.open, kept.renew, kept.has_old_key):
        with pytest.raises(MissingFile):
            act(name)


def test_a_stream_that_breaks_leaves_nothing(kept):
    def broken():
        yield b"a" * MEGABYTE
        raise ConnectionError

    with pytest.raises(ConnectionError):
        kept.keep(broken())
    assert not list(kept.names())
    assert not list((kept.folder / "incoming").iterdir())


def test_files_without_a_row_and_halves_can_be_found(kept):
    name = kept.keep([b"a"])
    assert list(kept.names()) == [name]
    assert not list(kept.names(unchanged_seconds=60))
    half = kept.folder / "incoming" / "abc"
    half.write_bytes(b"x")
    assert kept.sweep() == 0
    os.utime(half, (0, 0))
    assert kept.sweep() == 1
    assert list(kept.names()) == [name]


def test_a_large_file_takes_little_memory(kept):
    tracemalloc.start()
    try:
        name = kept.keep(bytes(MEGABYTE) for _piece in range(60))
        length = sum(map(len, kept.open(name)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert length == 60 * MEGABYTE
    assert peak < 3 * MEGABYTE


def test_an_installation_keeps_its_files_in_its_data_folder_with_its_keys(tmp_path):
    application = Flask("test")
    application.config.update(DATA_DIR=tmp_path, FIELD_KEYS=(OLD,))
    with application.app_context():
        name = store().keep([b"a"])
    assert (tmp_path / "files" / name[:2] / name).is_file()
