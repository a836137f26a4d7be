"""Working without a mouse, and counting how much work it is."""

from playwright.sync_api import Page, expect


class Keyboard:
    """The keys of a page. `pressed` counts each key that goes down, Ctrl too; the text of a note is not counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0
        self._is_new = True
        page.on("load", self._arrived)

    def _arrived(self, _page: Page) -> None:
        self._is_new = True

    def _find_the_focus(self) -> None:
        """Wait until a new page has put the focus where it wants it; without scripts the first frame does it."""
        if self._is_new:
            self._is_new = False
            if self.page.locator("main [autofocus]").count():
                expect(self.page.locator(":focus")).to_have_count(1)

    def press(self, *keys: str) -> None:
        """Press one after the other; "Control+Enter" is two keys. A key that leads elsewhere is waited for."""
        self._find_the_focus()
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += len(key.split("+")) if len(key) > 1 else 1

    def open(self, key: str) -> None:
        """Press a key that opens a page."""
        with self.page.expect_navigation():
            self.press(key)

    def type(self, text: str) -> None:
        """Type what counts: each letter is a key."""
        self._find_the_focus()
        self.page.keyboard.type(text)
        self.pressed += len(text)

    def write(self, note: str) -> None:
        """Write the note itself."""
        self.page.keyboard.type(note)
