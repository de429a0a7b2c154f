"""What an action of the quick menu, a key, the wheel or a click on the strip does on the play page.

May import: Qt, ``play_questions``, the buttons. Promises: what only the page knows is done here; all else
leaves the page as ``picked``, for the game to do; nothing leaves the night while a turn is running.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from somewhere_gui.views import play_questions
from somewhere_gui.views.buttons import ChoiceButton

if TYPE_CHECKING:
    from somewhere_gui.views.play_page import PlayPage


class PlayActions:
    """The page's own actions."""

    def __init__(self, page: PlayPage) -> None:
        self._page = page

    def do(self, action: str) -> None:
        """An action of the quick menu or its key."""
        page = self._page
        if action == "hide":
            page.set_bare(True)
        elif action == "type":
            self.type()
        elif action == "choices":
            page.focus_first()
            page.parts.reveal(page.choices)
        elif action == "bag":
            self.toggle_bag()
        elif action == "back" and page.why_not_back:
            page.menu.say(page.why_not_back)
        elif action == "watch":
            play_questions.ask_watch(page)
        elif action == "auto":
            page.pacing.toggle()
        elif action == "skip_on":
            page.pacing.toggle_skip()
        else:
            page.picked.emit(action)

    def type(self) -> None:
        """To the line for one's own words."""
        typed = self._page.choices.typed
        if not typed.isHidden() and typed.isEnabled():
            typed.setFocus()
            self._page.parts.reveal(typed)

    def read_on(self) -> None:
        """The rest of the words, the next page of them, or the choice that has the focus."""
        if self._page.pages.read_on():
            return
        focused = self._page.focusWidget()
        if isinstance(focused, ChoiceButton):
            focused.click()

    def escape(self) -> None:
        """Out of what is going on: a question, skipping, a turn that is told, the night."""
        page = self._page
        if page.asking:
            page.questions.decline()
        elif page.pacing.skips:
            page.pacing.end_skip()
        elif page.running:
            page.stopped.emit()
        else:
            page.picked.emit("menu")

    def toggle_bag(self) -> None:
        """To the bag; in the one-column page its words come and go."""
        page = self._page
        if page.parts.in_columns:
            page.rail.bag.setFocus()
        else:
            page.parts.bag_words.setVisible(page.parts.bag_words.isHidden())
            page.arrange()
            page.parts.reveal(page.parts.bag_words)

    def toggle_tape(self) -> None:
        """The strip of the one-column page comes and goes."""
        parts = self._page.parts
        parts.tape_open = not parts.tape_open
        self._page.arrange()
        parts.reveal(parts.strip)

    def wheel(self, back: bool) -> None:
        """The wheel over the picture is the keys for back and forward: what one leaves by it is kept."""
        if not self._page.choices.locked:
            self.do("back" if back else "forward")

    def choose_frame(self, turn: int) -> None:
        """A frame of the strip: back to it, or the other ways from the present one."""
        page = self._page
        if page.choices.locked:
            return
        if turn < page.turn:
            page.ask_rewind(turn)
        elif page.ways_from(turn):
            page.picked.emit("ways")

    def choose_ghost(self, future: str, turn: int) -> None:
        """A frame of the strip that lies ahead."""
        if not self._page.choices.locked:
            self._page.way_asked.emit(future, turn)
