# analysis.mk -- what is said about the sources: by analysers, and by which tests run them
.PHONY: analyze coverage

analyze: deps ## let gcc -fanalyzer, clang-tidy and cppcheck read every source of the program
	@CC="$(CC)" tests/deps analyze || true
	@tests/analyze

# Threads count in the same places, so each count is made at once. The library shows no names of
# libgcov. Whether tests pass is said by make test; here it is asked what they run.
COVERED = build/coverage
coverage: deps ## run every test, and say which lines and branches of checker/ none of them reaches
	@CC="$(CC)" tests/deps coverage
	@$(MAKE) $(SUB) BUILD=$(COVERED) CC=gcc OPTIMIZE=-O0 \
	 LDFLAGS="--coverage -Wl,--exclude-libs,libgcov.a" \
	 CFLAGS="--coverage -fprofile-update=atomic -DTSAGCHECK_COVERAGE" all tests
	@find $(COVERED) -name '*.gcda' -delete
	@TSAGCHECK_TEST_SECONDS=3000 tests/run $(COVERED) || true
	@/usr/bin/python3 -B tests/coverage $(COVERED)
