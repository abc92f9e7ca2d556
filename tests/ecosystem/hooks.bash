# hooks.bash -- for the tests of hooks: a repository of hooks and one that uses them
#
# Sourced, with $program, the program as a full path. Afterwards $scratch is a folder that goes at
# the end, and $hooks a repository with what is in this working folder, committed.
# shellcheck shell=bash disable=SC2154
set -euo pipefail

for command in pre-commit git; do
	command -v "$command" >/dev/null || { echo "$command is not installed"; exit 77; }
done
git -c safe.directory="$PWD" rev-parse --git-dir >/dev/null 2>&1 ||
	{ echo "this is no clone of a repository"; exit 77; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
hooks=$scratch/hooks
repository=$scratch/repository

# nobody's own settings, and nothing outside of the scratch folder
export HOME=$scratch/home PRE_COMMIT_HOME=$scratch/cache PRE_COMMIT_COLOR=never
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=Tester GIT_AUTHOR_EMAIL=tester@example.org
export GIT_COMMITTER_NAME=Tester GIT_COMMITTER_EMAIL=tester@example.org
# the compiler is not what is tried
export OPTIMIZE=-O0
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE SKIP MAKEFLAGS
mkdir "$HOME"

fail() {
	echo "failed: $*"
	sed 's/^/  | /' "$scratch/said" 2>/dev/null
	exit 1
}

# Runs a command; its output is in $scratch/said. expect STATUS COMMAND...
expect() {
	local expected=$1 status=0
	shift

	"$@" >"$scratch/said" 2>&1 || status=$?
	[ "$status" = "$expected" ] || fail "status $status, not $expected, of: $*"
}

said() {
	grep -qF -- "$1" "$scratch/said" || fail "it does not say: $1"
}

not_said() {
	! grep -qF -- "$1" "$scratch/said" || fail "it says: $1"
}

# Everything that git knows or would add, as it is now.
make_hooks() {
	git init -q "$hooks"
	git -c safe.directory="$PWD" ls-files -co --exclude-standard -z |
		while IFS= read -r -d '' file; do [ ! -f "$file" ] || printf '%s\0' "$file"; done |
		tar -c --null -T - | tar -x -C "$hooks"
	git -C "$hooks" add -A
	git -C "$hooks" commit -q -m 'hooks'
}

# A repository that uses the hook $1, which stands in $hooks.
make_repository() {
	rm -rf "$repository"
	git init -q "$repository"
	{
		echo "repos:"
		echo "- repo: $hooks"
		echo "  rev: $(git -C "$hooks" rev-parse HEAD)"
		echo "  hooks:"
		echo "  - id: $1"
	} >"$repository/.pre-commit-config.yaml"
	(cd "$repository" && expect 0 pre-commit install)
}

# Commits the file $2 as $1 in $repository; the status of git commit has to be $3.
commit() {
	mkdir -p "$(dirname "$repository/$1")"
	cp "$2" "$repository/$1"
	git -C "$repository" add -A
	expect "$3" git -C "$repository" commit -m "$1"
	[ "$3" = 0 ] || git -C "$repository" rm -q -f --cached -- "$1"
	[ "$3" = 0 ] || rm "$repository/$1"
}
make_hooks
