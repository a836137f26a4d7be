"""Pictures are kept without what a camera tells of the place, the time and the device."""

import struct
import time
import zlib

import pytest

from reception.files.checking import RefusedFile, checked, orientation
from reception.files.rules import reasons
from tests.files import making
from tests.files.test_checking import reason


def marks(picture: bytes) -> list[int]:
    """The marks of a JPEG picture's segments up to the compressed data."""
    found, at = [], 2
    while not found or found[-1] != 0xDA:
        assert picture[at] == 0xFF
        found.append(picture[at + 1])
        at += 2 + int.from_bytes(picture[at + 2 : at + 4], "big")
    return found


def test_a_photo_loses_all_that_it_tells_and_nothing_of_how_it_looks():
    photo = making.jpeg()
    kept = checked(photo, "a.jpg").content
    assert b"GPS" not in kept
    assert b"Exif" not in kept
    assert marks(kept) == [0xE0, 0xEE, 0xDB, 0xC0, 0xC4, 0xDA]
    assert kept.endswith(photo[photo.index(b"\xff\xdb") :])


@pytest.mark.parametrize("turned", range(2, 9))
def test_a_photo_that_was_turned_stays_turned(turned):
    kept = checked(making.jpeg(turned=turned), "a.jpg").content
    at = kept.index(b"Exif\x00\x00") + 6
    assert orientation.read(kept[at:]) == turned
    assert marks(kept)[:2] == [0xE0, 0xE1]
    assert b"GPS" not in kept


@pytest.mark.parametrize("block", [b"", b"II*\x00", b"MM\x00*\xff\xff\xff\xff", b"II*\x00\x08\x00\x00\x00\xff\xff"])
def test_broken_camera_data_says_nothing(block):
    assert orientation.read(block) == 1


def test_what_cameras_put_behind_a_photo_is_cut_off():
    assert checked(making.jpeg(trailer=b"\x00SEFH" + making.SECRET), "a.jpg").content.endswith(b"\xff\xd9")
    assert b"GPS" not in checked(making.jpeg(trailer=making.jpeg()), "a.jpg").content


@pytest.mark.parametrize(
    "picture",
    [making.jpeg(size=(7000, 6000)), making.png(size=(7000, 6000), rows=b"")],
    ids=["jpeg", "png"],
)
def test_a_picture_of_more_than_forty_million_pixels_is_refused(picture):
    assert reason(picture) == reasons.TOO_MANY_PIXELS


@pytest.mark.parametrize("size", [(0, 8), (8, 0)])
def test_a_picture_without_extent_is_refused(size):
    assert reason(making.jpeg(size=size)) == reasons.DAMAGED
    assert reason(making.png(size=size)) == reasons.DAMAGED


def test_a_png_loses_its_texts_times_and_camera_data():
    kept = checked(making.png(), "a.png").content
    assert b"GPS" not in kept
    for name in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"prVt"):
        assert name not in kept
    assert b"pHYs" in kept
    assert kept.endswith(making.png()[-(8 + 12 + 12 + 12) :][-12:])


def test_interlaced_rows_are_counted_as_they_are_stored():
    sizes = [(2, 1), (1, 1), (3, 1), (2, 2), (5, 1), (4, 3), (9, 2)]  # 9 × 5, by ISO 15948 8.2
    rows = bytes(sum((1 + width) * height for width, height in sizes))
    assert checked(making.png(interlace=1, rows=rows), "a.png")
    assert reason(making.png(interlace=1, rows=rows[1:])) == reasons.DAMAGED


def test_a_png_with_a_wrong_checksum_is_refused():
    picture = bytearray(making.png())
    picture[-20] ^= 1
    assert reason(bytes(picture)) == reasons.DAMAGED


@pytest.mark.parametrize("name", [b"ABCD", b"IHDR"])
def test_a_png_with_parts_that_no_picture_has_is_refused(name):
    assert reason(making.png(extra=making.chunk(name, bytes(13)))) == reasons.DAMAGED


def test_a_png_that_announces_more_than_it_holds_is_refused():
    heading = struct.pack(">I", 2**31 - 1) + b"IDAT" + zlib.compress(b"a")
    with pytest.raises(RefusedFile):
        checked(making.png()[:33] + heading, "a.png")


@pytest.mark.parametrize(
    "picture",
    [
        b"\xff\xd8\xff\xda\x00\x02" + b"\xff" * 5_000_000,
        b"\xff\xd8" + making.segment(0xFE, b"") * 1_000_000,
        making.png(extra=making.chunk(b"aaaa", b"") * 400_000),
    ],
    ids=["no end", "segments", "chunks"],
)
def test_a_picture_made_to_keep_us_busy_is_answered_within_seconds(picture):
    begun = time.perf_counter()
    assert reason(picture) == reasons.DAMAGED
    assert time.perf_counter() - begun < 5
