#!/usr/bin/env bash
# usage: hostile_files.sh EXTRACT DIR
# Runs the main program over every hostile file of DIR: it must end by itself, in time, without a panic, and answer or say why not.
set -uo pipefail
extract=$1
dir=$2
failed=0
complain() { echo "FAILED $1"; failed=$((failed + 1)); }
for file in "$dir"/[0-9][0-9]_*; do
    name=$(basename "$file")
    timeout 60 "$extract" --json --threads 1 "$file" > "$dir/out" 2> "$dir/err"
    status=$?
    [ "$status" -le 1 ] || complain "$name: exit status $status: $(tail -1 "$dir/err")"
    grep -q 'panicked' "$dir/err" && complain "$name: $(grep -m1 panicked "$dir/err")"
    [ -s "$dir/out" ] || complain "$name: no answer"
    [ "$status" = 0 ] || head -c 200 "$dir/out"
done
if [ -f "$dir/texts.jsonl" ]; then
    timeout 120 "$extract" --jsonl "$dir/texts.jsonl" > "$dir/out" 2> "$dir/err" || complain "texts.jsonl: $(tail -1 "$dir/err")"
    [ "$(wc -l < "$dir/out")" = "$(grep -c . "$dir/texts.jsonl")" ] || complain "texts.jsonl: not one line out for each line in"
fi
if [ -f "$dir/broken_lines.jsonl" ]; then
    timeout 60 "$extract" --jsonl "$dir/broken_lines.jsonl" > "$dir/out" 2> "$dir/err"
    [ $? = 1 ] || complain "broken_lines.jsonl: the exit status must say that some lines failed"
    grep -q 'panicked' "$dir/err" && complain "broken_lines.jsonl: $(grep -m1 panicked "$dir/err")"
    cut -c1-160 "$dir/out" | grep '"error"'
fi
echo "hostile files: $failed failed"
[ "$failed" = 0 ]
