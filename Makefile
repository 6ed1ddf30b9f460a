# Everything starts from here: each command sets up what it needs, the first time and when the locks change.

.DEFAULT_GOAL := help
.PHONY: help run test lint bench bench-extract bench-related bench-stories bench-feeds bench-sync test-hostile screenshots

PYTHON := .venv/bin/python

help:
	@echo "make run            read the paper (in the terminal where there is no screen)"
	@echo "make test           check the code's form and run every test"
	@echo "make lint           check the code's form alone"
	@echo "make bench          measure, and print tables"
	@echo "make bench-extract  measure how much of a page is found: text, pictures, dates"
	@echo "make bench-related  measure how surely related stories and mentions are told apart"
	@echo "make bench-stories  measure the grouping by event, copies, what is like what, and the time of an arrival"
	@echo "make bench-feeds    read a corpus of feeds, and say which are read otherwise than it expects"
	@echo "make bench-sync     fetch a thousand feeds beside newsboat, cold and with nothing new"
	@echo "make test-hostile   try every misbehaviour of a server and a disk that we know, a line each"
	@echo "make screenshots    photograph the window, light and dark, narrow and wide, into build/screenshots"

run:
	@packaging/bootstrap run
	@$(PYTHON) -m reader

lint:
	@packaging/bootstrap test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

# One process more than there are processors: many a test waits for a server or the engine.
test: lint
	$(PYTHON) -m pytest -n $$(($$(getconf _NPROCESSORS_ONLN) + 1)) --dist loadgroup

bench:
	@packaging/bootstrap test
	$(PYTHON) -m pytest -m bench -s -p no:xdist tests/bench

bench-extract:
	@packaging/bootstrap test
	$(PYTHON) -m pytest -m bench -s -p no:xdist tests/bench/bench_extract*.py

bench-related:
	@packaging/bootstrap test
	$(PYTHON) -m pytest -m bench -s -p no:xdist tests/bench/bench_related.py

bench-stories:
	@packaging/bootstrap test
	$(PYTHON) -m pytest -m bench -s -p no:xdist tests/bench/bench_stories*.py tests/bench/bench_arrival.py

bench-feeds:
	@packaging/bootstrap test
	$(PYTHON) -m pytest -m bench -s -p no:xdist tests/bench/bench_feeds.py

bench-sync:
	@packaging/bootstrap test
	$(PYTHON) -m pytest -m bench -s -p no:xdist tests/bench/bench_sync*.py

test-hostile:
	@packaging/bootstrap test
	$(PYTHON) -m pytest -p no:xdist --cases tests/hostile

screenshots:
	@packaging/bootstrap test
	$(PYTHON) packaging/screenshots build/screenshots
