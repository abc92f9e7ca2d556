# library.mk -- libtsagcheck: the stages without commands, of which only public names are seen
LIBDIR ?= $(PREFIX)/lib
LIBRARY = $(BUILD)/libtsagcheck
OBJCOPY ?= objcopy
LIBRARY_OBJECTS = $(patsubst %.c,$(BUILD)/%.o,$(wildcard checker/library/*.c))
VERSION = $(shell sed -n 's/^\#define TSAGCHECK_VERSION "\(.*\)"/\1/p' checker/cli/command.h)

.PHONY: library install-library
library: $(LIBRARY).a $(LIBRARY).so.0 $(BUILD)/example/check ## build libtsagcheck and its example

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

$(BUILD)/example/%: docs/example/%.c $(LIBRARY).a
	@mkdir -p $(@D)
	$(QUIET)$(CC) $(CFLAGS_ALL) -Ichecker/library -o $@ $^ $(LIBS)

# its own copies of the stages do not meet those of the archive
$(BUILD)/tests/test_library $(BUILD)/tests/test_library_trouble: $(LIBRARY).a
$(BUILD)/tests/test_library_installed: | library

install: install-library
install-library: library
	install -d $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(LIBDIR)/pkgconfig
	install -m 644 checker/library/tsagcheck.h $(DESTDIR)$(PREFIX)/include/
	install -m 644 $(LIBRARY).a $(LIBRARY).so.0 $(DESTDIR)$(LIBDIR)/
	ln -sf libtsagcheck.so.0 $(DESTDIR)$(LIBDIR)/libtsagcheck.so
	sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@VERSION@|$(VERSION)|' \
	 -e 's|@LIBRARIES@|$(LIBRARIES)|' checker/library/tsagcheck.pc.in \
	 >$(DESTDIR)$(LIBDIR)/pkgconfig/tsagcheck.pc
