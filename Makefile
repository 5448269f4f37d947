# make course: everything, ready to look at.  make test: every test.  make help: the rest.
PYTHON ?= python3
BIN := .venv/bin
TEXTS := $(wildcard chapters/*/exercises.md chapters/*/exercises.py solutions/*.py) _toc.yml _config.yml
ENGINE := $(shell find autograder -name '*.py')
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: course test env notebooks book pdf shots certify weights class bench lint clean help

course: book class  ## the environment, notebooks, site, a sample class graded by the real path, the report
	@echo
	@echo "The site           _build/html/index.html"
	@echo "A notebook to try  course/source/rnn_cell/rnn_cell.ipynb   ($(BIN)/jupyter lab)"
	@echo "The sample class   course-demo/   report: course-demo/report/index.html"
	@echo "Its gradebook      COURSE_ROOT=course-demo $(BIN)/jupyter lab, then Nbgrader > Formgrader"

test: env  ## all tests: units, oracles, certificates, the site in a browser, grading, attacks
	@tools/need bwrap=bubblewrap chromium=chromium
	ruff check .
	$(MAKE) --no-print-directory -j2 certify book
	pytest -n 2 --dist loadfile

env: .venv/installed  ## .venv with everything in requirements.txt

.venv/installed: requirements.txt constraints.txt pyproject.toml
	@tools/make-env "$(PYTHON)"
	@touch $@

notebooks: env  ## notebooks and bundles, from the chapters' text
	@autograder build

book: notebooks  ## the site, in _build/html
	@jupyter-book build -W -n --keep-going -q .
	@echo "site: _build/html/index.html"

pdf: book  ## the whole book as one PDF, _build/html/unrolled.pdf
	@tools/need chromium=chromium
	@python -m autograder.site.pdf

shots: book  ## pictures of key pages, on a phone and at a desk, light and dark, in _build/shots
	@tools/need chromium=chromium
	@python -m autograder.site.shots

certify: env  ## prove every exercise whole
	@autograder certify

weights: env  ## compute anew what is kept beside the chapters and is out of date: trained weights, experiments
	@autograder keep

class: course-demo/report/index.html  ## the sample class, graded, and its report

course-demo/report/index.html: $(TEXTS) $(ENGINE) nbgrader_config.py | env
	@tools/need --optional bwrap=bubblewrap
	@autograder demo
	@COURSE_ROOT=course-demo autograder grade --cell-seconds 5 --exercise-seconds 5
	@COURSE_ROOT=course-demo autograder report

bench: env  ## speed and sizes, as ratios (benchmarks/)
	@for b in check grading labs site; do python benchmarks/$$b.py || exit 1; done

lint: env  ## ruff
	ruff check .

clean:  ## remove what was made; a real class in course/ is never touched
	rm -rf _build course-demo chapters/_generated chapters/*/*.ipynb course/source

help:
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12
