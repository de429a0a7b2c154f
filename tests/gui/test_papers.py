"""Papers: what was read is seen whole, and again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from somewhere_gui.game import Game
from somewhere_gui.reading import PaperRef
from somewhere_gui.views import whole_lines
from tests.gui.conftest import MakeGame, open_night, turn_over
from tests.gui.fake_engine import PAPER, FakeEngine


def test_a_paper_is_read_whole(qtbot: QtBot, playing: Game) -> None:
    """On the turn on which something is read, one press shows all of it, line by line; Esc closes it."""
    page, choices = playing.play, playing.play.choices
    assert choices.paper.isHidden()
    assert page.menu.buttons["papers"].isHidden()
    playing.act("Read roster", 3)
    turn_over(qtbot, playing, 3)
    assert choices.paper.isVisible()
    assert "roster" in choices.paper.accessibleName()
    qtbot.mouseClick(choices.paper, Qt.MouseButton.LeftButton)
    assert playing.papers.isVisible()
    assert playing.papers.sheet.words.toPlainText().replace("\u00a0", " ") == PAPER
    assert playing.papers.sheet.words.hasFocus()
    qtbot.keyClick(playing.papers.sheet.words, Qt.Key.Key_Escape)
    assert page.isVisible()
    assert choices.buttons[0].hasFocus()


def test_papers_are_kept(qtbot: QtBot, playing: Game) -> None:
    """Later its key shows the papers of this night, each once, also after the night was opened again; those
    of turns that were gone back on are not among them."""
    for turn, paper in ((3, "roster"), (4, "map"), (5, "roster")):
        playing.act(f"Read {paper}", turn)
        turn_over(qtbot, playing, turn)
    playing.play.choices.choose(1)
    turn_over(qtbot, playing, 6)
    assert playing.play.choices.paper.isHidden()
    playing.controller.leave()
    open_night(qtbot, playing, "night-1")
    qtbot.keyClick(playing.play, "p")
    papers = playing.papers
    assert [papers.list.item(row).text() for row in range(papers.list.count())] == ["roster", "map"]
    assert "map" in papers.sheet.words.accessibleName()
    qtbot.keyClick(papers.list, Qt.Key.Key_Up)
    assert papers.list.currentItem().text() == "roster"
    assert "roster" in papers.sheet.words.accessibleName()
    qtbot.keyClick(papers.list, "p")
    playing.go_back(3)
    turn_over(qtbot, playing, 3)
    playing.do("papers")
    assert papers.list.isHidden()
    assert papers.list.count() == 1


def test_nothing_read_yet(qtbot: QtBot, playing: Game) -> None:
    """Before anything is read the key says so, and the page stays."""
    qtbot.keyClick(playing.play, "p")
    assert playing.play.isVisible()
    assert "read" in playing.window.toast.words


def test_papers_when_the_night_is_over(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """The page of the ending has the papers of its night, by a button and by their key, and only where there
    are any; back leads to the ending again, also of a night that was opened when it was over."""
    fake.ends_at = 2
    for night, deed in (("night-1", "Read roster"), ("night-2", "Film the pencil marks")):
        fake.intro(night)
        list(fake.play(night, deed, "NORMAL"))
    game = make_game(fake)
    open_night(qtbot, game, "night-1")
    game.act("Film the pencil marks", 2)
    qtbot.waitUntil(lambda: game.play.choices.on.isVisible() and not game.controller.locked)
    game.play.choices.on.click()
    qtbot.waitUntil(game.ending.isVisible)
    assert game.ending.papers.isVisible()
    qtbot.mouseClick(game.ending.papers, Qt.MouseButton.LeftButton)
    assert game.papers.isVisible()
    assert game.papers.sheet.words.toPlainText().replace("\u00a0", " ") == PAPER
    qtbot.keyClick(game.papers.sheet.words, Qt.Key.Key_Escape)
    assert game.ending.isVisible()
    open_night(qtbot, game, "night-2")
    game.act("Film the pencil marks", 2)
    qtbot.waitUntil(lambda: game.play.choices.on.isVisible() and not game.controller.locked)
    game.show_ending()
    assert game.ending.papers.isHidden()
    qtbot.keyClick(game.ending, "p")
    assert game.ending.isVisible()
    game.open("night-1")
    qtbot.waitUntil(lambda: game.ending.papers.isVisible())
    qtbot.keyClick(game.ending, "p")
    assert game.papers.isVisible()
    game.back()
    assert game.ending.isVisible()


@pytest.mark.parametrize("face", ["serif", "dyslexic"])
@pytest.mark.parametrize(("width", "height", "size"), [(1000, 700, 100), (1280, 800, 175), (1000, 700, 250)])
def test_a_paper_ends_with_a_whole_line(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, width: int, height: int, size: int, face: str
) -> None:
    """Whatever the size of window and text, no line of a paper is cut through below, and its name stands in
    the head or in the box, whole."""
    fake.intro("night-1")
    game = make_game(fake, width, height, text_size=size, typeface=face, line_spacing="wide")
    open_night(qtbot, game, "night-1")
    long = PaperRef("letter", "Letter in a padded envelope", "\n\n".join([PAPER] * 6), 1)
    papers = game.papers
    papers.show_papers([long, replace(long, id="other", name="Other")], "letter")
    game.over(papers)
    qtbot.wait(60)
    words = papers.sheet.words
    seen = words.viewport().height()
    assert seen < words.document().size().height()
    assert not [top for top, bottom in whole_lines.lines(words.document()) if top + 1 < seen < bottom - 1]
    title = papers._head.title
    assert (title.text() == "Letter in a padded envelope") != papers.pick.isVisible()
    assert title.height() >= title.heightForWidth(title.width())
