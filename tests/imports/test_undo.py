"""A whole list is taken back as long as nothing was built on it; what was is named."""

import pytest

from reception.cases import operations as case_operations
from reception.cases.models import Case
from reception.contacts import operations as contact_operations
from reception.contacts.terms import Channel
from reception.db.journal import Obstructed
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.imports.terms import ImportState
from reception.people.models import Person
from tests.imports.lists import list_of, workbook

ADULT = "880119-9814"
FAMILY = [
    {"Löpnr": 1, "Namn": "Amina", "Personnr": ADULT, "Hushåll": "H1", "Telefon": "070-1740605", "Grund": "Flykting"},
    {"Löpnr": 2, "Namn": "Omar", "Personnr": "", "Hushåll": "H1", "Telefon": "", "Grund": "Kvot"},
]
CALL = [1, "2026-02-10", "tel", "", "Ringde.", "Boka tolk", "2026-12-01"]


def test_a_first_list_is_taken_back_to_the_last_row_of_every_table(importer, tables):
    before = tables()
    run = importer(
        list_of(*FAMILY, {**FAMILY[1], "Löpnr": 3, "Namn": "Skyddad", "Skydd": "Sekretess"}, contacts=[CALL])
    )
    assert tables() != before
    importer.undo(run)
    assert tables() == before
    assert run.state is ImportState.UNDONE


def test_a_second_list_is_taken_back_and_the_first_stands(importer, tables):
    importer(list_of(*FAMILY, contacts=[CALL]))
    before = tables()
    changed = [
        {**FAMILY[0], "Telefon": "070-1740699", "Namn": "Amina Y", "Hushåll": "H2"},
        {**FAMILY[1], "Grund": "Anknytning"},
        {"Löpnr": 3, "Namn": "Ny"},
    ]
    run = importer(list_of(*changed, contacts=[[*CALL[:4], "Ringde igen.", *CALL[5:]]]))
    assert (run.created, run.updated) == (1, 2)
    importer.undo(run)
    assert tables() == before


def test_the_list_can_be_taken_in_again_after_it_was_taken_back(importer, found):
    run = importer(list_of(*FAMILY))
    importer.undo(run)
    assert importer(list_of(*FAMILY)).created == 2
    assert len(found(Person)) == 2


def test_a_contact_logged_since_stands_in_the_way_and_is_named(importer, found, acting, municipality, tables):
    run = importer(list_of(*FAMILY))
    with acting(municipality.manager):
        contact_operations.log_contact(
            found(Case)[0], at=now(), channel=Channel.PHONE, summary="x", author_id=municipality.manager.id
        )
        db.session.commit()
    before = tables()
    assert ("contact", "refers") in {(obstacle.table, obstacle.why) for obstacle in importer.obstacles(run)}
    with pytest.raises(Obstructed):
        importer.undo(run)
    db.session.rollback()
    assert tables() == before


def test_a_case_closed_since_stands_in_the_way(importer, found, acting, municipality):
    run = importer(workbook([[1, "A", ADULT, "", "", "", "", "", ""]]))
    with acting(municipality.manager):
        case_operations.close_case(found(Case)[0], on=today())
        db.session.commit()
    assert "casefile" in {obstacle.table for obstacle in importer.obstacles(run)}


def test_a_later_list_stands_in_the_way_of_taking_the_earlier_back(importer):
    first = importer(list_of(*FAMILY))
    importer(list_of({**FAMILY[0], "Telefon": "070-1740699"}, FAMILY[1]))
    assert importer.obstacles(first)
