#!/usr/bin/env bash
# Measures one file of many statements: psql in one transaction, a deploy with a seal, and a deploy that measures the effects first.
#
# usage: benchmarks/large.sh SERVER-URL insert|table [ROUNDS] [COUNT ...]     default: 3 rounds of 5000, 20000 and 100000
#
# Each round runs the three in turn on fresh databases of the server. Use a server that you can throw away. A transaction that creates 5,000 tables holds
# 20,000 locks: the server needs `max_locks_per_transaction` of some 4 x COUNT / `max_connections`.
set -eu

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
interlock=${DISTRIBUTION:-$here/../cli/target/interlock}/bin/interlock
server=$1
kind=$2
rounds=${3:-3}
shift $(($# < 3 ? $# : 3))
[ $# -gt 0 ] || set -- 5000 20000 100000
base=${server%/*}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/caches"
# As root, the shadow database's server runs as another account, which must be able to read its cache.
chmod 755 "$work" "$work/caches"
export XDG_CACHE_HOME=$work/caches

script() { # KIND COUNT
  case $1 in
    insert)
      echo "CREATE TABLE t (id int PRIMARY KEY, a text, b int);"
      seq 1 "$2" | awk '{ print "INSERT INTO t (id, a, b) VALUES (" $1 ", '\''row " $1 "'\'', " $1 * 7 ");" }'
      ;;
    table) seq 1 "$2" | awk '{ print "CREATE TABLE t" $1 " (id int PRIMARY KEY, a text);" }' ;;
  esac
}

fresh() {
  psql -q "$server" -c 'DROP DATABASE IF EXISTS large' -c 'CREATE DATABASE large' 2>/dev/null
}

seconds() { # COMMAND ...
  local start end
  start=$(date +%s%N)
  "$@" >"$work/log" 2>&1 || { echo "large.sh: \`$*\` failed:" >&2; tail -3 "$work/log" >&2; }
  end=$(date +%s%N)
  awk "BEGIN { printf \"%.2f\", ($end - $start) / 1e9 }"
}

median() {
  sort -n | awk '{ v[NR] = $1 } END { printf "%.2f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

deploy() { # FOLDER
  DATABASE_URL=$base/large "$interlock" upgrade -C "$1"
}

echo "load $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores, $rounds rounds"
echo "| one file of | psql -1, s | sealed, s | ratio | measured on the spot, s | ratio |"
echo "|---|---|---|---|---|---|"
for count in "$@"; do
  folder=$work/$kind-$count
  mkdir -p "$folder/bare/db/migrations" "$folder/sealed/db/migrations"
  script "$kind" "$count" | tee "$folder/bare/db/migrations/V1__a.sql" >"$folder/sealed/db/migrations/V1__a.sql"
  "$interlock" seal -C "$folder/sealed" >/dev/null 2>&1
  for ((round = 0; round < rounds; round++)); do
    fresh; seconds psql -q -1 -v ON_ERROR_STOP=1 -f "$folder/bare/db/migrations/V1__a.sql" "$base/large" >>"$folder/psql"; echo >>"$folder/psql"
    fresh; seconds deploy "$folder/sealed" >>"$folder/with"; echo >>"$folder/with"
    rm -rf "$XDG_CACHE_HOME/interlock/replay"
    fresh; seconds deploy "$folder/bare" >>"$folder/without"; echo >>"$folder/without"
  done
  p=$(median <"$folder/psql") s=$(median <"$folder/with") m=$(median <"$folder/without")
  awk "BEGIN { printf \"| %d x %s | %s | %s | %.2f | %s | %.2f |\\n\", $count, \"$kind\" == \"insert\" ? \"INSERT\" : \"CREATE TABLE\", $p, $s, $s / $p, $m, $m / $p }"
done
