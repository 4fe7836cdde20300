# Every target sets up .venv by itself, when it is missing or older than what it is made from.
# Needs Python 3.11 or newer (on Debian with python3-venv) and make; PYTHON=python3.12 chooses another interpreter,
# LANGUAGE=zh the Chinese lessons. (Not ?=: gettext uses that name for itself in the environment.)

PYTHON ?= python3
LANGUAGE = en
SHELL := /bin/bash
RUN := .venv/bin/python
READY := .venv/ready
LAB_ARGS ?=
FIGURES_ARGS ?=
# Tests that share a server run in one process; more than four processes are not worth their memory.
IN_PARALLEL = --numprocesses=auto --maxprocesses=4 --dist=loadgroup
# A virtual environment holds absolute paths: one whose folder was moved or copied must be made anew.
MOVED := $(shell here=$$(pwd -P)/.venv; \
	[ -f .venv/ready ] && [ ! -L .venv ] && ! grep -qsF "$$here" .venv/pyvenv.cfg .venv/bin/activate && echo moved)

.PHONY: moved lab figures train-figures site test quick bench notebooks bundle font check lint clean help
.DEFAULT_GOAL := help

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /  make \1\t/' | expand -t 24

$(READY): $(MOVED) pyproject.toml requirements.lock
	@echo "== setting up .venv (a few minutes the first time)"
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and f"Python 3.11 or newer is needed, {sys.executable} is {v.major}.{v.minor}; try make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(RUN) -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@.venv/bin/jupyter labextension disable --level=sys_prefix "@jupyterlab/apputils-extension:announcements" >/dev/null 2>&1 \
		|| echo "JupyterLab will ask once whether to fetch its news: say no, or what you like"
	@touch $@

moved:
	@echo "== this folder was moved or copied, and .venv still points to where it was: it is made anew"
	@rm -rf .venv

lab: $(READY) ## open JupyterLab on a copy of the lessons, in work/, which git ignores
	@echo "== JupyterLab on work/$(LANGUAGE) (stop it with Ctrl-C)"
	$(RUN) -m tools.lab --language $(LANGUAGE) $(LAB_ARGS)

figures: $(READY) ## redraw the article's figures into figures/rendered: SVG, PNG, and PDF, which git ignores
	$(RUN) -m figures $(FIGURES_ARGS)

train-figures: $(READY) ## train the runs behind figures 5, 6 and 7 (stopped, it goes on where it was)
	$(RUN) -m figures.rates
	$(RUN) -m figures.train

site: $(READY) ## write the pages that need nothing installed, from site/index.html on
	$(RUN) -m tools.site

test: $(READY) ## run every test
	$(RUN) -m pytest $(IN_PARALLEL)

quick: $(READY) ## run the tests that need no browser, no notebook and no second of training
	$(RUN) -m pytest $(IN_PARALLEL) -m "not browser and not notebook and not slow"

# These two settings choose other matrix routines than numpy would by itself.
bench: $(READY) ## measure, and write benchmarks/results.md
	env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE $(RUN) -m benchmarks

notebooks: $(READY) ## generate notebooks/en and notebooks/zh from notebooks/source
	$(RUN) -m tools.notebooks

bundle: $(READY) ## rebuild the browser module from its source
	$(RUN) -m tools.bundle

font: $(READY) ## rebuild the Chinese font subset from the catalogue
	$(RUN) -m tools.font

lint: $(READY) ## style and types
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	$(RUN) -m tools.lint_browser

check: $(READY) ## are the generated files what their sources give?
	$(RUN) -m tools.notebooks --check
	$(RUN) -m tools.kernels --check
	$(RUN) -m tools.bundle --check
	$(RUN) -m tools.font --check
	$(RUN) -m figures --check

clean: ## remove .venv and caches
	rm -rf .venv build site *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
