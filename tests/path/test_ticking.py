"""Steps ticked and set aside by hand, one or many, and taken back."""

from collections.abc import Callable
from datetime import date
from typing import Any

import time_machine

from reception.accounts.models import User
from reception.path.terms import MilestoneState
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.path.paths import make_newcomer, marks, path_of

ClientOf = Callable[[User], StrictClient]
DAY = "2026-11-22T11:00:00Z"
STEP = "/steps/registration"


@time_machine.travel(DAY, tick=False)
def test_a_step_is_ticked_with_a_day_and_a_reason(client_of: ClientOf, municipality: Municipality) -> None:
    path = path_of(make_newcomer(municipality))
    client = client_of(municipality.caseworker)
    answer = client.fill(path + STEP, on="2026-11-20", reason="Visade beslutet.")
    assert answer.location == path
    page: Any = client.get(path + STEP)
    assert "Ticked by hand" in page.words
    assert "Visade beslutet." in page.words
    assert "For 2026-11-20. Written 2026-11-22 12:00 by Karin Kase." in page.words


@time_machine.travel(DAY, tick=False)
def test_a_step_is_set_aside_and_taken_back_and_both_are_remembered(
    client_of: ClientOf, municipality: Municipality
) -> None:
    path = path_of(make_newcomer(municipality))
    client = client_of(municipality.caseworker)
    client.fill(path + STEP, state="not_applicable", reason="Bor hos sin syster.")
    client.get(path)
    page: Any = client.get(path + STEP)
    assert "Set aside by hand" in page.words
    back = f"{path}{STEP}/withdraw"
    assert client.post(back, data=page.form_values(back)).status_code == 303
    page = client.get(path + STEP)
    assert "Taken back 2026-11-22 12:00 by Karin Kase." in page.words
    assert "Bor hos sin syster." in page.words
    assert [mark.state for mark in marks()] == [MilestoneState.NOT_APPLICABLE]


@time_machine.travel(DAY, tick=False)
def test_what_is_just_ticked_can_be_undone_at_once(client_of: ClientOf, municipality: Municipality) -> None:
    path = path_of(make_newcomer(municipality))
    client = client_of(municipality.caseworker)
    client.fill(path + STEP, reason="Fel steg.")
    page: Any = client.get(path)
    back = f"{path}{STEP}/withdraw"
    client.post(back, data=page.form_values(back))
    [mark] = marks()
    assert mark.withdrawn_at is not None
    again = client.post(back)
    assert again.status_code == 303
    said: Any = client.get(path)
    assert "It was taken back already." in said.words


@time_machine.travel(DAY, tick=False)
def test_a_day_ahead_or_before_birth_and_an_empty_reason_are_refused(
    client_of: ClientOf, municipality: Municipality
) -> None:
    path = path_of(make_newcomer(municipality))
    client = client_of(municipality.caseworker)
    ahead: Any = client.fill(path + STEP, on="2026-11-23", reason="Imorgon.")
    assert "This date has not come yet." in ahead.words
    assert "Imorgon." in ahead.get_data(as_text=True)
    before: Any = client.fill(path + STEP, on="1990-05-16", reason="Före.")
    assert "This day lies before the person was born." in before.words
    empty: Any = client.fill(path + STEP, reason="")
    assert "Write how you know." in empty.words
    long: Any = client.fill(path + STEP, reason="x" * 501)
    assert "Shorten this to 500 characters" in long.words
    odd: Any = client.fill(path + STEP, state="overdue", reason="Nej.")
    assert "Choose whether it is done or does not apply." in odd.words
    assert not marks()


@time_machine.travel(DAY, tick=False)
def test_a_step_that_somebody_ticked_meanwhile_stays_as_it_is(client_of: ClientOf, municipality: Municipality) -> None:
    path = path_of(make_newcomer(municipality)) + STEP
    one, other = client_of(municipality.caseworker), client_of(municipality.caseworker2)
    mine, theirs = one.get(path), other.get(path)
    assert one.post(path, data={**mine.form_values(), "reason": "Först."}).status_code == 303
    answer: Any = other.post(path, data={**theirs.form_values(), "reason": "Sedan."})
    assert "Somebody has ticked this step meanwhile." in answer.words
    assert [mark.reason for mark in marks()] == ["Först."]


@time_machine.travel(DAY, tick=False)
def test_an_unknown_step_is_nowhere(client_of: ClientOf, municipality: Municipality) -> None:
    path = path_of(make_newcomer(municipality))
    client = client_of(municipality.caseworker)
    assert client.get(f"{path}/steps/nowhere").status_code == 404
    assert client.post(f"{path}/steps/nowhere", data={"reason": "x"}).status_code == 404


@time_machine.travel(DAY, tick=False)
def test_steps_from_before_the_path_are_ticked_together(client_of: ClientOf, municipality: Municipality) -> None:
    path = path_of(make_newcomer(municipality, received=date(2026, 2, 1)))
    client = client_of(municipality.caseworker)
    page: Any = client.get(path)
    boxes = [box.get("value") for box in page.all("input", name="codes")]
    assert len(boxes) > 1
    action = f"{path}/earlier"
    values = {**page.form_values(action), "on": "2026-10-01"}
    refused: Any = client.post(action, data={**values, "reason": "Gjordes före."})
    assert "Choose at least one step." in refused.words
    assert "Gjordes före." in refused.get_data(as_text=True)
    form = refused.form_values(action)
    assert client.post(action, data={**form, "codes": boxes[:2]}).status_code == 303
    assert [(mark.code, mark.reason) for mark in marks()] == [(code, "Gjordes före.") for code in boxes[:2]]
    after: Any = client.get(path)
    assert "2 steps are ticked." in after.words
    assert not {box.get("value") for box in after.all("input", name="codes")} & set(boxes[:2])
