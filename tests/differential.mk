# differential.mk -- the program beside other programs that do the same
.PHONY: differential

differential: deps ## compare with xsltproc and LibreOffice (RUNS=n schemas; SEED=n, PART=name)
	@tests/deps differential || true
	@$(MAKE) $(SUB) all $(BUILD)/unnumbered.so
	@/usr/bin/python3 -B tests/differential/run $(PROGRAM) $(BUILD)/unnumbered.so $(SHARED) \
	 $(BUILD)/differential --runs $(RUNS) $(if $(SEED),--seed $(SEED)) \
	 $(if $(PART),--only $(PART))

$(BUILD)/unnumbered.so: tests/differential/unnumbered.c
	@mkdir -p $(@D)
	$(QUIET)$(CC) $(CFLAGS_ALL) -shared -fPIC -fvisibility=default -o $@ $<
