"""Whole nights by simulated players: fairness, choices, endings, cost."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from random import Random

import pytest

from engine import rules
from engine.errors import InvalidFate, RunEnded, SessionNotFound
from engine.rules.offers import first_word
from engine.rules.policies import POLICIES, simulate
from engine.rules.telling import count_words
from engine.state import GameState, Outcome
from engine.world import World

NIGHTS = [(seed, policy) for seed in range(12) for policy in POLICIES]


@pytest.fixture(scope="module")
def nights() -> list[list[Outcome]]:
    """Sixty nights of the smallest pack."""
    from pathlib import Path

    from engine.world import load_world

    world = load_world(Path(__file__).parents[1] / "worlds" / "tiny")
    return [simulate(world, seed, policy) for seed, policy in NIGHTS]


def test_every_night_ends_and_then_offers_nothing(nights: list[list[Outcome]]) -> None:
    """Each night comes to an ending of the pack; nothing is offered after it."""
    for night in nights:
        last = night[-1].after
        assert last.ending is not None
        assert last.current_phase == "ended"
        assert last.choices == []
        assert last.offers == []
        assert last.display.ending_name
        assert last.display.ending_text


def test_no_death_without_warning(nights: list[list[Outcome]]) -> None:
    """Who dies has played nine turns and could have read two warnings before the last."""
    deaths = [night for night in nights if not night[-1].after.player_state.alive]
    assert deaths, "the figures mean nothing if nobody dies"
    for night in deaths:
        assert night[-1].after.turn_count >= 9
        told = [beat for outcome in night[:-1] for beat in outcome.beats if beat.kind in ("threat", "event")]
        assert len(told) >= 2


def test_a_threat_is_met_in_order(nights: list[list[Outcome]]) -> None:
    """A threat climbs one stage a turn at most, and a wound comes before a kill."""
    for night in nights:
        for outcome in night[1:]:
            before, after = outcome.before.threats["miller"], outcome.after.threats["miller"]
            assert after.stage <= before.stage + 1
        last = night[-1].after
        if last.ending == "ground":
            assert last.threats["miller"].wounds >= 1 or last.injuries


def test_choices_keep_their_rules(nights: list[list[Outcome]]) -> None:
    """Three or four choices, different first words, none just done, one that leads on."""
    for night in nights:
        for outcome in night:
            state = outcome.after
            if state.ending is not None:
                continue
            assert 3 <= len(state.choices) <= 4
            assert len({first_word(text) for text in state.choices}) == len(state.choices)
            done = (outcome.action.verb, outcome.action.target, outcome.action.other)
            assert done not in [(o.verb, o.target, o.other) for o in state.offers if not o.storylet]
            idle = {"wait", "listen", "look", "lookback", "rest", "examine"}
            assert any(offer.verb not in idle or offer.storylet for offer in state.offers)


def test_hardly_a_turn_changes_nothing(nights: list[list[Outcome]]) -> None:
    """At most one turn in twenty leaves the ledger as it was, and never two in a row."""
    idle = total = 0
    for night in nights:
        streak = 0
        for outcome in night[1:]:
            same = rules.ledger_of(outcome.before) == rules.ledger_of(outcome.after)
            streak = streak + 1 if same else 0
            assert streak < 2
            idle += same
            total += 1
    assert idle <= total / 20


def test_the_rules_alone_give_a_turn_its_least_words(nights: list[list[Outcome]]) -> None:
    """Beats and details together have 25 words at least, before any teller adds to them."""
    for night in nights:
        for outcome in night:
            texts = [beat.text for beat in outcome.beats] + list(outcome.details)
            assert sum(count_words(text) for text in texts) >= 25


def test_a_failed_roll_changes_the_ledger(nights: list[list[Outcome]]) -> None:
    """Failing leads somewhere: the ledger is another one afterwards, and the moment is kept."""
    failed = [o for night in nights for o in night if any(not roll.held for roll in o.rolls)]
    assert failed
    for outcome in failed:
        assert rules.ledger_of(outcome.before) != rules.ledger_of(outcome.after)
        assert outcome.after.display.fate == "slipped"
        assert outcome.after.display.fate_roll is not None
        assert any(moment.turn == outcome.after.turn_count for moment in outcome.after.moments)


def test_what_was_told_once_does_not_come_back(nights: list[list[Outcome]]) -> None:
    """No storylet happens twice in a night."""
    for night in nights:
        told = Counter(
            beat.source.rsplit(":", 1)[0]
            for outcome in night
            for beat in outcome.beats
            if beat.kind == "event"
        )
        assert all(count == 1 for count in told.values()), told


def test_what_is_remembered_comes_less(tiny: World) -> None:
    """Storylets told in the night before come up less in the next."""

    def told(remembered: tuple[str, ...]) -> int:
        found = 0
        for seed in range(40):
            night = simulate(tiny, seed, "wanderer", remembered)
            used = night[min(10, len(night) - 1)].after.used  # later there is little else left to tell
            found += sum(key in used for key in ("cup", "cart", "bell", "moon"))
        return found

    assert told(("cup", "cart", "bell", "moon")) < told(())


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_the_night_after_begins_every_text_with_another_variant(tiny: World, count: int) -> None:
    """Whatever seeds chance gives, a night that follows another takes first the variant after the one
    that was taken first; the seed itself stays as large as a code can hold."""
    from engine.rules.wording import ordered

    dice = Random(count)
    for _ in range(50):
        before = dice.getrandbits(32)
        after = rules.following(dice.getrandbits(32), before)
        assert 0 <= after < 2**35
        firsts = []
        for seed in (before, after):
            state = rules.begin(tiny, "default", seed).after
            state.used.clear()
            firsts.append(ordered(tiny, state, "some:text", ["words"] * count)[0])
        assert firsts[1] == (firsts[0] + 1) % count


def test_fates_fall_one_two_one(tiny: World, evening: GameState) -> None:
    """Lucky, normal and unlucky turns come at 25, 50 and 25 in a hundred."""
    falls: Counter[str] = Counter()
    for seed in range(4000):
        evening.seed = seed
        falls[rules.roll_fate(evening)] += 1
    assert 900 <= falls["LUCKY"] <= 1100
    assert 1900 <= falls["NORMAL"] <= 2100
    assert 900 <= falls["UNLUCKY"] <= 1100


def test_luck_helps_and_its_lack_hurts(tiny: World, evening: GameState) -> None:
    """A lucky risk holds more often than a normal one, an unlucky one less often."""
    from engine.rules.dice import try_risk

    risk = tiny.storylets["door_bar"].options[0].risk
    assert risk is not None
    held: Counter[str] = Counter()
    for seed in range(400):
        evening.seed = seed
        for fate in ("LUCKY", "NORMAL", "UNLUCKY"):
            held[fate] += try_risk(tiny, evening, fate, risk, "bar").held
    assert held["LUCKY"] > held["NORMAL"] > held["UNLUCKY"]


def test_refusals_say_why(tiny: World, evening: GameState) -> None:
    """A wrong fate, a night not begun and a night over are refused by their own errors."""
    with pytest.raises(InvalidFate, match="GOOD"):
        rules.resolve(tiny, evening, "wait", "GOOD")
    with pytest.raises(SessionNotFound):
        rules.resolve(tiny, rules.blank("default", 7, "tiny"), "wait", "NORMAL")
    evening.ending = "out"
    with pytest.raises(RunEnded):
        rules.resolve(tiny, evening, "wait", "NORMAL")


def test_a_turn_is_quick_and_does_not_slow_down(tiny: World) -> None:
    """A turn takes a few milliseconds of the processor, and nothing in the ledger grows without end."""
    taken = []
    state = rules.begin(tiny, "default", 3).after
    sizes = []
    for number in range(400):
        state.time_of_day = "22:00"  # the night is held still so that it never ends
        state.player_state.health = 100
        state.threats["miller"].wounds = 0
        before = time.thread_time()
        outcome = rules.resolve(tiny, state, state.choices[number % len(state.choices)], "NORMAL")
        taken.append(time.thread_time() - before)
        if outcome.after.ending is not None:
            outcome.after.ending = None
            outcome = rules.resolve(tiny, outcome.after, "wait", "NORMAL")
        state = outcome.after
        sizes.append(len(state.moments) + len(state.seen_elements) + len(state.flags) + len(state.injuries))
    assert statistics.median(taken) < 0.02
    assert statistics.median(taken[-100:]) < 3 * statistics.median(taken[:100])
    assert sizes[-1] <= sizes[300] + 10


def test_doing_the_same_all_night_is_not_told_in_the_same_words(tiny: World) -> None:
    """Who only waits reads new words nearly to the end."""
    from engine.storytelling import OfflineStoryteller
    from engine.storytelling.figures import Figures, night_entry

    teller = OfflineStoryteller(tiny)
    outcome = rules.begin(tiny, "default", 5)
    entries = [night_entry(outcome, teller.text(outcome))]
    while outcome.after.ending is None:
        outcome = rules.resolve(tiny, outcome.after, "wait", rules.roll_fate(outcome.after))
        entries.append(night_entry(outcome, teller.text(outcome)))
    figures = Figures()
    figures.add(entries)
    assert statistics.mean(figures.repeats) < 0.2  # six variants of waiting, two of standing still
