#!/bin/sh
# pre-commit.sh -- pre-commit's clone of this repository becomes the program, once; it checks the
# files that are named
#
# usage: checker/install/pre-commit.sh [OPTION]... FILE...   called by the hook "tsagcheck"
# The first call builds, without network, and tries what it built; later ones only run it. Nothing
# is written outside of the clone. Status: the program's; 2 when it cannot be built.
set -u
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P) || exit 2

# The commit of the clone. Git tells its hooks the repository that is committed to: not that one.
commit() {
	(
		unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX GIT_OBJECT_DIRECTORY
		git -c safe.directory="$top" -C "$top" rev-parse --short=12 HEAD 2>/dev/null
	) || echo unknown
}

program=$top/build/tsagcheck-$(commit)
log=$top/build/pre-commit.log

say() {
	echo "tsagcheck: $*" >&2
}

fail() {
	say "$@"
	exit 2
}

# Names the packages, and says how to get them; pre-commit is no place to install them from.
look_for_packages() {
	missing=$(NO_INSTALL=1 CC="${CC:-cc}" "$top/tests/deps" build) && return
	echo "$missing" | sed 's/^/  /' >&2
	names=$(echo "$missing" | sed -nE 's/^  ([a-z0-9.+-]+):.*/ \1/p' | tr -d '\n')
	fail "it cannot be built without them. As root: apt-get install$names"
}

# What was built has to find its rules and nothing in a report without contradictions.
try() {
	"$1" --version && "$1" check --fail-on info "$top/fixtures/clean/report.xml"
}

# The program gets its name when it works, and then all at once.
build() {
	look_for_packages
	say "is built once for this hook; that takes a minute"
	unset MAKEFLAGS MFLAGS MAKELEVEL
	if ! make -C "$top" -s -j"$(nproc 2>/dev/null || echo 1)" all >"$log" 2>&1; then
		grep -E 'error|Error|not found' "$log" | head -n 5 | sed 's/^/  /' >&2
		fail "it could not be built; all that was said is in $log"
	fi
	if ! try "$top/build/tsagcheck" >"$log" 2>&1; then
		sed 's/^/  /' "$log" | head -n 5 >&2
		fail "it was built, but does not work; see $log"
	fi
	if ! { cp "$top/build/tsagcheck" "$program.new" && mv "$program.new" "$program"; }; then
		fail "$program could not be written"
	fi
}

# Hooks may run side by side: one builds, the others wait for it.
if [ ! -x "$program" ]; then
	mkdir -p "$top/build" || fail "$top/build cannot be written"
	exec 9>"$top/build/pre-commit.lock" || exit 2
	! command -v flock >/dev/null 2>&1 || flock 9 || exit 2
	[ -x "$program" ] || (build 9>&-) || exit 2
	exec 9>&-
fi
exec "$program" "$@"
