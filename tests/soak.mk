# soak.mk -- what takes hours: every search for faults, long
.PHONY: soak

MINUTES ?= 20
FUZZ_TARGETS = $(shell tests/fuzz/run --list)

soak: ## look for faults for hours: fuzz every target (MINUTES=n each), faults, prove, worst, ...
	@for target in $(FUZZ_TARGETS); do \
	 $(MAKE) $(SUB) fuzz T=$$target SECONDS=$$(($(MINUTES) * 60)) || exit 1; \
	done
	@$(MAKE) $(SUB) faults RUNS=0
	@$(MAKE) $(SUB) differential RUNS=5000
	@$(MAKE) $(SUB) tsan
	@$(MAKE) $(SUB) analyze
	@$(MAKE) $(SUB) coverage
	@$(MAKE) $(SUB) worst
	@$(MAKE) $(SUB) prove SAMPLE=200
