# fuzz.mk -- targets take made-up inputs, and in tests what these start from
.PHONY: fuzz fuzzers

T ?= tree
SECONDS ?= 60
FUZZED = $(filter-out fuzzing replay,$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))

fuzz: ## feed a target with made-up inputs under sanitizers (T=name, SECONDS=n; tests/fuzz/run)
	@tests/deps fuzz
	@$(MAKE) $(SUB) BUILD=build/fuzz CC=clang OPTIMIZE=-O1 \
	 CFLAGS="-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined" \
	 LDFLAGS="-fsanitize=address,undefined" fuzzers
	@tests/fuzz/run $(T) $(SECONDS) build/fuzz

fuzzers: $(FUZZED:%=$(BUILD)/fuzz-%)

$(BUILD)/fuzz-%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/fuzzing.o $(OBJECTS)
	$(QUIET)$(CC) $(CFLAGS_ALL) -fsanitize=fuzzer -o $@ $^ $(LIBS)

# what tests/test_fuzz.c runs
$(BUILD)/replay-%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/fuzzing.o \
		$(BUILD)/tests/fuzz/replay.o $(OBJECTS)
	$(QUIET)$(CC) $(CFLAGS_ALL) -o $@ $^ $(LIBS)

$(BUILD)/tests/test_fuzz: | $(FUZZED:%=$(BUILD)/replay-%)
