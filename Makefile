# The commands of the project. Each sets up what it needs; on a new machine only the Swift toolchain is there.

SHELL := /bin/bash
LIUYU := .build/release/liuyu
RELEASE := swift build -c release --static-swift-stdlib --product liuyu

PEERS := .bench-data/accuracy

.PHONY: run test bench accuracy build setup lint format clean

## Build, read the sample extracts and show the three rates.
run: build
	@mkdir -p out
	@$(LIUYU) run pipelines/western-base.yaml --quiet --output out/report.json
	@$(LIUYU) run pipelines/western-base.yaml --quiet --by institution --format table --output -
	@echo "The report of every institution and program: out/report.json"

## Build and pass all tests.
test: build
	swift test

## Measure beside DuckDB, Polars and `wc -l`, and write Benchmarks/RESULTS.md. BENCH_GB=10 adds 10 GB.
bench: build
	@python3 -c 'import ensurepip' 2>/dev/null || scripts/setup.sh python3-venv
	@$(RELEASE:liuyu=layers)
	@python3 Benchmarks/bench.py

## Locate labelled cases beside cpca and jionlp: make accuracy DATA=folder
accuracy: build
	@test -d "$(DATA)" || { echo "accuracy: DATA=folder with labelled cases (CSV), please" >&2; exit 64; }
	@python3 -c 'import ensurepip' 2>/dev/null || scripts/setup.sh python3-venv
	@cmp -s Benchmarks/requirements.txt $(PEERS)/requirements.txt || { python3 -m venv --clear $(PEERS) && \
	  $(PEERS)/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/requirements.txt && \
	  cp Benchmarks/requirements.txt $(PEERS)/; }
	@$(PEERS)/bin/python Benchmarks/accuracy.py $(LIUYU) "$(DATA)"

build: setup
	@$(RELEASE)

## Install the Debian packages that are missing.
setup:
	@scripts/setup.sh

lint:
	swift format lint --strict --recursive Sources Tests Benchmarks Package.swift

format:
	swift format --in-place --recursive Sources Tests Benchmarks Package.swift

clean:
	rm -rf .build .bench-data out
