# The commands of the project. Each sets up what it needs; on a new machine only the Swift toolchain is there.

SHELL := /bin/bash
LIUYU := .build/release/liuyu
# Line numbers for debuggers would take a sixth of the time; names of functions stay.
# Where it runs there is no toolchain to look for libraries in.
RELEASE := swift build -c release --static-swift-stdlib --disable-local-rpath -debug-info-format none --product liuyu

PREFIX := /usr/local

PEERS := .bench-data/accuracy
EXAMPLES := .bench-data/examples

SPARK := .build/spark-venv
# One machine, which need not have a name that others could resolve.
SPARK_ENV := SPARK_LOCAL_IP=127.0.0.1 PYSPARK_PYTHON=$(CURDIR)/$(SPARK)/bin/python PYTHONDONTWRITEBYTECODE=1

# A virtual environment ($(1)) with what requirements ($(2)) ask for, made anew where they changed.
define venv
@python3 -c 'import ensurepip' 2>/dev/null || scripts/setup.sh python3-venv
@cmp -s $(2) $(1)/requirements.txt || { python3 -m venv --clear $(1) && \
  $(1)/bin/pip install --quiet --disable-pip-version-check -r $(2) && cp $(2) $(1)/; }
endef

.PHONY: run spark spark-test spark-setup bench-spark test install deb deb-test sizing soak soak-short soak-smoke fuzz fuzz-coverage sanitize bench accuracy examples docs docc build setup lint format clean

## Build, read the sample extracts and show the three rates.
run: build
	@mkdir -p out
	@$(LIUYU) run pipelines/western-base.yaml --quiet --output out/report.json
	@$(LIUYU) run pipelines/western-base.yaml --quiet --by institution --format table --output -
	@echo "The report of every institution and program: out/report.json"

## Build, have Spark read the sample extracts on two cores, and show the same rates.
spark: build spark-setup
	@$(SPARK_ENV) $(SPARK)/bin/spark-submit --master 'local[2]' --conf spark.log.level=ERROR --conf spark.ui.enabled=false \
	  --conf spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 pipelines/spark/liuyu_on_spark.py pipelines/western-base.yaml --program $(LIUYU) --by institution --format table

## Build and pass the tests of the job for Spark: some minutes.
spark-test: build spark-setup
	@cmp -s pipelines/spark/tests/requirements.txt $(SPARK)/tests.txt || { \
	  $(SPARK)/bin/pip install --quiet --disable-pip-version-check -r pipelines/spark/tests/requirements.txt && \
	  cp pipelines/spark/tests/requirements.txt $(SPARK)/tests.txt; }
	@$(SPARK_ENV) LIUYU=$(CURDIR)/$(LIUYU) $(SPARK)/bin/python -m unittest discover --start-directory pipelines/spark/tests

## Install Java and Spark where they are missing.
spark-setup:
	@command -v java >/dev/null || scripts/setup.sh openjdk-17-jre-headless
	$(call venv,$(SPARK),pipelines/spark/requirements.txt)

## Build and pass all tests; those of the commands on what runs in earnest.
test: build
	LIUYU=$(LIUYU) swift test

## Install the program, man pages, completions, pipelines, schema, units and licences under PREFIX.
install: build
	@scripts/install.sh $(PREFIX) $(DESTDIR)

## Make a Debian package in out/, and have lintian look at it.
deb: build
	@scripts/deb.sh

## Install, run, upgrade and remove the package in a root of its own, without Swift: as root.
deb-test: build
	@scripts/test-deb.sh

## Measure runs over ROWS graduates, and write the table of docs/operations.md.
sizing: ROWS := 10000 100000 1000000 10000000
sizing: build
	@scripts/sizing.py $(ROWS)

## Kill runs, fill their disks, close their descriptors and feed them rubbish: a line a group, an hour at most. SEED=2 draws others.
soak: SEED := 1
soak: build
	@scripts/soak/soak.py --seed $(SEED)

## The same groups with fewer cases, some minutes.
soak-short: SEED := 1
soak-short: build
	@scripts/soak/soak.py --size short --seed $(SEED)

## The same groups with a few cases, half a minute: what .ci/run runs.
soak-smoke: SEED := 1
soak-smoke: build
	@scripts/soak/soak.py --size smoke --seed $(SEED)

## Compare the parallel reader with plain libcsv on INPUTS drawn inputs, open CUBES edited cubes, and locate NAMES drawn names as their
## skeletons: a few minutes.
fuzz: INPUTS := 1000000
fuzz: CUBES := 100000
fuzz: NAMES := 10000000
fuzz: setup
	@swift build -c release --package-path Fuzzing --scratch-path .build-fuzz --product DifferentialRun
	@swift build -c release --package-path Fuzzing --scratch-path .build-fuzz --product CubeRun
	@.build-fuzz/release/DifferentialRun $(INPUTS)
	@swift build -c release --package-path Fuzzing --scratch-path .build-fuzz --product SkeletonRun
	@.build-fuzz/release/CubeRun $(CUBES)
	@.build-fuzz/release/SkeletonRun $(NAMES)

## Search for a difference by coverage for MINUTES, and keep what reaches new code in Fuzzing/corpus.
fuzz-coverage: MINUTES := 30
fuzz-coverage: setup
	@swift build -c release --package-path Fuzzing --scratch-path .build-coverage --product CoverageFuzz \
	  --sanitize=fuzzer --sanitize=address \
	  -Xswiftc -sanitize-coverage=edge,trace-cmp,inline-8bit-counters,pc-table
	@mkdir -p out/fuzz/corpus
	@.build-coverage/release/CoverageFuzz -max_total_time=$$(($(MINUTES) * 60)) -max_len=400 \
	  -dict=Fuzzing/csv.dict -artifact_prefix=out/fuzz/ -print_final_stats=1 out/fuzz/corpus Fuzzing/corpus
	@.build-coverage/release/CoverageFuzz -set_cover_merge=1 Fuzzing/corpus out/fuzz/corpus

## Run the tests, and the program once, under the thread sanitizer and the address sanitizer: half an hour or more. CommandTests
## run the program as processes of their own, on what the other tests read in this one: under a sanitizer that takes hours.
sanitize: export LSAN_OPTIONS := suppressions=$(CURDIR)/Tests/lasting-memory.txt:print_suppressions=0
sanitize: build
	@for kind in thread address; do \
	  swift test --sanitize=$$kind --scratch-path .build-$$kind --skip CommandTests && \
	  .build-$$kind/debug/liuyu run pipelines/western-base.yaml --quiet --threads 2 --output /dev/null || exit 1; done

## Measure every column, and four, beside five peers and `wc -l`; write Benchmarks/RESULTS.md and the charts. BENCH_GB=10 adds 10 GB.
bench: build
	@python3 -c 'import ensurepip' 2>/dev/null || scripts/setup.sh python3-venv
	@$(RELEASE:liuyu=layers)
	@python3 Benchmarks/bench.py

## Measure the job for Spark beside `run`, half an hour in the quiet, and write the tables of docs/scale.md.
bench-spark: build spark-setup
	@$(SPARK)/bin/python Benchmarks/spark.py

## Locate labelled cases beside cpca and jionlp: make accuracy DATA=folder
accuracy: build
	@test -d "$(DATA)" || { echo "accuracy: DATA=folder with labelled cases (CSV), please" >&2; exit 64; }
	$(call venv,$(PEERS),Benchmarks/requirements.txt)
	@$(PEERS)/bin/python Benchmarks/accuracy.py $(LIUYU) "$(DATA)"

## Run the examples of docs/normalize.md and docs/formats.md in DuckDB and pandas, and compare them with the report.
examples: build
	$(call venv,$(EXAMPLES),Tests/examples-requirements.txt)
	@$(EXAMPLES)/bin/python Tests/examples.py $(LIUYU)

## Write anew what is made for the documents: the pipeline's schema, the tables of docs/pipeline.md and docs/report.md, the output and the
## pictures in the READMEs.
docs: build
	@scripts/setup.sh chromium fonts-noto-cjk
	@$(RELEASE:liuyu=pipeline-schema)
	@.build/release/pipeline-schema > schema/pipeline.schema.json
	@scripts/references.py
	@scripts/readme-output.py
	@scripts/page-pictures.py $(LIUYU)

## Make a DocC archive of each library in out/docc; a warning is a failure.
docc: setup
	@scripts/docc.sh

build: setup
	@$(RELEASE)

## Install the Debian packages that are missing.
setup:
	@scripts/setup.sh

lint:
	swift format lint --strict --recursive Sources Tests Benchmarks Fuzzing/Sources Fuzzing/Package.swift Package.swift

format:
	swift format --in-place --recursive Sources Tests Benchmarks Fuzzing/Sources Fuzzing/Package.swift Package.swift

clean:
	rm -rf .build .build-* .bench-data out
