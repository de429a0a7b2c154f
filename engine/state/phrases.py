"""Sentences of the engine that a front end may say in its own language.

Lives here: :class:`Phrase`, :func:`phrase`. May import: the standard library. Promises: as text a phrase is
its English sentence; whoever translates has the sentence with its gaps, and what goes into them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Phrase:
    """``text`` with gaps (``{name}``) and what goes into them. An empty ``context``: words of somebody
    else's, which are not translated."""

    context: str
    text: str
    values: tuple[tuple[str, str | Phrase], ...] = ()

    def of(self, **values: object) -> Phrase:
        """The same with these in its gaps."""
        filled = (
            (name, value if isinstance(value, Phrase) else str(value)) for name, value in values.items()
        )
        return replace(self, values=tuple(filled))

    def __str__(self) -> str:
        return self.text.format(**dict(self.values)) if self.values else self.text


def phrase(context: str, text: str) -> Phrase:
    """A phrase of ours. Called with plain texts only: ``make strings`` finds them by this name."""
    return Phrase(context, text)


def quoted(words: object) -> Phrase:
    """Words of somebody else's, as they are."""
    return Phrase("", str(words))
