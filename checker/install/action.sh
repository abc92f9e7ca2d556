#!/bin/bash
# action.sh -- the steps of action.yml, for a runner of GitHub or Forgejo
#
# usage: checker/install/action.sh program | check
# Reads the inputs from the environment (INPUT_*, PROGRAM: see action.yml), writes outputs to the
# file GITHUB_OUTPUT and a table of findings to GITHUB_STEP_SUMMARY. Annotations go to standard
# output. Status of check: the program's.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
	echo "::error title=tsagcheck::$*"
	exit 2
}

# A value may have line ends, so it stands between two lines that it cannot have.
output() {
	local end

	end=end-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
	printf '%s<<%s\n%s\n%s\n' "$1" "$end" "$2" "$end" >>"$GITHUB_OUTPUT"
}

# Prints the program's path; what it does besides is said on standard error.
build() {
	if ! NO_INSTALL=1 "$top/tests/deps" build >&2; then
		(cd "$top" && tests/deps build) >&2 || return 1
	fi
	make -C "$top" -s -j"$(nproc)" all >&2 || return 1
	echo "$top/build/tsagcheck"
}

find_program() {
	local wanted=${INPUT_VERSION:-build} program there

	case $wanted in
	build) program=$(build) || fail "the program could not be built" ;;
	*) program=$(command -v tsagcheck) || fail "there is no tsagcheck on the PATH" ;;
	esac
	there=$("$program" --version | head -n 1)
	echo "$program: $there"
	case $wanted in
	build | installed) ;;
	*) [ "${there##* }" = "$wanted" ] ||
		fail "version $wanted is asked for, but the installed one says: $there" ;;
	esac
	output program "$program"
}

# The lines of $1 that are not empty become the array `lines`, without white space around them.
read_lines() {
	local line

	lines=()
	while IFS= read -r line || [ -n "$line" ]; do
		line=${line#"${line%%[![:space:]]*}"}
		line=${line%"${line##*[![:space:]]}"}
		[ -z "$line" ] || lines+=("$line")
	done <<<"$1"
}

# The files that the lines of paths name become the array `files`. A pattern that fits nothing is
# kept, so that the program says so.
find_files() {
	local line IFS=

	read_lines "$1"
	files=()
	shopt -s globstar nullglob
	for line in "${lines[@]}"; do
		# shellcheck disable=SC2206 # a pattern, and no word is split: IFS is empty
		if [ -e "$line" ]; then found=("$line"); else found=($line); fi
		[ "${#found[@]}" -gt 0 ] || found=("$line")
		files+=("${found[@]}")
	done
	shopt -u globstar nullglob
}

check() {
	local sarif=${INPUT_SARIF_FILE:-tsagcheck.sarif} status=0

	cd "${GITHUB_WORKSPACE:-.}"
	find_files "${INPUT_PATHS:-}"
	[ "${#files[@]}" -gt 0 ] || fail "the input paths names no file"
	read_lines "${INPUT_ARGS:-}"
	"${PROGRAM:-tsagcheck}" check --fail-on "${INPUT_FAIL_ON:-error}" \
		"${lines[@]}" -f github -f sarif -o "$sarif" -f markdown -o "$scratch/summary.md" \
		-- "${files[@]}" || status=$?
	[ ! -s "$scratch/summary.md" ] || cat "$scratch/summary.md" >>"$GITHUB_STEP_SUMMARY"
	output status "$status"
	if [ -s "$sarif" ]; then output sarif-file "$sarif"; else output sarif-file ''; fi
	return "$status"
}

case ${1:-} in
program) find_program ;;
check) check ;;
*) fail "usage: action.sh program | check" ;;
esac
