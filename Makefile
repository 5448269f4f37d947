# make course: everything, ready to look at.  make test: every test.  make sweep: the long proofs.  make help: the rest.
PYTHON ?= python3
PART ?= all
BIN := .venv/bin
TEXTS := $(wildcard chapters/*/exercises.md chapters/*/*.py chapters/*/exercises/*.py chapters/*/kept/*.npz solutions/*.py) _toc.yml _config.yml
ENGINE := $(shell find autograder -name '*.py' -o -path '*/report/templates/*')
# the shell alone takes half the time of the whole browser; not every system has it
BROWSER := tools/need chromium-headless-shell=chromium-headless-shell 2>/dev/null || tools/need chromium=chromium
# what is made beside the book leaves it a core: the book takes longest, and most of it runs on one core
BESIDE := nice -n 19
export PATH := $(CURDIR)/$(BIN):$(PATH)
# where it is set (images of containers do), each of hundreds of processes would compile all our modules and tests anew
unexport PYTHONDONTWRITEBYTECODE

.PHONY: course test sweep env notebooks book pdf shots certify weights class bench times lint clean help

course: env  ## the environment, notebooks, site, a sample class graded by the real path, the report
	@tools/need --optional bwrap=bubblewrap
	@tools/timed course $(MAKE) --no-print-directory -j2 book class
	@echo
	@echo "The site           _build/html/index.html"
	@echo "A notebook to try  course/source/rnn_cell/rnn_cell.ipynb   ($(BIN)/jupyter lab)"
	@echo "The sample class   course-demo/   report: course-demo/report/index.html"
	@echo "Its gradebook      COURSE_ROOT=course-demo $(BIN)/jupyter lab, then Nbgrader > Formgrader"

test: env  ## all tests: units, oracles, certificates, the site in a browser, grading, attacks
	@tools/need bwrap=bubblewrap
	@$(BROWSER)
	@tools/timed test $(MAKE) --no-print-directory suite

.PHONY: suite
suite:
	@$(MAKE) --no-print-directory -j2 book certify class lint  # the book first: most of it runs on one core
	@tools/timed suite tools/unless-passed suite pytest -n 4 --dist loadfile --no-loadscope-reorder  # many wait: four keep two cores busy

sweep: env  ## the long proofs, in parts: make sweep PART=certify; PART=help names them
	@python tools/sweep $(PART)

env: .venv/installed  ## .venv with everything in requirements.txt

.venv/installed: requirements.txt requirements-machinery.txt constraints.txt pyproject.toml
	@tools/timed installation tools/make-env "$(PYTHON)"
	@touch $@

notebooks: env  ## notebooks and bundles, from the chapters' text
	@tools/timed notebooks autograder build

book: notebooks  ## the site, in _build/html
	@tools/timed book jupyter-book build -W -n --keep-going -q .
	@echo "site: _build/html/index.html"

pdf: book  ## the whole book as one PDF, _build/html/unrolled.pdf
	@$(BROWSER)
	@python -m autograder.site.pdf

shots: book  ## pictures of key pages, on a phone and at a desk, light and dark, in _build/shots
	@$(BROWSER)
	@python -m autograder.site.shots index.html chapters/rnn_cell/lesson.html chapters/rnn_cell/rnn_cell.html chapters/glossary.html \
		chapters/bibliography.html 'search.html?q=update+gate' 404.html

certify: notebooks  ## prove that every exercise is complete, on three seeds; those proved before and unchanged are skipped
	@tools/timed certify $(BESIDE) autograder certify

weights: env  ## compute anew what is kept beside the chapters and is out of date: trained weights, experiments
	@autograder keep

class: course-demo/report/index.html  ## the sample class, graded, and its report

course-demo/report/index.html: $(TEXTS) $(ENGINE) nbgrader_config.py | notebooks
	@tools/timed "sample class" $(BESIDE) autograder demo
	@COURSE_ROOT=course-demo tools/timed grading $(BESIDE) autograder grade --cell-seconds 3 --exercise-seconds 2
	@COURSE_ROOT=course-demo tools/timed report autograder report

bench: env  ## speed and sizes, as ratios (benchmarks/)
	@for b in check told grading entering labs site layout report; do python benchmarks/$$b.py || exit 1; done

times: env  ## what takes how long, measured in fresh clones: docs/times.md (half an hour)
	@python tools/times

lint: env  ## ruff and mypy
	@ruff check .
	@tools/timed types mypy

clean:  ## remove what was made; a real class in course/ is never touched
	rm -rf _build course-demo chapters/_generated chapters/*/*.ipynb course/source

help:
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12
