"""The files of definitions of this domain. Pure."""

from importlib import resources


def text_of(name: str) -> str:
    """A file of `definitions/` as it comes with this package."""
    return resources.files("reception.work").joinpath("definitions", name).read_text("utf-8")
