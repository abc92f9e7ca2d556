# worst.mk -- the most costly inputs that the limits accept
.PHONY: worst

# less than in earnest: SHARE=10; only some: ONLY=Word
worst: $(PROGRAM) ## time and memory of the worst inputs (SHARE=n: so many times as small)
	@tests/worst $(PROGRAM) --share $(or $(SHARE),1) --only "$(ONLY)"
