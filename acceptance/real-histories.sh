#!/usr/bin/env bash
# Seals and applies a real history, locates it at every tenth position, and prints a row of a Markdown table.
#
# usage: acceptance/real-histories.sh [--name NAME] [--server URL] [--limit SECONDS] FOLDER [LAYOUT]
#        acceptance/real-histories.sh --header
#
#   FOLDER           the migrations of any checkout; they are copied, and never changed
#   LAYOUT           the value of --layout (default: recognised from the files)
#   --name NAME      the name of the row (default: FOLDER)
#   --server URL     a superuser's URL such as postgresql://user:password@host:5432/postgres on a server
#                    that you can throw away (default: an embedded PostgreSQL)
#   --limit SECONDS  the time after which a seal is ended, and no further position is begun (default: 600)
#
# A fresh database goes from position to position, as releases upgrade it. At each position the script locates it,
# and a copy of it without the ledger's tables, whose version the schema alone has to show. If neighbours have the
# same schema, because a migration changes only data, the position has to be among those that are named. At the
# head a copy without seals runs as at the start of a service.
#
# If psql and pg_dump are installed, psql alone runs the files as well, and both schemas have to be the same text.
# The schema of a run without seals has to be the same, too.
#
# Needs the built distribution (mvn package) and bash; psql where it is installed, otherwise a JDK 25.
# The row goes to standard output, every failure in full to standard error; the exit status is 1 if there was one.
set -u

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${DISTRIBUTION:-$here/../cli/target/interlock}
interlock=$home/bin/interlock
name= server= limit=600
sealed= applied= run= same= with= without= ended=0
arguments=("$@")
refuse() { echo "real-histories.sh: $1" >&2; exit 2; }

while [ $# -gt 0 ]; do
  case $1 in
    --name) name=$2; shift 2 ;;
    --server) server=$2; shift 2 ;;
    --limit) limit=$2; shift 2 ;;
    --header)
      echo "| history | layout | migrations | sealed | applied | without seals | as psql | located by schema and ledger | by schema alone: exactly + among | failures |"
      echo "|---|---|---|---|---|---|---|---|---|---|"
      exit ;;
    -*) refuse "\`$1\` is not a flag; the head of the file explains all of them." ;;
    *) break ;;
  esac
done
[ $# -ge 1 ] && [ $# -le 2 ] || refuse "name one folder, and a layout or none."
[ -d "$1" ] || refuse "\`$1\` is not a folder."
[ -x "$interlock" ] || refuse "build the distribution first: mvn package"
folder=$1 layout=${2:-} name=${name:-$1}

if [ -z "$server" ] && [ -z "${HISTORIES_SERVER:-}" ]; then
  # The embedded server lives as long as the service: this script is the service.
  project=$(mktemp -d)
  mkdir -p "$project/db/migrations"
  echo "CREATE TABLE history ();" >"$project/db/migrations/V1__history.sql"
  "$interlock" run -C "$project" --database embedded --quiet -- \
    env HISTORIES_SERVER=embedded bash "${BASH_SOURCE[0]}" "${arguments[@]}"
  status=$?
  rm -rf "$project"
  exit $status
fi
server=${server:-$DATABASE_URL}
base=${server%/*}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/db"
cp -R "$folder" "$work/db/migrations"

# ---- SQL and Interlock --------------------------------------------------------------------------------------

# DATABASE STATEMENT …, each one by itself.
sql() {
  local database=$1 login user password=
  shift
  if command -v psql >/dev/null; then
    printf '%s;\n' "$@" | PGOPTIONS='-c client_min_messages=warning' psql -qX -v ON_ERROR_STOP=1 "$base/$database" >/dev/null
    return
  fi
  login=${base#*//}; login=${login%@*}; user=${login%%:*}
  [ "$user" = "$login" ] || password=${login#*:}
  for statement; do
    "$(cat "$home/java-home" 2>/dev/null || echo "${JAVA_HOME:-/usr}")/bin/java" -cp "$(echo "$home"/lib/postgresql-*.jar)" \
      "$here/../benchmarks/Query.java" "jdbc:postgresql://${base##*@}/$database" "$user" "$password" "$statement" >/dev/null
  done
}

# Roles belong to the server, and a history that creates some can run in one database only.
fresh() {
  drop "$main" "$bare"
  [ -z "$roles" ] || psql -qXAt "$server" -c "SELECT format('DROP ROLE IF EXISTS %I;', rolname) FROM pg_roles
    WHERE rolname <> ALL (string_to_array('$roles', ' ')) AND rolname !~ '^pg_'" | psql -qX "$server" >/dev/null 2>&1
  sql "${server##*/}" "CREATE DATABASE $database"
}

# DATABASE: a copy of the current one.
copy() {
  sql "${server##*/}" "DROP DATABASE IF EXISTS $1 WITH (FORCE)" "CREATE DATABASE $1 TEMPLATE $database"
}

drop() {
  for each; do
    sql "${server##*/}" "DROP DATABASE IF EXISTS $each WITH (FORCE)"
  done
}

main=history_$$ bare=history_$$_bare roles=
database=$main
! command -v psql >/dev/null || roles=$(psql -qXAt "$server" -c "SELECT string_agg(rolname, ' ') FROM pg_roles")

# COMMAND … on that database; its output is in `said`.
interlock() {
  said=$(DATABASE_URL="$base/$database" timeout "$limit" "$interlock" "$@" -C "$work" --no-color \
    ${layout:+--layout "$layout"} 2>&1)
  ended=$?
  return $ended
}

# The same, as at the start of a service.
start() {
  said=$(DATABASE_URL="$base/$database" timeout "$limit" "$interlock" run --quiet -C "$work" --no-color \
    ${layout:+--layout "$layout"} -- true 2>&1)
  ended=$?
  return $ended
}

# NANOSECONDS as of date: the time that has passed since.
since() {
  local tenths=$((($(date +%s%N) - $1) / 100000000))
  echo "$((tenths / 10)).$((tenths % 10)) s"
}

failures=()
# WHAT: records the last output as a failure, by its first line that names one.
fail() {
  local line
  line=$(grep -m1 -E '^(error|failed)|Exception' <<<"$said" || head -1 <<<"$said")
  [ "$ended" != 124 ] || line="not done within $limit s"
  failures+=("$1: ${line:-nothing was said within $limit s}")
  printf -- '---- %s, %s\n%s\n' "$name" "$1" "$said" >&2
}

row() {
  local failed=none
  [ ${#failures[@]} = 0 ] || failed=$(printf '%s<br>' "${failures[@]//|/\\|}")
  echo "| $name | ${layout:-told by the files} | ${#versions[@]} | ${sealed:-no} | ${applied:-no} | ${run:-no} | ${same:--} | ${with:--} | ${without:--} | ${failed%<br>} |"
  [ ${#failures[@]} = 0 ]
  exit
}

# ---- the files, and their effects --------------------------------------------------------------------------

mapfile -t versions < <("$interlock" history -C "$work" ${layout:+--layout "$layout"} 2>/dev/null |
  grep -vE '^(total:|$)|  repeatable( |$)' | sed -E 's/  .*//')
interlock history || { fail history; row; }

# The schemas of the current database, of one that psql made, and of a run without seals, as text.
compare() {
  command -v psql >/dev/null && command -v pg_dump >/dev/null || return
  local seals=$work/db/seal
  [ -z "$applied" ] || dump "$database" >"$work/sealed.sql"
  fresh
  [ ! -e "$seals" ] || mv "$seals" "$work/kept"
  began=$(date +%s%N)
  if start; then
    run="in $(since "$began")"
    dump "$database" >"$work/unsealed.sql"
  else
    fail "run without seals"
  fi
  [ ! -e "$work/kept" ] || mv "$work/kept" "$seals"
  fresh
  if said=$(bash "$here/real-histories-psql.sh" "$work/db/migrations" "$base/$database" 2>&1); then
    dump "$database" >"$work/psql.sql"
    same=yes
    for one in sealed unsealed; do
      [ -e "$work/$one.sql" ] || continue
      said=$(diff "$work/$one.sql" "$work/psql.sql") || { same=no; fail "schema of psql, $one"; }
    done
  else
    same="psql: $(head -1 <<<"$said")"
    printf -- '---- %s, psql\n%s\n' "$name" "$said" >&2
  fi
}

# DATABASE: prints its schema, without Interlock's tables and the lines that change with each dump.
dump() {
  pg_dump --schema-only -T '*.interlock_*' "$base/$1" | grep -vE '^\\(un)?restrict'
}

fresh
began=$(date +%s%N)
if interlock seal; then
  sealed="$(find "$work/db/seal" -type f | wc -l) in $(since "$began")"
else
  fail seal
fi

fresh
began=$(date +%s%N)
if interlock upgrade --quiet; then
  applied="in $(since "$began")"
else
  fail upgrade
fi
compare
[ -n "$sealed" ] || { drop "$main"; row; }

# ---- every tenth position -----------------------------------------------------------------------------------

tried=0 agreed=0 exact=0 among=0 largest=1
start=$SECONDS
fresh
for ((i = 9; i < ${#versions[@]} + 9; i += 10)); do
  last=$((i < ${#versions[@]} ? i : ${#versions[@]} - 1))
  version=${versions[$last]}
  if ((SECONDS - start > limit)); then
    failures+=("no position tried from $version on: $limit s are over")
    break
  fi
  tried=$((tried + 1))
  interlock upgrade "$version" --quiet || { fail "upgrade $version"; continue; }
  if interlock locate && [[ $said == *"at $version"[,\;]*"schema and ledger agree"* ]]; then
    agreed=$((agreed + 1))
  else
    fail "locate $version"
  fi
  copy "$bare"
  database=$bare
  sql "$database" "DROP TABLE interlock_migration, interlock_journal, interlock_lock, interlock_run"
  interlock locate
  places=$(sed -nE 's/.*the schema is exactly that of (.*), but no ledger records it\.$/\1/p' <<<"$said")
  if [ "$places" = "$version" ]; then
    exact=$((exact + 1))
    # From every fiftieth position the upgrade to the head is also tried without a ledger; refused where only rows could tell.
    ((tried % 5 != 1)) || interlock upgrade --quiet || [[ $said == *"[CAT013]"* ]] ||
      fail "upgrade from $version without ledger"
  elif [[ " or $places or " == *" or $version or "* ]]; then
    among=$((among + 1))
    count=$(sed 's/ or /\n/g' <<<"$places" | wc -l)
    ((count <= largest)) || largest=$count
  else
    fail "locate $version without ledger"
  fi
  database=$main
done
with="$agreed of $tried"
without="$exact + $among of $tried$( ((among == 0)) || echo " (at most $largest alike)")"
drop "$main" "$bare"
row
