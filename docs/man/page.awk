# page.awk -- the frame of a manual page becomes the page; make-page says how

# The program's parts, each behind the line that names it.
FNR == NR && /^\.\\" made: / { name = $3; there[name] = 1; next }
FNR == NR { part[name] = part[name] $0 "\n"; next }

/^\.\\" made: / { if (there[$3]) printf "%s", part[$3]; else complain("part " $3); next }
/^\.\\" table: / { if (!table($3, words(4, NF - 1), $NF)) complain("such " $0); next }
{ print }
END { exit bad }

function complain(what) {
	print FILENAME ":" FNR ": no " what >"/dev/stderr"
	bad = 1
}

function words(from, to,    text) {
	for (text = $from; from < to;)
		text = text " " $(++from)
	return text
}

# Code in bold, links without where they lead, and nothing that roff would take for its own.
function roff(text,    pieces, count, i, out) {
	gsub(/\\/, "\\e", text)
	gsub(/"/, "\\(dq", text)
	text = unlinked(text)
	count = split(text, pieces, "`")
	for (i = 1; i <= count; i++) {
		if (i % 2) {
			gsub(/[a-z][a-z][a-z][a-z]\. /, "&\n", pieces[i])
			gsub(/\. \n/, ".\n", pieces[i])
		} else
			gsub(/-/, "\\-", pieces[i])
		# what ends no sentence here
		gsub(/\. /, ".\\\\\\& ", pieces[i])
		out = out (i % 2 ? pieces[i] : "\\fB" pieces[i] "\\fR")
	}
	return out ~ /^[.']/ ? "\\&" out : out
}

function unlinked(text,    link) {
	while (match(text, /\[[^]]*\]\([^)]*\)/)) {
		link = substr(text, RSTART, RLENGTH)
		sub(/\]\(.*/, "", link)
		text = substr(text, 1, RSTART - 1) substr(link, 2) substr(text, RSTART + RLENGTH)
	}
	return text
}

# Of the row "| a | b |" a and b; "|" within code has no space on both sides.
function cells(line, into,    count) {
	sub(/^\| */, "", line)
	sub(/\|$/, "", line)
	count = split(line, into, / +\| +/)
	sub(/ +$/, "", into[count])
	return count
}

# The first column is what each item is about; of several others each says which it is.
function table(file, head, number,    line, heads, row, count, width, i, inside) {
	while ((getline line <file) > 0) {
		if (line !~ /^\|/) {
			if (inside)
				break
			continue
		}
		if (!inside) {
			width = cells(line, heads)
			if (!starts(line, head) || ++count < number)
				while ((getline line <file) > 0 && line ~ /^\|/)
					continue
			else {
				inside = 1
				getline line <file
				print ".Bl -tag -width Ds"
			}
			continue
		}
		cells(line, row)
		print ".It \"" roff(row[1]) "\""
		for (i = 2; i <= width; i++)
			if (row[i] != "") {
				print (i > 2 ? ".br\n" : "") (width > 2 ? roff(heads[i]) ": " : "") roff(row[i])
			}
	}
	close(file)
	if (inside)
		print ".El"
	return inside
}

function starts(line, head) {
	return index(line, "| " head " |") == 1
}
