#!/usr/bin/env bash
# Runs the migrations of a folder by psql alone, in the order and the transactions of their own tool.
#
# usage: acceptance/real-histories-psql.sh FOLDER URL
#        acceptance/real-histories-psql.sh --print FOLDER
#
# --print writes a script to standard output that does the same in one session, and runs nothing.
# Knows Flyway, golang-migrate, goose, sqlx, Diesel and Prisma by the names of the files. Stops at the first file
# that fails. The output of psql goes to standard output.
set -u

print=
[ "$1" != --print ] || { print=yes; set -- "$2" ""; }
folder=$1 url=$2
export PGOPTIONS='-c client_min_messages=warning' LC_ALL=C
script=$(mktemp)
trap 'rm -f "$script"' EXIT

# FILE FLAG …
run() {
  local file=$1 name=${each:-$1}
  shift
  if [ -n "$print" ]; then
    # A file may end without a semicolon, and its settings end with its session.
    [ $# = 0 ] || echo "BEGIN;"
    cat "$file"
    [ $# = 0 ] || printf '\n;COMMIT'
    printf '\n;\nDISCARD ALL;\n'
    return
  fi
  local said
  said=$(psql -qX -v ON_ERROR_STOP=1 "$@" "$url" -f "$file" 2>&1 >/dev/null) || { echo "$name: ${said#*: }"; exit 1; }
}

cd "$folder" || exit
each=
first=$(find . -maxdepth 2 -name '*.sql' -print | sort | head -1)
case $first in
  ./*/migration.sql)
    for file in */migration.sql; do run "$file"; done ;;
  ./*/up.sql | ./*/down.sql)
    if grep -qs __diesel_schema_migrations */up.sql; then
      # Diesel creates its ledger before the first migration.
      echo "CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on timestamp NOT NULL DEFAULT now());" >"$script"
      run "$script"
    fi
    for each in */; do
      if grep -qsE 'run_in_transaction *= *false' "${each}metadata.toml"; then run "${each}up.sql"; else run "${each}up.sql" -1; fi
    done ;;
  *.up.sql | *.down.sql)
    while read -r file; do run "$file"; done < <(printf '%s\n' *.up.sql | sort -t_ -k1,1n) ;;
  ./V*)
    while read -r file; do run "$file" -1; done < <(printf '%s\n' V*.sql | sort -V)
    for file in R__*.sql; do [ ! -e "$file" ] || run "$file" -1; done ;;
  *)
    while read -r each; do
      awk '/^-- *\+goose +Down/ { exit } { print }' "$each" >"$script"
      if grep -qE '^-- *(\+goose +NO +TRANSACTION|no-transaction)' "$each"; then run "$script"; else run "$script" -1; fi
    done < <(printf '%s\n' *.sql | sort -n) ;;
esac
