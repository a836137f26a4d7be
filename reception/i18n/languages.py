"""The languages offered when one is chosen: those that newcomers to Sweden speak, and those of interpreters. Pure."""

from typing import Final

_TAGS: Final = """
aa am ar az bal be bn bs ckb cs de din el en es et fa fa-AF ff fi fil fr gu ha he hi hr hu hy ig it ka kk ku ky lg ln lt
lv mk mn my ne nl no om pa pl ps pt rhg rn ro rom ru rw si so sq sr ssy sv sw syr ta tg th ti tig tk tl tr ug uk ur uz
vi wo yi yo yue zh
"""
#: BCP 47. Other tags, from an imported list, stay and are shown; they are not offered.
SPOKEN: Final = tuple(_TAGS.split())
