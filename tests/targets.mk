# targets.mk -- what the Makefile has besides: tests of other kinds, and files that are made
.PHONY: asan tsan lint conformance test-ecosystem golden pages pictures registers mutate bench \
	faults prove proved

# A leak has a status that the program has not: its own would be that of a run with findings.
ASAN_OPTIONS = handle_segv=2:exitcode=99
asan: deps ## run every test under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(MAKE) $(SUB) BUILD=build/asan OPTIMIZE="-O1 -fno-omit-frame-pointer" \
	 CFLAGS="-fsanitize=address,undefined -fno-sanitize-recover=undefined" \
	 LDFLAGS="-fsanitize=address,undefined" all tests
	@ASAN_OPTIONS=$(ASAN_OPTIONS):detect_stack_use_after_return=1 tests/run build/asan

tsan: deps ## run the tests of threads under ThreadSanitizer
	@$(MAKE) $(SUB) BUILD=build/tsan OPTIMIZE=-O1 CFLAGS="-fsanitize=thread" \
	 LDFLAGS="-fsanitize=thread" build/tsan/tsagcheck \
	 build/tsan/tests/test_jobs build/tsan/tests/test_threads build/tsan/tests/test_library
	@build/tsan/tests/test_jobs
	@build/tsan/tests/test_threads
	@build/tsan/tests/test_library

lint: ## measure the house style: sizes, names, layout, warnings of gcc and clang
	@CC="$(CC)" tests/deps lint
	@tests/lint

conformance: deps ## run the public Schematron suite, which is in SHARED
	@CC="$(CC)" tests/deps conformance
	@$(MAKE) $(SUB) all
	@tests/conformance $(PROGRAM) $(SHARED)

RUNS ?= 5
faults: deps ## let memory, files and the disk fail, and files change, meanwhile (RUNS=n each)
	@tests/deps faults || true
	@$(MAKE) $(SUB) all $(BUILD)/allocation.so $(BUILD)/short.so
	@/usr/bin/python3 -B tests/faults/run $(PROGRAM) $(BUILD)/allocation.so $(BUILD)/short.so \
	 --runs $(RUNS)

$(BUILD)/allocation.so $(BUILD)/short.so: $(BUILD)/%.so: tests/faults/%.c
	$(QUIET)$(CC) $(CFLAGS_ALL) -shared -fPIC -fvisibility=default -o $@ $<

# under AddressSanitizer: leaks, and what is read beside a piece of memory, are noticed too
PROVED = -O1 -fvisibility=default -fsanitize=address -fno-omit-frame-pointer
prove: deps ## break the program in many places, and say which no test notices (SAMPLE=100)
	@$(MAKE) $(SUB) BUILD=build/covered OPTIMIZE=-O0 \
	 CFLAGS="--coverage -fvisibility=default" proved
	@$(MAKE) $(SUB) BUILD=build/changed OPTIMIZE= CFLAGS="$(PROVED)" proved
	@ASAN_OPTIONS=$(ASAN_OPTIONS) /usr/bin/python3 -B tests/prove build/covered build/changed \
	 --flags="$(PROVED)" --sample $(or $(SAMPLE),100)

# only objects: tests/prove links them in a way of its own
proved: $(patsubst %.c,$(BUILD)/%.o,$(wildcard checker/*.c checker/*/*.c tests/*.c))

test-ecosystem: deps ## try the formats, hooks and packages with the software that reads them
	@CC="$(CC)" tests/deps ecosystem || true
	@$(MAKE) $(SUB) all
	@tests/ecosystem/run $(PROGRAM)

golden: deps ## write the expected output of every fixture anew; the diff is the review
	@$(MAKE) $(SUB) all tests
	@TSAGCHECK_GOLDEN=write $(BUILD)/tests/test_golden

pages: all ## make the pages of the rules in docs/rules anew from the rule files
	@rules/make-pages $(PROGRAM) docs/rules

pictures: all ## make the pictures of the README anew (the page needs chromium)
	@/usr/bin/python3 -B docs/pictures/make-terminal $(PROGRAM) >docs/pictures/terminal.svg
	@$(PROGRAM) -f html -o $(BUILD)/page.html fixtures/contradictions/report.xml || test $$? = 1
	@chromium --headless --no-sandbox --disable-gpu --window-size=1100,720 \
	 --screenshot=docs/pictures/page.png file://$(abspath $(BUILD))/page.html 2>/dev/null

registers: ## make the registers in rules/registers anew from the tables in SHARED
	@rules/make-registers $(SHARED)/registers

mutate: deps ## change one word of a report at a time, and say what no rule notices (takes long)
	@$(MAKE) $(SUB) all
	@tests/mutate $(PROGRAM) fixtures/study-group/report.txt $(wildcard $(SHARED)/seed/*.txt)

bench: deps ## measure beside other engines: docs/performance.md (SIZES="0.1 1 10", PEERS=none)
	@tests/deps bench || true
	@$(MAKE) $(SUB) all
	@SIZES="$(SIZES)" PEERS="$(PEERS)" /usr/bin/python3 -B tests/bench $(PROGRAM) $(SHARED) \
	 $(BUILD)/bench docs/performance.md
