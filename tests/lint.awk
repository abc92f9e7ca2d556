# lint.awk -- C files become complaints about the house style, one a line: file:line: what.
# In: lengths, a file that gets a line "length name file:line" for each function.

BEGIN {
	split("ctx data info obj util helper manager", words)
	for (i in words)
		banned[words[i]] = 1
	limit["c"] = 400
	limit["h"] = 80
}

function complain(line, what) {
	print file ":" line ": " what
}

function close_file() {
	if (kind in limit && lines > limit[kind])
		complain(lines, lines " lines, more than " limit[kind] ": split it by noun")
}

# The line as wide as it is shown: tabs to 8 columns, a character of UTF-8 in one.
function width(line,    columns, i, parts, count) {
	gsub(/[\200-\277]/, "", line)
	count = split(line, parts, "\t")
	for (i = 1; i < count; i++) {
		columns += length(parts[i])
		columns += 8 - columns % 8
	}
	return columns + length(parts[count])
}

# The line without comments, and with the contents of strings and characters left out.
function code_of(line,    out, start) {
	out = ""
	while (line != "") {
		if (in_comment) {
			start = index(line, "*/")
			if (!start)
				return out
			in_comment = 0
			line = substr(line, start + 2)
		} else if (match(line, /^("([^"\\]|\\.)*"|'([^'\\]|\\.)*')/)) {
			out = out "\"\""
			line = substr(line, RLENGTH + 1)
		} else if (line ~ /^\/\//) {
			return out
		} else if (line ~ /^\/\*/) {
			in_comment = 1
			line = substr(line, 3)
		} else {
			if (!match(line, /^[^"'\/]+/))
				RLENGTH = 1
			out = out substr(line, 1, RLENGTH)
			line = substr(line, RLENGTH + 1)
		}
	}
	return out
}

# A member of a struct that is reached by . or -> may be libxml2's; its own declaration is not.
function names(code,    count, i, tokens) {
	if (code ~ /^[ \t]*#[ \t]*include/)
		return
	gsub(/(->|\.)[ \t]*[A-Za-z_][A-Za-z_0-9]*/, " ", code)
	count = split(code, tokens, /[^A-Za-z_0-9]+/)
	for (i = 1; i <= count; i++)
		if (tokens[i] in banned)
			complain(FNR, "the name '" tokens[i] "' says nothing: say what it is")
}

# clang-format puts each function's braces, and nothing else, alone at column 0.
function functions(code) {
	if (code ~ /^[A-Za-z_]/) {
		head = code
		head_line = FNR
	} else if (code ~ /^\{[ \t]*$/) {
		inside = 1
		labels = 0
		if (head !~ /^[A-Za-z_][A-Za-z_0-9]*\(/)
			complain(head_line, "the function's name is not at column 0")
		name = head
		sub(/\(.*/, "", name)
	} else if (code ~ /^\}[ \t]*$/ && inside) {
		inside = 0
		long = FNR - head_line + 1
		print long, name, file ":" head_line > lengths
		if (long > 60)
			complain(head_line, name " has " long " lines, more than 60")
	}
	if (inside && code ~ /^[ \t]*[A-Za-z_][A-Za-z_0-9]*:[ \t]*$/ && code !~ /default:/) {
		if (labels++ || code !~ /out:/)
			complain(FNR, "one label a function at most, and it is called out")
	}
}

FNR == 1 {
	close_file()
	file = FILENAME
	kind = stem = file
	sub(/.*\./, "", kind)
	gsub(/.*\/|\.[ch]$/, "", stem)
	in_comment = inside = 0
	if (stem in banned || stem ~ /^(utils|helpers|common|misc)$/)
		complain(1, "the file's name says nothing: split it by noun")
}
{
	lines = FNR
	if (width($0) > 100)
		complain(FNR, "wider than 100 columns")
}
kind == "c" || kind == "h" {
	code = code_of($0)
	if (code ~ /typedef[ \t]+(const[ \t]+)?(struct|union)[^A-Za-z_0-9]/)
		complain(FNR, "a typedef of a struct")
	names(code)
	functions(code)
}
END { close_file() }
