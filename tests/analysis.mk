# analysis.mk -- what is said about the sources: by analysers, and by which tests run them
.PHONY: analyze coverage

analyze: deps ## let gcc -fanalyzer, clang-tidy and cppcheck read every source of the program
	@CC="$(CC)" tests/deps analyze || true
	@tests/analyze

# Processes and threads count in the same files, so each count is written at once.
COVERED = build/coverage
coverage: deps ## run every test, and say which lines and branches of checker/ none of them reaches
	@CC="$(CC)" tests/deps coverage
	@$(MAKE) $(SUB) BUILD=$(COVERED) CC=gcc OPTIMIZE=-O0 LDFLAGS=--coverage \
	 CFLAGS="--coverage -fprofile-update=atomic" all tests
	@find $(COVERED) -name '*.gcda' -delete
	@TSAGCHECK_TEST_SECONDS=3000 tests/run $(COVERED)
	@/usr/bin/python3 -B tests/coverage $(COVERED)
