"""The administrator keeps the ready sentences of the contacts log."""

from collections.abc import Callable

import pytest

from reception.accounts.models import User
from reception.contacts.models import Phrase
from reception.contacts.terms import Channel
from reception.db.session import db
from tests.clients import StrictClient
from tests.factories.municipality import Municipality

ClientOf = Callable[[User], StrictClient]
LIST = "/admin/phrases"


@pytest.fixture
def admin(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.administrator)


def in_use(channel: Channel | None) -> list[str]:
    rows = db.session.query(Phrase).filter_by(channel=channel, retired=False).order_by(Phrase.position, Phrase.id)
    return [row.text for row in rows]


def phrase(text: str) -> Phrase:
    return db.session.query(Phrase).filter_by(text=text).one()


def add(admin: StrictClient, *texts: str, channel: str = "sms") -> None:
    for text in texts:
        assert admin.fill(f"{LIST}/new", channel=channel, text=text).location == LIST


def test_sentences_are_added_by_channel(admin: StrictClient) -> None:
    add(admin, "Skickade karta.")
    add(admin, "Gick igenom brevet.", channel="every")
    assert (in_use(Channel.SMS), in_use(None)) == (["Skickade karta."], ["Gick igenom brevet."])
    assert "Skickade karta." in admin.get(LIST).words


def test_the_channel_that_one_came_from_is_chosen(admin: StrictClient) -> None:
    assert admin.get(f"{LIST}/new?channel=letter").form_values()["channel"] == "letter"
    assert "channel" not in admin.get(f"{LIST}/new?channel=pigeon").form_values()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"text": " "}, "Write the sentence."),
        ({"text": "x" * 501}, "Shorten this to 500 characters"),
        ({"channel": "pigeon"}, "Choose where it is offered."),
    ],
)
def test_a_bad_sentence_gets_a_message(admin: StrictClient, values: dict[str, str], message: str) -> None:
    answer = admin.fill(f"{LIST}/new", **{"channel": "sms", "text": "Hej.", **values})
    assert answer.status_code == 200
    assert message in answer.words
    assert in_use(Channel.SMS) == []


def test_a_sentence_is_changed_and_moves_to_another_channel(admin: StrictClient) -> None:
    add(admin, "Ett.", "Två.")
    assert admin.fill(f"{LIST}/{phrase('Ett.').id}", text="Ett till.", channel="email").location == LIST
    assert (in_use(Channel.SMS), in_use(Channel.EMAIL)) == (["Två."], ["Ett till."])


def test_sentences_are_put_in_order(admin: StrictClient) -> None:
    add(admin, "A.", "B.", "C.")
    admin.post(f"{LIST}/{phrase('C.').id}/up")
    assert in_use(Channel.SMS) == ["A.", "C.", "B."]
    admin.post(f"{LIST}/{phrase('A.').id}/down")
    assert in_use(Channel.SMS) == ["C.", "A.", "B."]
    admin.post(f"{LIST}/{phrase('C.').id}/up")
    assert in_use(Channel.SMS) == ["C.", "A.", "B."]


def test_a_sentence_is_retired_and_restored(admin: StrictClient) -> None:
    add(admin, "A.", "B.")
    admin.post(f"{LIST}/{phrase('A.').id}/retire")
    assert in_use(Channel.SMS) == ["B."]
    assert "1 retired sentence" in admin.get(LIST).words
    assert admin.post(f"{LIST}/{phrase('A.').id}/up").status_code == 303
    admin.post(f"{LIST}/{phrase('A.').id}/restore")
    assert sorted(in_use(Channel.SMS)) == ["A.", "B."]


def test_a_caseworker_keeps_no_sentences(municipality: Municipality, client_of: ClientOf) -> None:
    browser = client_of(municipality.caseworker)
    assert browser.get(LIST).status_code == 403
    assert browser.post(f"{LIST}/new", data={"channel": "sms", "text": "Hej."}).status_code == 403
    assert browser.post(f"{LIST}/1/retire").status_code == 403


def test_a_sentence_that_is_not_there_is_not_found(admin: StrictClient) -> None:
    assert admin.get(f"{LIST}/999").status_code == 404
    assert admin.post(f"{LIST}/999/retire").status_code == 404
