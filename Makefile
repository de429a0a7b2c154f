# make play      set up if need be, then open the game
# make test      every check, with quick counts (format, lint, types, import contracts, all tests)
# make test-servers  models against real servers of other people's (aimock, llmock), installed in build/
# make test-all  all of that with full counts, and against llama-cpp-python, which compiles for ten minutes
# make bench     the figures in the README
# make strings   the window's words for translators, and what they have translated for the game
# make package   what players are given: a folder, its archive, a .deb (in dist/)
# make test-package  the .deb in a clean Debian, played with mouse and keyboard (root)
# make screenshots   the pictures of the window in the README
.PHONY: play test test-all test-servers checks tests tests-engine tests-window tests-rooms bench strings
.PHONY: package test-package screenshots format clean

python := .venv/bin/python

play:
	@.ci/setup play
	@.ci/play

test:
	@.ci/setup test
	@$(MAKE) --no-print-directory checks tests

test-servers:
	@.ci/setup test
	@.ci/setup servers
	$(python) -m pytest tests/real_servers/test_aimock.py tests/real_servers/test_llmock.py

test-all: export SOMEWHERE_FULL_TESTS = 1
test-all: test test-servers
	@.ci/setup llama
	$(python) -m pytest tests/real_servers/test_llama_cpp.py

checks:
	$(python) -m ruff format --check .
	$(python) -m ruff check .
	$(python) -m mypy
	.venv/bin/lint-imports

# The engine's tests run beside the window's and, after those, two long rooms'; each prints its own summary.
tests:
	$(python) -m coverage erase
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target tests-engine tests-window tests-rooms
	$(python) -m coverage combine -q
	$(python) -m coverage report

tests-engine:
	$(python) -m coverage run -m pytest tests --ignore=tests/gui --ignore=tests/engine/pictures --ignore=tests/engine/sessions

tests-rooms:
	$(python) -m coverage run -m pytest tests/engine/pictures tests/engine/sessions

# On a virtual screen, so that what a player would see is what is tested.
tests-window:
	.ci/on-screen $(python) -m coverage run -m pytest tests/gui

bench:
	@.ci/setup test
	@.ci/on-screen $(python) -m tests.bench

strings:
	@.ci/setup test
	@.ci/strings

package:
	@.ci/setup package
	$(python) resources/packaging/build.py $(KINDS)

test-package:
	@.ci/setup package
	$(python) resources/packaging/try_deb.py $(DEB)

screenshots:
	@.ci/setup play
	@.ci/on-screen $(python) resources/packaging/screenshots.py

format:
	@.ci/setup test
	$(python) -m ruff check --fix .
	$(python) -m ruff format .

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage* shots
