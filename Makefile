# tsagcheck: `make help` lists the targets; README.md has the two that matter, demo and test.
ifeq ($(origin CC),default)
CC = gcc
endif
PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build
SHARED ?= ../shared
OPTIMIZE ?= -O2
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wconversion
LIBRARIES = libxml-2.0 libpcre2-8 libutf8proc libmd libzip
PKG_CONFIG ?= pkg-config
QUIET = $(if $(V),,@echo '  $@';)
JOBS ?= $(shell nproc 2>/dev/null || echo 1)
# make within make: as many jobs as there are processors, unless the caller said how many
SUB = --no-print-directory $(if $(findstring -j,$(MAKEFLAGS)),,-j$(JOBS))
# asked for at each use: before `make deps` there is no pkg-config to ask
CFLAGS_ALL = -std=c11 -pthread -D_POSIX_C_SOURCE=200809L $(OPTIMIZE) -g $(WARNINGS) -MMD -MP \
	$(shell $(PKG_CONFIG) --cflags $(LIBRARIES)) $(CFLAGS)
LIBS = $(shell $(PKG_CONFIG) --libs $(LIBRARIES)) -lm $(LDFLAGS)

SOURCES = $(wildcard checker/*/*.c)
OBJECTS = $(SOURCES:%.c=$(BUILD)/%.o)
TESTS = $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/test_*.c))
TEST_PARTS = $(patsubst %.c,$(BUILD)/%.o, \
	$(filter-out $(wildcard tests/test_*.c),$(wildcard tests/*.c)))
PROGRAM = $(BUILD)/tsagcheck

.DELETE_ON_ERROR .SECONDARY:
.PHONY: bench conformance all demo test tests asan tsan lint golden registers pages mutate install \
	clean help deps

demo: deps ## build, then check a report that contradicts itself and show the findings
	@$(MAKE) $(SUB) all
	@$(PROGRAM) fixtures/contradictions/report.xml; s=$$?; \
	 test $$s -eq 1 || { echo "make demo: status $$s, expected 1: findings" >&2; exit 1; }

test: deps ## build, then run every test
	@$(MAKE) $(SUB) all tests
	@tests/run $(BUILD)

tests: $(TESTS)
all: $(PROGRAM) ## build the program (V=1 shows the commands)
all tests:
	@:

asan: deps ## run every test under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(MAKE) $(SUB) BUILD=build/asan OPTIMIZE="-O1 -fno-omit-frame-pointer" \
	 CFLAGS="-fsanitize=address,undefined -fno-sanitize-recover=undefined" \
	 LDFLAGS="-fsanitize=address,undefined" all tests
	@ASAN_OPTIONS=handle_segv=2:detect_stack_use_after_return=1 tests/run build/asan

tsan: deps ## run the tests of threads under ThreadSanitizer
	@$(MAKE) $(SUB) BUILD=build/tsan OPTIMIZE=-O1 CFLAGS="-fsanitize=thread" \
	 LDFLAGS="-fsanitize=thread" build/tsan/tsagcheck \
	 build/tsan/tests/test_jobs build/tsan/tests/test_threads
	@build/tsan/tests/test_jobs
	@build/tsan/tests/test_threads

lint: ## measure the house style: sizes, names, layout, warnings of gcc and clang
	@CC="$(CC)" tests/deps lint
	@tests/lint

golden: deps ## write the expected output of every fixture anew; the diff is the review
	@$(MAKE) $(SUB) all tests
	@TSAGCHECK_GOLDEN=write $(BUILD)/tests/test_golden

registers: ## make the registers in rules/registers anew from the tables in SHARED
	@rules/make-registers $(SHARED)/registers

mutate: deps ## change one word of a report at a time, and say what no rule notices (takes long)
	@$(MAKE) $(SUB) all
	@tests/mutate $(PROGRAM) fixtures/study-group/report.txt $(wildcard $(SHARED)/seed/*.txt)

deps: ## name the Debian packages that are missing, install them (NO_INSTALL=1: only name)
	@CC="$(CC)" tests/deps

pages: all ## make the pages of the rules in docs/rules anew from the rule files
	@rules/make-pages $(PROGRAM) docs/rules

install: ## install the program, rules and manual (DESTDIR, PREFIX)
	@$(MAKE) $(SUB) all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/tsagcheck
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/tsagcheck
	cp -R rules $(DESTDIR)$(PREFIX)/share/tsagcheck/

conformance: deps ## run the public Schematron suite, which is in SHARED
	@CC="$(CC)" tests/deps conformance
	@$(MAKE) $(SUB) all
	@tests/conformance $(PROGRAM) $(SHARED)

bench: deps ## measure beside other engines: docs/performance.md (SIZES="0.1 1 10", PEERS=none)
	@tests/deps bench || true
	@$(MAKE) $(SUB) all
	@SIZES="$(SIZES)" PEERS="$(PEERS)" /usr/bin/python3 -B tests/bench $(PROGRAM) $(SHARED) \
	 $(BUILD)/bench docs/performance.md

clean: ## remove everything that was built
	rm -rf build

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  %-10s %s\n", $$1, $$2}' Makefile

# for tests/lint: `make print-WARNINGS` says what the variable is
print-%:
	@echo '$($*)'

$(PROGRAM): $(BUILD)/checker/main.o $(OBJECTS)
	$(QUIET)$(CC) $(CFLAGS_ALL) -o $@ $^ $(LIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(QUIET)$(CC) $(CFLAGS_ALL) -c -o $@ $<

$(BUILD)/tests/test_%: $(BUILD)/tests/test_%.o $(TEST_PARTS) $(OBJECTS)
	$(QUIET)$(CC) $(CFLAGS_ALL) -o $@ $^ $(LIBS) -lcmocka -ljansson

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
