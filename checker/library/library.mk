# library.mk -- libtsagcheck: the stages without commands, of which only public names are seen
LIBDIR ?= lib
LIBRARY = $(BUILD)/libtsagcheck
OBJCOPY ?= objcopy
LIBRARY_OBJECTS = $(patsubst %.c,$(BUILD)/%.o,$(wildcard checker/library/*.c))
VERSION = $(shell sed -n 's/^\#define TSAGCHECK_VERSION "\(.*\)"/\1/p' checker/cli/command.h)

# What is installed, a word each: the file, what it becomes below PREFIX, its mode.
INSTALLED_LIBRARY = checker/library/tsagcheck.h:include/tsagcheck.h:644 \
	$(foreach end,a so so.0,$(LIBRARY).$(end):$(LIBDIR)/libtsagcheck.$(end):644) \
	$(BUILD)/tsagcheck.pc:$(LIBDIR)/pkgconfig/tsagcheck.pc:644
INSTALLED += $(if $(WITHOUT_LIBRARY),,$(INSTALLED_LIBRARY))

.PHONY: library $(BUILD)/tsagcheck.pc
library: $(LIBRARY).a $(LIBRARY).so $(BUILD)/example/check ## build libtsagcheck and its example

$(BUILD)/library/stages.a: $(OBJECTS)
	@mkdir -p $(@D)
	@rm -f $@
	$(QUIET)$(AR) rcs $@ $^

# One object of all that the public functions need, so that hidden names become local ones, which
# clash with nobody's.
$(BUILD)/library/tsagcheck.o: $(LIBRARY_OBJECTS) $(BUILD)/library/stages.a
	$(QUIET)$(LD) -r -o $@ $^ && $(OBJCOPY) --localize-hidden $@

$(LIBRARY).a: $(BUILD)/library/tsagcheck.o
	@rm -f $@
	$(QUIET)$(AR) rcs $@ $^

$(LIBRARY).so.0: $(BUILD)/library/tsagcheck.o
	$(QUIET)$(CC) $(CFLAGS_ALL) -shared -Wl,-soname,$(@F) -o $@ $^ $(LIBS)

# what the linker looks for
$(LIBRARY).so: $(LIBRARY).so.0
	@echo 'INPUT(libtsagcheck.so.0)' >$@

$(BUILD)/example/%: docs/example/%.c $(LIBRARY).a
	@mkdir -p $(@D)
	$(QUIET)$(CC) $(CFLAGS_ALL) -Ichecker/library -o $@ $^ $(LIBS)

# its own copies of the stages do not meet those of the archive
$(BUILD)/tests/test_library $(BUILD)/tests/test_library_trouble: $(LIBRARY).a
$(BUILD)/tests/test_library_installed: | library

# of this PREFIX, which may be another one than last time
$(BUILD)/tsagcheck.pc: checker/library/tsagcheck.pc.in
	@sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@VERSION@|$(VERSION)|' \
	 -e 's|@LIBRARIES@|$(LIBRARIES)|' $< >$@
