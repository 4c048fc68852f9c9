#!/usr/bin/env bash
# Tries Interlock on a real Alembic project beside Alembic itself, and prints a row of a Markdown table.
#
# usage: acceptance/real-alembic.sh [--limit SECONDS] [--keep FOLDER] PROJECT …
#        acceptance/real-alembic.sh --header | --list
#
#   PROJECT          a name from real-alembic-projects.sh, which says where its source is and what it needs
#   --limit SECONDS  the time after which a command is ended, and no further position is begun (default: 600)
#   --keep FOLDER    where sources and virtual environments stay for the next run (default: a temporary folder);
#                    FOLDER/sources/PROJECT is used as it is if it exists
#
# Each project is fetched, installed in a virtual environment, and copied. Two PostgreSQL servers are made for the
# run and removed after it: one for the databases, one for nothing but shadow databases.
#
#   - Alembic's own command migrates an empty database. Its schema (pg_dump) is what everything has to equal.
#   - The history is compared with Alembic's own order, and its heads with Alembic's.
#   - A database is migrated with seals and one without; Alembic then has to find its head in both, and nothing to do.
#   - A database goes from position to position, ten at a time, and is located there: as it is, and as a copy without
#     `alembic_version` and Interlock's tables, whose version the schema alone has to show.
#   - Where the last three revisions can be undone, a database goes down three and up again.
#
# Interlock gets settings that lead nowhere: it has to direct the project's connections itself.
# Needs the built distribution (mvn package), bash, psql, pg_dump, initdb of the same version, uv and git.
set -u

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${DISTRIBUTION:-$here/../cli/target/interlock}
limit=600 keep=
refuse() { echo "real-alembic.sh: $1" >&2; exit 2; }
. "$here/real-alembic-projects.sh"

while [ $# -gt 0 ]; do
  case $1 in
    --limit) limit=$2; shift 2 ;;
    --keep) mkdir -p "$2"; keep=$(cd "$2" && pwd); shift 2 ;;
    --list) printf '%s\n' $projects; exit ;;
    --header)
      echo "| project | revisions | \`alembic upgrade head\` | sealed | only Python can run | upgrade with seals | without | schema as Alembic's | located by schema and ledger | by schema alone: exactly + among | down and up | failures |"
      echo "|---|---|---|---|---|---|---|---|---|---|---|---|"
      exit ;;
    -*) refuse "\`$1\` is not a flag; the head of the file explains all of them." ;;
    *) break ;;
  esac
done
[ $# -ge 1 ] || refuse "name a project: $(echo $projects)."
[ -x "$home/bin/interlock" ] || refuse "build the distribution first: mvn package"
for tool in psql pg_dump pg_config uv git; do
  command -v $tool >/dev/null || refuse "\`$tool\` is not installed."
done

work=$(mktemp -d)
chmod 755 "$work"
keep=${keep:-$work}
trap 'stop_servers; rm -rf "$work"' EXIT

# ---- servers ------------------------------------------------------------------------------------------------

bin=$(pg_config --bindir)
password=secret15
owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

# NAME PORT
start_server() {
  mkdir "$work/$1"
  [ "$(id -u)" != 0 ] || chown postgres "$work/$1"
  owner "$bin/initdb" -D "$work/$1/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 >/dev/null &&
    owner "$bin/pg_ctl" -D "$work/$1/data" -l "$work/$1/log" -w start \
      -o "-p $2 -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work/$1 -c fsync=off" >/dev/null ||
    refuse "the server cannot be started: $(tail -3 "$work/$1/log" 2>/dev/null)"
}

stop_servers() {
  for server in databases shadows; do
    [ ! -e "$work/$server/data/postmaster.pid" ] ||
      owner "$bin/pg_ctl" -D "$work/$server/data" -m immediate stop >/dev/null
  done
}

port=$((20000 + $$ % 20000))
start_server databases $port
start_server shadows $((port + 1))
base=postgresql://postgres:$password@127.0.0.1:$port
export INTERLOCK_SHADOW=own:postgresql://postgres:$password@127.0.0.1:$((port + 1))/postgres

sql() { # DATABASE STATEMENT …, each one by itself
  local database=$1
  shift
  printf '%s;\n' "$@" | PGOPTIONS='-c client_min_messages=error' psql -qXAt -v ON_ERROR_STOP=1 "$base/$database"
}

fresh() { # DATABASE
  sql postgres "DROP DATABASE IF EXISTS $1 WITH (FORCE)" "CREATE DATABASE $1"
  database=$1
  [ -z "$init" ] || psql -qX "$base/$1" -f "$init" >/dev/null
}

# DATABASE: prints its schema, without Interlock's tables and the lines that change with each dump.
dump() { pg_dump --schema-only -T '*.interlock_*' "$base/$1" | grep -vE '^\\(un)?restrict'; }

# ---- the project --------------------------------------------------------------------------------------------

# PORT DATABASE COMMAND …: runs it in the project with the settings that it reads.
with_settings() {
  local setting variables=() to=$1 name=$2
  shift 2
  for setting in "${settings[@]}"; do
    setting=${setting//'{url}'/postgres:$password@127.0.0.1:$to/$name}
    setting=${setting//'{port}'/$to}
    variables+=("${setting//'{database}'/$name}")
  done
  (cd "$work/project" && env VIRTUAL_ENV="$venv" PATH="$venv/bin:$PATH" ${variables[@]+"${variables[@]}"} timeout "$limit" "$@")
}

# Alembic's command, on the current database.
alembic() {
  if [ -n "${ini_url:-}" ]; then
    sed -i "s|^${ini_url} *=.*|${ini_url} = ${ini_scheme:-postgresql}://postgres:$password@127.0.0.1:$port/$database|" "$work/project/$ini"
  fi
  said=$(with_settings "$port" "$database" $alembic "$@" 2>&1)
  ended=$?
  if [ -n "${ini_url:-}" ]; then
    sed -i "s|^${ini_url} *=.*|${ini_url} = ${ini_scheme:-postgresql}://postgres:nothing@127.0.0.1:1/none|" "$work/project/$ini"
  fi
  return $ended
}

# COMMAND … of Interlock on the current database.
interlock() {
  said=$(INTERLOCK_DATABASE="$base/$database" with_settings 1 none "$home/bin/interlock" --no-color "$@" 2>&1)
  ended=$?
  return $ended
}

since() { # NANOSECONDS as of date: the time that has passed since
  local tenths=$((($(date +%s%N) - $1) / 100000000))
  echo "$((tenths / 10)).$((tenths % 10)) s"
}

# WHAT: records the last output as a failure, by its first line that names one.
fail() {
  local line
  line=$(grep -m1 -E '^(error|failed|refused|FAILED)|Exception' <<<"$said" || tail -1 <<<"$said")
  [ "$ended" != 124 ] || line="not done within $limit s"
  failures+=("$1: ${line:-nothing was said}")
  printf -- '---- %s, %s\n%s\n' "$name" "$1" "$said" >&2
}

row() {
  local failed=none
  [ ${#failures[@]} = 0 ] || failed=$(printf '%s<br>' "${failures[@]//|/\\|}")
  echo "| $title | ${#revisions[@]} | ${own:-no} | ${sealed:-no} | ${python:--} | ${applied:-no} | ${run:-no} | ${same:--} | ${with:--} | ${without:--} | ${undone:--} | ${failed%<br>} |"
}

head_for_alembic() { # WHAT: Alembic finds its head and has nothing to do
  [ -n "$own" ] && [ -z "${no_alembic:-}" ] || return
  alembic current || fail "alembic current, $1"
  [[ $said == *"$head (head)"* ]] || fail "alembic current, $1"
  alembic upgrade head || fail "alembic upgrade head, $1"
  ! grep -q 'Running upgrade' <<<"$said" || fail "alembic upgrade head ran revisions, $1"
}

compare() { # DATABASE WHAT: its schema with that of Alembic's run
  [ -n "$own" ] || return
  said=$(diff <(dump by_alembic) <(dump "$1")) && ended=0 || ended=1
  if [ $ended = 0 ]; then same=${same:-yes}; else same=no; fail "schema, $2"; fi
}

try() {
  name=$1 title=$1 packages= python_version=3.12 folder=. ini=alembic.ini settings=() alembic=alembic init= ini_url= no_alembic=
  own= sealed= python= applied= run= same= with= without= undone= failures=() revisions=()
  project "$name" || refuse "\`$name\` is not known: $(echo $projects)."
  venv=$keep/environments/$name
  source=$keep/sources/$name
  [ -e "$venv/done" ] || {
    uv venv -q --clear --python "$python_version" "$venv" && uv pip install -q --python "$venv/bin/python" $packages &&
      touch "$venv/done" || { said="uv pip install failed" ended=1; fail install; row; return; }
  }
  site=$(echo "$venv"/lib/python3*/site-packages)
  [ -e "$source" ] || [ -z "${repository:-}" ] || {
    git init -q "$source" && git -C "$source" fetch -q --depth 1 "https://github.com/$repository" "$commit" &&
      git -C "$source" checkout -q FETCH_HEAD || { said="git fetch failed" ended=1; fail fetch; row; return; }
  }
  rm -rf "$work/project"
  if [ -n "${repository:-}" ]; then cp -R "$source/$folder" "$work/project"; else cp -R "$site/$folder" "$work/project"; fi
  (cd "$work/project" && prepare)

  # Alembic itself
  fresh by_alembic
  began=$(date +%s%N)
  if alembic upgrade head; then own=$(since "$began"); else fail "alembic upgrade head"; fi

  # the graph
  fresh sealed
  mapfile -t revisions < <(interlock history; grep -vE '^(total:|$|warning|error|help|   =)' <<<"$said" | sed -E 's/ .*//')
  interlock history || { fail history; row; return; }
  head=${revisions[-1]:-}
  if [ -z "$no_alembic" ]; then
    alembic history && [ ${#revisions[@]} = "$(grep -cE '^\S+( \([a-z, ]+\))* -> |^\S+, \S+ .*->' <<<"$said")" ] || fail "number of revisions of Alembic"
    alembic heads && [[ $said == *"$head (head)"* ]] || fail "head of Alembic"
  fi

  # with seals and without
  began=$(date +%s%N)
  if interlock seal; then
    sealed=$(since "$began")
    seals=$(find "$work/project" -type d -name seal | head -1)
    python=$(cat "$seals"/* | sed -nE 's/^"program": \{"reasons": \[([^]]*)\].*/\1/p' | grep -c .)
    reasons=$(cat "$seals"/* | sed -nE 's/^"program": \{"reasons": \[([^]]*)\].*/\1/p' | grep . | sed 's/, "/\n"/g' | tr -d '"' |
      sed -E 's/`[^`]*`/…/g' | sort | uniq -c | sort -rn | awk '{n=$1; $1=""; printf "%s%s: %d", s, $0, n; s=";"}')
    [ "$python" = 0 ] || python="$python ($(sed 's/^ //' <<<"$reasons"))"
  else
    fail seal
  fi
  began=$(date +%s%N)
  if interlock upgrade --quiet; then
    applied=$(since "$began")
    compare sealed "upgrade"
    head_for_alembic "upgrade"
  else
    fail upgrade
  fi
  [ -z "$sealed" ] || {
    mv "$seals" "$work/seals"
    fresh unsealed
    began=$(date +%s%N)
    if INTERLOCK_SHADOW=none interlock upgrade --quiet; then
      run=$(since "$began")
      compare unsealed "upgrade without seals"
      head_for_alembic "upgrade without seals"
    else
      fail "upgrade without seals"
    fi
    mv "$work/seals" "$seals"
    positions
    undo
  }
  row
}

# ---- every tenth position -----------------------------------------------------------------------------------

positions() {
  local tried=0 agreed=0 exact=0 among=0 largest=1 start=$SECONDS i last version places count
  fresh steps
  for ((i = 9; i < ${#revisions[@]} + 9; i += 10)); do
    last=$((i < ${#revisions[@]} ? i : ${#revisions[@]} - 1))
    version=${revisions[$last]}
    if ((SECONDS - start > limit)); then
      failures+=("no position tried from $version on: $limit s are over")
      break
    fi
    tried=$((tried + 1))
    database=steps
    interlock upgrade "$version" --quiet || { fail "upgrade $version"; continue; }
    if interlock locate && [[ $said == *"at $version"[,\;]*"schema and ledger agree"* ]]; then
      agreed=$((agreed + 1))
    else
      fail "locate $version"
    fi
    sql postgres "DROP DATABASE IF EXISTS bare WITH (FORCE)" "CREATE DATABASE bare TEMPLATE steps"
    database=bare
    sql bare "DROP TABLE interlock_migration, interlock_journal, interlock_lock, interlock_run" "DROP TABLE ${version_table:-alembic_version}"
    interlock locate
    places=$(sed -nE 's/.*the schema is exactly that of (.*), but no ledger records it\.$/\1/p' <<<"$said")
    if [ "$places" = "$version" ]; then
      exact=$((exact + 1))
    elif [[ " or $places or " == *" or $version or "* ]]; then
      among=$((among + 1))
      count=$(sed 's/ or /\n/g' <<<"$places" | wc -l)
      ((count <= largest)) || largest=$count
    else
      fail "locate $version without ledger"
    fi
  done
  with="$agreed of $tried"
  without="$exact + $among of $tried$( ((among == 0)) || echo " (at most $largest alike)")"
}

# ---- down three and up again --------------------------------------------------------------------------------

undo() {
  local count=${#revisions[@]} target
  [ -n "$applied" ] && ((count > 3)) || return
  target=${revisions[$((count - 4))]}
  database=sealed
  if interlock downgrade "$target" --quiet; then
    interlock locate && [[ $said == *"at $target"[,\;]*"schema and ledger agree"* ]] || fail "locate $target after downgrade"
    interlock upgrade --quiet || { fail "upgrade after downgrade"; return; }
    compare sealed "after down and up"
    head_for_alembic "after down and up"
    undone=yes
  elif [[ $said == *"cannot be undone"* || $said == *"no undo"* ]]; then
    undone="refused"
  else
    fail "downgrade $target"
  fi
}

for each; do
  (try "$each")
done
