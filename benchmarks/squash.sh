#!/usr/bin/env bash
# Measures the squash of whole histories beside their seals, and prints a Markdown table.
#
# usage: benchmarks/squash.sh ROUNDS NAME=FOLDER ...     such as: 3 Minder=../minder/database/migrations
#
# Each round seals and then squashes a fresh copy of the folder with everything replayed. The third figure is a squash
# after a seal, whose replays are cached. All of it runs on the embedded server that Interlock starts itself.
set -eu

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
interlock=${DISTRIBUTION:-$here/../cli/target/interlock}/bin/interlock
rounds=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/caches"
# As root, the shadow database's server runs as another account, which must be able to read its cache.
chmod 755 "$work" "$work/caches"
export XDG_CACHE_HOME=$work/caches

fresh() { # FOLDER
  rm -rf "$work/project"
  mkdir -p "$work/project/db"
  cp -r "$1" "$work/project/db/migrations"
}

forget() {
  rm -rf "$XDG_CACHE_HOME/interlock/replay"
}

seconds() { # COMMAND ...
  local start end
  start=$(date +%s%N)
  "$interlock" "$@" -C "$work/project" >"$work/log" 2>&1 || {
    echo "squash.sh: \`interlock $*\` failed:" >&2
    tail -5 "$work/log" >&2
    exit 1
  }
  end=$(date +%s%N)
  awk "BEGIN { printf \"%.2f\n\", ($end - $start) / 1e9 }"
}

median() {
  sort -n | awk '{ v[NR] = $1 } END { printf "%.2f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

echo "load $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores, $rounds rounds"
echo "| history | migrations | seal, s | squash, s | ratio | squash after a seal, s | ratio |"
echo "|---|---|---|---|---|---|---|"
for history in "$@"; do
  name=${history%%=*} folder=${history#*=}
  fresh "$folder"
  listed=$("$interlock" history -C "$work/project" 2>/dev/null)
  last=$(awk '/\(head\)/ { print $1 }' <<<"$listed")
  count=$(awk '$1 == "total:" { print $2 }' <<<"$listed")
  seconds seal >"$work/unpacked" # the binaries and the template of the embedded server
  rm -f "$work/seal" "$work/squash" "$work/after"
  for ((round = 0; round < rounds; round++)); do
    fresh "$folder"; forget; seconds seal >>"$work/seal"
    seconds squash "$last" >>"$work/after"
    fresh "$folder"; forget; seconds squash "$last" >>"$work/squash"
  done
  s=$(median <"$work/seal") q=$(median <"$work/squash") a=$(median <"$work/after")
  awk "BEGIN { printf \"| %s | %d | %s | %s | %.2f | %s | %.2f |\n\", \"$name\", $count, $s, $q, $q / $s, $a, $a / $s }"
done
