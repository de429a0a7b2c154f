"""What the engine says of models: servers that fail, tellings that were not used, limits of spending.

May import: Qt core. Promises: data only; see the package.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Final = (
    # What is told of a turn.
    QT_TRANSLATE_NOOP("EngineWords", "Told offline: {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "the storyteller failed"),
    QT_TRANSLATE_NOOP("EngineWords", "no word from the server in {0} s"),
    QT_TRANSLATE_NOOP("EngineWords", "the server fell silent for {0} s"),
    QT_TRANSLATE_NOOP("EngineWords", "the server took too long over the words"),
    QT_TRANSLATE_NOOP("EngineWords", "The model is slow over its picture. The night goes on meanwhile."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The model's picture did not come in {0} s; the frame stays as it is.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "The model's picture will not come: {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "The picture is not wanted any more."),
    # Why a telling was not used.
    QT_TRANSLATE_NOOP("EngineWords", "what {0} told could not be used ({1})."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} would not tell this turn."),
    QT_TRANSLATE_NOOP("EngineWords", "it broke off in the middle"),
    QT_TRANSLATE_NOOP("EngineWords", "it was refused"),
    QT_TRANSLATE_NOOP("EngineWords", "there was no telling in it"),
    QT_TRANSLATE_NOOP("EngineWords", "it was too long"),
    QT_TRANSLATE_NOOP("EngineWords", "it was not prose"),
    QT_TRANSLATE_NOOP("EngineWords", "it was not prose in English"),
    QT_TRANSLATE_NOOP("EngineWords", "it must be told in the present tense"),
    QT_TRANSLATE_NOOP("EngineWords", "it must be told to the player as 'you', not as 'I' or 'the player'"),
    QT_TRANSLATE_NOOP("EngineWords", "it repeated itself"),
    QT_TRANSLATE_NOOP("EngineWords", "it repeated what was told earlier in this night"),
    QT_TRANSLATE_NOOP("EngineWords", "the player dies in this turn and does not get away"),
    QT_TRANSLATE_NOOP("EngineWords", "the player dies in this turn; the telling must say so"),
    QT_TRANSLATE_NOOP("EngineWords", "the player does not die in this turn"),
    QT_TRANSLATE_NOOP("EngineWords", "the player does not take {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "the player is not in {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is not there"),
    # A server of models.
    QT_TRANSLATE_NOOP("EngineWords", "{0} does not answer. Is it running?"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} cannot be reached. Is its address right?"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} could not prove who it is (its certificate was not accepted)."),
    QT_TRANSLATE_NOOP("EngineWords", "the connection to {0} broke off."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} did not answer in time."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} took too long."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} asks to wait."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is busy."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is still loading its model."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} did not accept the key."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} does not let this key in."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} says that no credit is left."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} refused to do this."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} refused to tell this."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} has no model called '{1}'."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} has no such service."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} failed (error {1})."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} sends elsewhere. Is its address right?"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} did not take the request (error {1})."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} reads less than the prompt of this turn."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} does not take {1}."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} does not take this form of answer."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} broke off with an error of its own."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} answered something that cannot be read."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} answered, but not with words."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} gave no list of models."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} has no data at {1}."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} has nothing at {1}."),
    QT_TRANSLATE_NOOP("EngineWords", "Asking {0} was stopped."),
    QT_TRANSLATE_NOOP("EngineWords", "Waiting for a server was stopped."),
    QT_TRANSLATE_NOOP("EngineWords", "the answer of the server was far too long."),
    QT_TRANSLATE_NOOP("EngineWords", "No address is known for that server. Type one first."),
    QT_TRANSLATE_NOOP("EngineWords", "The settings of models cannot be written: {0}. They stay."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "{0} is reached without encryption, so a key would be read on the way. Use an address that "
        "begins with https.",
    ),
    # What it costs.
    QT_TRANSLATE_NOOP("EngineWords", "the limit of {0} tokens for {1} is reached."),
    QT_TRANSLATE_NOOP("EngineWords", "the limit of {0} pictures for {1} is reached."),
    QT_TRANSLATE_NOOP("EngineWords", "the limit of {0} for {1} is reached."),
    QT_TRANSLATE_NOOP("EngineWords", "this night"),
    QT_TRANSLATE_NOOP("EngineWords", "today"),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "what models cost cannot be written down, so none was asked. Free some disk space.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "no picture can be paid for."),
    # Pictures.
    QT_TRANSLATE_NOOP("EngineWords", "what came is no picture."),
    QT_TRANSLATE_NOOP("EngineWords", "it was on its way when the game closed, and is not paid for twice."),
    QT_TRANSLATE_NOOP("EngineWords", "the picture of this turn was asked for already."),
    QT_TRANSLATE_NOOP("EngineWords", "the picture that came has nothing on it."),
    QT_TRANSLATE_NOOP("EngineWords", "the picture that came has {0} x {1} pixels, which is no use."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} answered, but not with a picture."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} named a picture in a place that is not safe to read."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} named a picture that is not there."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} sent a damaged picture."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} sent a picture that is far too big."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} sent an empty picture."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} sent no picture."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} sent something that is no picture."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} would not paint this."),
)  # fmt: skip
