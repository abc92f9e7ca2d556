# run.awk -- what one test program printed (cmocka's line format) becomes its failures, a line with
# its counts, and, last, "passed failed skipped". In: program, status, seconds.

function ends(result,    text) {
	text = result test
	return running && substr($0, length($0) - length(text) + 1) == text
}

function close_test() {
	running = 0
	said = ""
}

# A test may leave a line unfinished, so none of these is looked for at the start of a line.
/\[==========\] Running [0-9]+ test\(s\)\./ {
	match($0, /Running [0-9]+/)
	announced += substr($0, RSTART + 8, RLENGTH - 8)
	next
}
!running && /\[ RUN      \] / {
	test = substr($0, index($0, "[ RUN      ] ") + 13)
	running = 1
	next
}
ends("[       OK ] ") {
	passed++
	close_test()
	next
}
ends("[  SKIPPED ] ") {
	skipped++
	skips = skips "  skipped: " test "\n" said
	close_test()
	next
}
ends("[  FAILED  ] ") {
	failed++
	failures = failures "  failed: " test "\n" said
	close_test()
	next
}
running {
	said = said "    " $0 "\n"
	next
}
# What stands outside of tests matters only when the program ends badly: setups, leaks.
!/^\[(==========|  PASSED  |  SKIPPED |  FAILED  )\] [0-9]+ test|^ *[0-9]+ [A-Z]+ TEST\(S\)$|^$/ {
	outside = outside "    " $0 "\n"
}

function ending() {
	if (status == 124)
		return "did not end within " seconds " seconds"
	return status > 128 ? "was killed by signal " status - 128 : "ended with status " status
}

END {
	reported = passed + failed + skipped
	if (running)
		trouble = test ": the program " ending() " in this test\n" said
	else if (announced > reported)
		trouble = announced - reported " tests were not run; the program " ending() "\n" outside
	else if (status != 0 && !failed)
		trouble = "the program " ending() " after its tests\n" outside
	else if (reported == 0)
		trouble = "the program ran no test\n" outside
	if (trouble) {
		failures = failures "  failed: " trouble
		failed++
	}
	if (running && announced > reported + 1)
		failures = failures "  " announced - reported - 1 " more tests were not run\n"
	line = program ": " passed + 0 " passed"
	if (failed)
		line = line ", " failed " failed"
	if (skipped)
		line = line ", " skipped " skipped"
	printf "%s\n%s%s", line, failures, skips
	print passed + 0, failed + 0, skipped + 0
}
