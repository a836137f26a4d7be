"""What goes along when somebody is handed over, and the days of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.cases.rules.packet import (
    REACH,
    Packet,
    PacketLine,
    PacketSection,
    Part,
    country,
    data,
    from_json,
    language,
    line,
    readable,
    to_json,
    words,
)
from reception.cases.rules.transfers import day_to_close, is_day_of_transfer, shortened
from reception.cases.terms import TransferGround

DAY = date(2026, 11, 22)
TEXT = st.text(max_size=30)
PARTS = st.one_of(
    st.builds(data, TEXT),
    st.builds(language, TEXT),
    st.builds(country, TEXT),
    st.builds(lambda text, value: words(text, day=value), TEXT, TEXT),
)
LINES = st.builds(
    PacketLine, st.lists(PARTS, max_size=4).map(tuple), st.none() | st.dates(), st.lists(st.integers()).map(tuple)
)
SECTIONS = st.builds(PacketSection, TEXT, TEXT, st.lists(LINES, max_size=3).map(tuple))
PACKETS = st.builds(
    Packet, st.lists(SECTIONS, max_size=3).map(tuple), st.none() | st.sampled_from(list(TransferGround)), TEXT
)


@given(PACKETS)
def test_a_packet_is_read_as_it_was_kept(packet: Packet) -> None:
    assert from_json(to_json(packet)) == packet


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"sections": [{"name": "x"}], "ground": null, "ground_text": ""}'])
def test_nothing_else_is_read(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        from_json(text)


def test_parts_that_hold_nothing_are_left_out() -> None:
    assert line(data("Bo"), None, data(""), day=DAY) == PacketLine((Part("data", "Bo"),), DAY)


def test_what_tells_of_somebody_out_of_sight_is_left_out() -> None:
    packet = Packet((PacketSection("household", "", (line(data("Bo"), about=[1]), line(data("Eva"), about=[1, 2]))),))
    [shown] = readable(packet, [1], is_protected=False).sections
    assert [one.parts[0].text for one in shown.lines] == ["Bo"]
    assert packet.people == {1, 2}


def test_how_a_protected_person_is_reached_is_shown_to_nobody() -> None:
    packet = Packet((PacketSection(REACH, "", (line(data("070")),)), PacketSection("dates", "", ())))
    assert [one.name for one in readable(packet, [], is_protected=True).sections] == ["dates"]
    assert [one.name for one in readable(packet, [], is_protected=False).sections] == [REACH, "dates"]


@pytest.mark.parametrize(("days", "fits"), [(-32, False), (-31, True), (0, True), (180, True), (181, False)])
def test_the_day_lies_neither_far_back_nor_far_ahead(days: int, fits: bool) -> None:
    assert is_day_of_transfer(DAY + timedelta(days=days), DAY) is fits


def test_the_old_case_is_looked_at_when_nobody_need_follow_along() -> None:
    assert day_to_close(DAY, DAY + timedelta(days=14), DAY) == DAY + timedelta(days=14)
    assert day_to_close(DAY + timedelta(days=3), None, DAY) == DAY + timedelta(days=3)
    assert day_to_close(DAY - timedelta(days=3), None, DAY) == DAY


def test_a_long_text_is_cut_with_a_sign_that_it_was() -> None:
    assert shortened("kort\ntext", 20) == "kort text"
    assert shortened("ett två tre", 8) == "ett två…"
