# The commands of the project. Each sets up what it needs; on a new machine only the Swift toolchain is there.

SHELL := /bin/bash
LIUYU := .build/release/liuyu
RELEASE := swift build -c release --static-swift-stdlib --product liuyu

.PHONY: run test build setup lint format clean

## Build, read the sample extracts and show the three rates.
run: build
	@mkdir -p out
	@$(LIUYU) run pipelines/western-base.yaml --quiet --output out/report.json
	@$(LIUYU) run pipelines/western-base.yaml --quiet --by institution --format table --output -
	@echo "The report of every institution and program: out/report.json"

## Build and pass all tests.
test: build
	swift test

build: setup
	@$(RELEASE)

## Install the Debian packages that are missing.
setup:
	@scripts/setup.sh

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

format:
	swift format --in-place --recursive Sources Tests Package.swift

clean:
	rm -rf .build out
