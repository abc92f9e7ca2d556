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
LIBRARIES = libxml-2.0 libpcre2-8 libutf8proc libmd libzip yaml-0.1 jansson
PKG_CONFIG ?= pkg-config
QUIET = $(if $(V),,@echo '  $@';)
JOBS ?= $(shell nproc 2>/dev/null || echo 1)
# make within make: as many jobs as there are processors, unless the caller said how many
SUB = --no-print-directory $(if $(findstring -j,$(MAKEFLAGS)),,-j$(JOBS))
# asked for at each use: before `make deps` there is no pkg-config to ask
CFLAGS_ALL = -std=c11 -pthread -D_POSIX_C_SOURCE=200809L $(OPTIMIZE) -g $(WARNINGS) -MMD -MP \
	-fPIC -fvisibility=hidden $(shell $(PKG_CONFIG) --cflags $(LIBRARIES)) $(CFLAGS)
LIBS = $(shell $(PKG_CONFIG) --libs $(LIBRARIES)) -lm $(LDFLAGS)

SOURCES = $(filter-out checker/library/%,$(wildcard checker/*/*.c))
OBJECTS = $(SOURCES:%.c=$(BUILD)/%.o)
TESTS = $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/test_*.c))
TEST_PARTS = $(patsubst %.c,$(BUILD)/%.o, \
	$(filter-out $(wildcard tests/test_*.c),$(wildcard tests/*.c)))
PROGRAM = $(BUILD)/tsagcheck

.DELETE_ON_ERROR .SECONDARY:
.PHONY: all demo test tests clean help deps

demo: deps ## build, then check a report that contradicts itself and show the findings
	@$(MAKE) $(SUB) all
	@$(PROGRAM) --no-config fixtures/contradictions/report.xml; s=$$?; \
	 test $$s -eq 1 || { echo "make demo: status $$s, expected 1: findings" >&2; exit 1; }

test: deps ## build, then run every test
	@$(MAKE) $(SUB) all tests
	@tests/run $(BUILD)

tests: $(TESTS)
all: $(PROGRAM) library ## build the program and the library (V=1 shows the commands)
all tests:
	@:

deps: ## name the Debian packages that are missing, install them (NO_INSTALL=1: only name)
	@CC="$(CC)" tests/deps

clean: ## remove everything that was built
	rm -rf build

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  %-14s %s\n", $$1, $$2}' \
	 $(filter %.mk Makefile,$(MAKEFILE_LIST))

include tests/targets.mk checker/install/targets.mk tests/differential.mk

# for tests/lint: `make print-WARNINGS` says what the variable is
print-%:
	@echo '$($*)'

include checker/library/library.mk

$(PROGRAM): $(BUILD)/checker/main.o $(OBJECTS)
	$(QUIET)$(CC) $(CFLAGS_ALL) -o $@ $^ $(LIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(QUIET)$(CC) $(CFLAGS_ALL) -c -o $@ $<

$(BUILD)/tests/test_%: $(BUILD)/tests/test_%.o $(TEST_PARTS) $(OBJECTS)
	$(QUIET)$(CC) $(CFLAGS_ALL) -o $@ $^ $(LIBS) -lcmocka

-include $(shell find $(BUILD)/checker $(BUILD)/tests -name '*.d' 2>/dev/null)
