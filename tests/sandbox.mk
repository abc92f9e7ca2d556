# sandbox.mk -- what tests/test_sandbox.c preloads
$(BUILD)/probe.so: tests/sandbox/probe.c
	@mkdir -p $(@D)
	$(QUIET)$(CC) $(CFLAGS_ALL) -shared -fvisibility=default -o $@ $<

$(BUILD)/tests/test_sandbox: | $(BUILD)/probe.so
