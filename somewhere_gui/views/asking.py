"""A question, or what went wrong, in the strip of a page: never in a dialog.

May import: Qt core, ``notice``. Promises: one question at a time; each answer is heard once; a question
that is taken away answers nobody.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from somewhere_gui.views.notice import Note, NoticeStrip

Answer = Callable[[], object]
MAIN, OUT = "main", "out"
"""The strip's main action, and its way out. Any other answer is named by the note."""


class Asking(QObject):
    """What the strip asks now. Emits ``changed`` when it appears, goes or grows."""

    changed = Signal()

    def __init__(self, strip: NoticeStrip) -> None:
        super().__init__()
        self._strip = strip
        self._answers: dict[str, Answer] = {}
        strip.accepted.connect(self.accept)
        strip.declined.connect(self.decline)
        strip.chosen.connect(self.answer)
        strip.grown.connect(self.changed)

    @property
    def open(self) -> bool:
        return not self._strip.isHidden()

    def ask(self, note: Note, **answers: Answer) -> None:
        """Show the note; of the ``answers`` (``main``, ``out``, or a key of its others) one is called."""
        self._answers = dict(answers)
        self._strip.show_note(note)

    def drop(self) -> None:
        """Take the question away, unanswered."""
        self._answers = {}
        self._strip.hide()

    def accept(self) -> None:
        self.answer(MAIN)

    def decline(self) -> None:
        self.answer(OUT)

    def answer(self, key: str) -> None:
        """Take the question away and tell the one who asked."""
        heard = self._answers.get(key)
        self.drop()
        self.changed.emit()
        if heard is not None:
            heard()
