# make play      set up if need be, then open the game
# make test      every check, with quick counts (format, lint, types, import contracts, all tests)
# make test-all  the same with full counts
# make bench     the figures in the README
.PHONY: play test test-all checks tests bench format clean

python := .venv/bin/python

play:
	@.ci/setup play
	@.ci/play

test:
	@.ci/setup test
	@$(MAKE) --no-print-directory checks tests

test-all: export SOMEWHERE_FULL_TESTS = 1
test-all: test

checks:
	$(python) -m ruff format --check .
	$(python) -m ruff check .
	$(python) -m mypy
	.venv/bin/lint-imports

# The window is tested on a virtual screen, so that what a player would see is what is tested.
tests:
	$(python) -m coverage erase
	.ci/on-screen $(python) -m coverage run -m pytest
	$(python) -m coverage combine -q
	$(python) -m coverage report

bench:
	@.ci/setup test
	@.ci/on-screen $(python) -m tests.bench

format:
	@.ci/setup test
	$(python) -m ruff check --fix .
	$(python) -m ruff format .

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage* shots
