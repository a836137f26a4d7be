"""Text messages: how many parts a text has, numbers, and the transport that writes files."""

import json
import logging
import stat

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reception.cli import main
from reception.config import InvalidSetting, Settings
from reception.sms.files import FileGateway
from reception.sms.gateway import GatewayDown, Incoming, Refused
from reception.sms.numbers import e164
from reception.sms.parts import is_gsm, parts

NUMBER = "+46701740605"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("å" * 160, 1),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("س" * 70, 1),
        ("س" * 71, 2),
        ("س" * 134, 2),
        ("س" * 135, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        # Two signs of 67 do not hold 34 that take two each: the last one is not cut in half.
        ("😀" * 67, 3),
    ],
)
def test_a_text_has_so_many_parts(text, count):
    assert parts(text) == count


@given(st.text(max_size=400), st.text(max_size=20))
def test_a_longer_text_never_has_fewer_parts(text, more):
    assert 1 <= parts(text) <= parts(text + more)


@given(st.text(alphabet=st.characters(codec="ascii", exclude_characters="`", categories=("L", "N")), max_size=1000))
def test_plain_letters_are_never_more_than_those_of_other_scripts(text):
    assert is_gsm(text)
    assert parts(text) <= parts(text + "س")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("070-174 06 05", NUMBER),
        ("0046701740605", NUMBER),
        ("+46 (0)70-174 06 05", NUMBER),
        ("112", None),
        ("", None),
        ("ring her", None),
        ("+380 50 123 45 67", "+380501234567"),
    ],
)
def test_a_number_is_sent_as_gateways_take_it(written, number):
    assert e164(written) == number


def test_a_message_is_a_file_that_nobody_else_reads_and_the_log_says_nothing_of_it(tmp_path, caplog):
    caplog.set_level(logging.INFO)
    FileGateway(tmp_path / "sms").send(NUMBER, "Påminnelse: möte", "m1-5")
    (place,) = (tmp_path / "sms" / "outgoing").iterdir()
    assert json.loads(place.read_text("utf-8")) == {"to": NUMBER, "text": "Påminnelse: möte", "reference": "m1-5"}
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert "m1-5" in caplog.text
    assert not [word for word in (NUMBER, "möte") if word in caplog.text]


def test_the_same_message_is_written_once(tmp_path):
    gateway = FileGateway(tmp_path)
    gateway.send(NUMBER, "first", "m1")
    gateway.send(NUMBER, "second", "m1")
    (place,) = (tmp_path / "outgoing").iterdir()
    assert json.loads(place.read_text("utf-8"))["text"] == "first"


def test_a_folder_that_cannot_be_written_is_a_gateway_that_is_down(tmp_path):
    (tmp_path / "outgoing").write_text("no folder")
    with pytest.raises(GatewayDown):
        FileGateway(tmp_path).send(NUMBER, "text", "m1")


@pytest.mark.parametrize("reference", ["../out", "", "a/b", "x" * 81])
def test_no_name_leads_out_of_the_folder(tmp_path, reference):
    with pytest.raises(Refused):
        FileGateway(tmp_path / "sms").send(NUMBER, "text", reference)
    assert not (tmp_path / "sms").exists()


def test_what_came_in_is_read_until_it_is_forgotten_and_nonsense_is_put_aside(tmp_path):
    folder = tmp_path / "incoming"
    folder.mkdir()
    (folder / "1.json").write_text(json.dumps({"from": NUMBER, "text": "STOP"}), "utf-8")
    (folder / "2.json").write_text("{", "utf-8")
    (folder / "3.json").write_text(json.dumps(["from"]), "utf-8")
    (folder / "4.json").write_text(json.dumps({"from": 7, "text": None}), "utf-8")
    (folder / "5.json").write_bytes(b"\xff\xfe")
    (folder / "6.json").write_text(json.dumps({"from": NUMBER, "text": "x" * 30_000}), "utf-8")
    (folder / "7.json").symlink_to("/etc/hostname")
    gateway = FileGateway(tmp_path)
    assert gateway.received() == [Incoming(NUMBER, "STOP", "1.json")]
    assert gateway.received() == [Incoming(NUMBER, "STOP", "1.json")]
    gateway.forget(gateway.received()[0])
    assert not gateway.received()
    assert len(list(folder.glob("*.unreadable"))) == 6


def test_nothing_came_where_there_is_no_folder(tmp_path):
    assert not FileGateway(tmp_path).received()


@pytest.mark.parametrize("wrong", ["sms", "file", "file:here", "https://example.se"])
def test_a_setting_that_cannot_be_used_is_refused_at_the_start(tmp_path, wrong):
    with pytest.raises(InvalidSetting, match="RECEPTION_SMS takes"):
        Settings.read({"RECEPTION_DATA_DIR": str(tmp_path), "RECEPTION_SMS": wrong})


def test_no_text_messages_are_sent_unless_somebody_wants_it_and_in_practice_they_are_files(tmp_path):
    environment = {"RECEPTION_DATA_DIR": str(tmp_path)}
    assert Settings.read(environment).sms is None
    assert Settings.read({**environment, "RECEPTION_DEMO": "1"}).sms == "file:"


def test_a_message_is_sent_to_try_the_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("RECEPTION_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("RECEPTION_SMS", "file:")
    done = CliRunner().invoke(main, ["sms", "test", "070-174 06 05"])
    assert done.exit_code == 0, done.output
    (place,) = (tmp_path / "sms" / "outgoing").iterdir()
    assert json.loads(place.read_text("utf-8"))["to"] == NUMBER
    assert CliRunner().invoke(main, ["sms", "test", "hello"]).exit_code == 2
    monkeypatch.delenv("RECEPTION_SMS")
    assert CliRunner().invoke(main, ["sms", "test", NUMBER]).exit_code == 1
