"""Every template compiles and is used, and none says what only the catalogue may say."""

import re

import pytest

from tests.house import PACKAGE, TEMPLATES, on_sqlite_alone

NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
#: Flask-Security shows these by its own names.
BY_THE_LIBRARY = {"security/login_user.html", "security/change_password.html", "security/verify.html"}
#: The paper layout waits for its first letter.
TO_COME = {"layouts/print.html"}


@on_sqlite_alone
@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles(installation, name):
    installation.jinja_env.get_template(name)


def test_every_template_is_used():
    texts = [
        path.read_text()
        for folder in (PACKAGE, TEMPLATES)
        for path in folder.rglob("*")
        if path.suffix in {".py", ".html"}
    ]
    everything = "\n".join(texts)
    chosen_by_name = set(re.findall(r"\"([a-z_/]+/)(?:\{|\" ~)", everything))
    unused = {
        name for name in NAMES if f'"{name}"' not in everything and f"{name.rpartition('/')[0]}/" not in chosen_by_name
    }
    assert unused <= BY_THE_LIBRARY | TO_COME, unused


def test_every_template_that_is_named_is_there():
    named = set()
    for path in PACKAGE.rglob("*.py"):
        named |= set(re.findall(r"render_template\(\s*\"([^\"{]+\.html)\"", path.read_text()))
    for path in TEMPLATES.rglob("*.html"):
        named |= set(re.findall(r"{%-?\s*(?:extends|include|from)\s+\"([^\"]+)\"", path.read_text()))
    assert named <= set(NAMES), named - set(NAMES)


def test_no_template_has_a_style_or_a_script_of_its_own():
    for name in NAMES:
        text = (TEMPLATES / name).read_text()
        assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=\"", text), name


def test_no_template_switches_escaping_off_for_what_people_wrote():
    """`safe` is for the drawings of the sprite alone."""
    users = {name for name in NAMES if re.search(r"\|\s*safe\b|autoescape\s+false", (TEMPLATES / name).read_text())}
    assert users <= {"components/sprite.html"}, users


def test_templates_ask_for_permits_and_never_for_roles():
    for name in NAMES:
        assert not re.search(r"\bactor\.roles\b|\brole\s*(==|in)\s*[\"'\[]", (TEMPLATES / name).read_text()), name
