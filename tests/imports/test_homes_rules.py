"""What lists of homes write, read by itself: amounts, addresses, names, and whatever else stands in a cell."""

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reception.imports.rules.homes import addresses, amounts
from reception.imports.rules.homes.names import key_of
from reception.imports.rules.homes.plan import plan
from reception.imports.rules.homes.records import Place
from reception.sheets.cells import Row, Sheet
from tests.imports.homes import HEADER

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "rooms"),
    [
        ("3 rok", 3), ("2 r o k", 2), ("1 rkv", 1), ("1 rks", 1), ("3", 3), ("3rok", 3), ("4 rum och kök", 4),
        ("2,5 rok", 2), ("3:a", 3), ("trea", 3), ("1 rum + kokvrå", 1), ("rum 2", None), ("0", None), ("99", None),
        ("många", None), ("3 ha", None),
    ],
)  # fmt: skip
def test_rooms_are_counted_without_the_kitchen(written, rooms):
    found = amounts.rooms(written)
    assert (found.number if found else None) == rooms


@pytest.mark.parametrize(
    ("read", "written", "value"),
    [
        (amounts.area, "64,5 kvm", 65), (amounts.area, "64.4", 64), (amounts.area, "64 m²", 64),
        (amounts.area, "4", None), (amounts.area, "1 200", None),
        (amounts.rent, "7 450 kr", 7450), (amounts.rent, "7450:-", 7450), (amounts.rent, "7.450,00", 7450),
        (amounts.rent, "7 450 kr/mån", 7450), (amounts.rent, "-1", None), (amounts.rent, "7-8 000", None),
        (amounts.floor, "BV", 0), (amounts.floor, "2 tr", 2), (amounts.floor, "källare", -1), (amounts.floor, "2/3", 2),
        (amounts.floor, "Bottenvåning", 0), (amounts.floor, "högt", None),
        (amounts.people, "4 bäddar", 4), (amounts.people, "0", None), (amounts.people, "31", None),
        (amounts.point, "6471234, 412345", (6471234, 412345)), (amounts.point, "412345;6471234", (6471234, 412345)),
        (amounts.point, "58.39, 13.85", None),
    ],
)  # fmt: skip
def test_an_amount_is_read_or_it_is_none(read, written, value):
    assert read(written) == value


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        (("Storgatan 4 A", "lgh 1102"), ("storgatan 4A", "1102"), True),
        (("Storgatan 4 A", "1102"), ("Storgatan 4 B", "1102"), False),
        (("Storgatan 4", "1102"), ("Storgatan 4", "1103"), False),
        (("Storgatan 4", ""), ("Storgatan 40", ""), False),
        (("Åsgatan  4", "A-12"), ("åsgatan 4", "a 12"), True),
    ],
)
def test_two_ways_to_write_an_address_are_one_home(one, other, are_one):
    assert (addresses.key_of(Place(*one)) == addresses.key_of(Place(*other))) is are_one


@pytest.mark.parametrize(
    ("written", "place", "label"),
    [
        ("Storgatan 4A lgh 1102, 541 30 Skövde", ("Storgatan 4A", "1102", "541 30", "Skövde"), None),
        ("Storgatan 4 A, lgh 1102 rum 2", ("Storgatan 4 A", "1102", "", ""), "Rum 2"),
        ("Storgatan 4 A rum b lgh 1102", ("Storgatan 4 A", "1102", "", ""), "Rum B"),
        ("Rumsgatan 3", ("Rumsgatan 3", "", "", ""), None),
        ("Åsgatan 3 (lgh 2)", ("Åsgatan 3", "2", "", ""), None),
    ],
)
def test_an_address_in_one_cell_is_taken_apart(written, place, label):
    found, part = addresses.taken_apart(written)
    assert (found, part.label if part else None) == (Place(*place), label)


def test_a_company_is_known_whatever_its_form_and_order():
    assert key_of("AB Skövdebostäder") == key_of("skövdebostäder ab") == key_of("Skövdebostäder")
    assert key_of("AB") != key_of("HB")


CELLS = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.floats(),
    st.integers(min_value=-(10**12), max_value=10**12),
    st.booleans(),
    st.dates(),
    st.datetimes().map(lambda moment: datetime(moment.year, moment.month, moment.day)),  # noqa: DTZ001 - as files have
    st.sampled_from(["3 rok", "lgh 1102", "Storgatan 4 A rum 2", "880119-9814", "=A1", "#REF!", "tills vidare", "x"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELLS, min_size=len(HEADER), max_size=len(HEADER)), min_size=1, max_size=6))
def test_no_cell_whatever_raises_and_every_row_ends_in_one_place(rows):
    filled = [Row(number, tuple(cells)) for number, cells in enumerate(rows, start=2)]
    found = plan([Sheet("Bostäder", [Row(1, HEADER), *filled])], today=TODAY)
    taken = [row.row for home in found.homes for row in home]
    said = {one.row for one in found.rejected} | {one.row for one in found.repeated}
    assert len(taken) == len(set(taken))
    assert not said & set(taken)
    assert set(taken) | said <= {row.number for row in filled} | {1}
