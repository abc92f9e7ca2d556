# targets.mk -- what goes to other machines: install, a Debian package, a static binary
.PHONY: install uninstall man deb static

PAGES = $(wildcard docs/man/*.[1-9])
MADE_PAGES = $(PAGES:docs/%=$(BUILD)/%)
SHELLS = bash zsh fish
SCRIPTS = $(SHELLS:%=$(BUILD)/completion/%)

# What is installed, a word each: the file, what it becomes below PREFIX, its mode. Whatever is to
# be installed besides is added here, and uninstall knows it.
bash_script = share/bash-completion/completions/tsagcheck
zsh_script = share/zsh/site-functions/_tsagcheck
fish_script = share/fish/vendor_completions.d/tsagcheck.fish
man_name = share/man/man$(subst .,,$(suffix $(1)))/$(notdir $(1))
RULE_FILES = $(shell find rules -type f ! -path '*/make-*' | LC_ALL=C sort)
INSTALLED = $(PROGRAM):bin/tsagcheck:755 \
	$(foreach page,$(MADE_PAGES),$(page):$(call man_name,$(page)):644) \
	$(foreach shell,$(SHELLS),$(BUILD)/completion/$(shell):$($(shell)_script):644) \
	$(foreach file,$(RULE_FILES),$(file):share/tsagcheck/$(file):644)

install: ## install the program, rules, manual and completions (DESTDIR, PREFIX)
	@$(MAKE) $(SUB) all man $(BUILD)/tsagcheck.pc
	@checker/install/put install "$(DESTDIR)$(PREFIX)" $(INSTALLED)

uninstall: ## remove what install installs, and nothing else (DESTDIR, PREFIX)
	@checker/install/put remove "$(DESTDIR)$(PREFIX)" $(INSTALLED)

man: $(MADE_PAGES) $(SCRIPTS)

$(BUILD)/man/%: docs/man/% docs/man/make-page docs/man/page.awk $(wildcard docs/*.md) $(PROGRAM)
	@mkdir -p $(@D)
	$(QUIET)docs/man/make-page $(PROGRAM) $< >$@

$(BUILD)/completion/%: $(PROGRAM)
	@mkdir -p $(@D)
	$(QUIET)$(PROGRAM) --completion=$* >$@

deb: ## build a Debian package in build/deb
	@tests/deps deb
	@mkdir -p $(BUILD)
	@checker/install/make-deb $(BUILD)/deb >$(BUILD)/deb.log 2>&1 || \
		{ cat $(BUILD)/deb.log; exit 1; }
	@ls $(BUILD)/deb/*.deb

# All in one file: only libzip.a has to be built, Debian has the other libraries as archives, too.
# ICU, which libxml2 asks for encodings, is C++. The linker warns of what libxml2 has for the
# network, which is never used.
STATIC = $(BUILD)/static/tsagcheck
STATIC_LIBS = $(BUILD)/static/libzip/libzip.a \
	$(shell $(PKG_CONFIG) --static --libs $(filter-out libzip,$(LIBRARIES))) -lstdc++ -lm

static: ## build build/static/tsagcheck, which needs no library where it runs
	@tests/deps static
	@mkdir -p $(BUILD)
	@$(MAKE) $(SUB) $(STATIC)

$(STATIC): $(BUILD)/checker/main.o $(OBJECTS) $(BUILD)/static/libzip/libzip.a
	$(QUIET)$(CC) $(CFLAGS_ALL) -static -Wl,--no-warnings -o $@ $(filter %.o,$^) \
		$(STATIC_LIBS) $(LDFLAGS)

$(BUILD)/static/libzip/libzip.a: checker/install/make-libzip
	$(QUIET)checker/install/make-libzip $(@D) >$(BUILD)/libzip.log 2>&1 || \
		{ cat $(BUILD)/libzip.log; exit 1; }
