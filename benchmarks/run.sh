#!/usr/bin/env bash
# Measures Interlock beside its floor and its peers, and prints Markdown tables.
#
# usage: benchmarks/run.sh [--rounds N] [--peers] [--only SECTION] [--server URL] [--real NAME=FOLDER] …
#
#   --rounds N      rounds of the small measurements; the ones with 1,000 migrations take a third (default: 15)
#   --peers         fetch Flyway, Liquibase, dbmate and Alembic with mvn, npm and pip into the work folder
#   --only SECTION  nothing, apply, first, replay, real, crowd, pooler, catalog, look or alembic (which needs --peers)
#   --server URL    a superuser's URL such as postgresql://user:password@host:5432/postgres on a server
#                   that you can throw away (default: an embedded PostgreSQL, with fsync)
#   --real NAME=FOLDER
#                   the migrations of a checkout, which are copied; INTERLOCK_SHADOW says where they are sealed
#
# Needs the built distribution (mvn package), a JDK 25, bash and python3; psql and pgbouncer where they are installed.
set -eu

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${DISTRIBUTION:-$here/../cli/target/interlock}
interlock=$home/bin/interlock
rounds=15 peers= only= server= real=()
patience=900 # for peers that may never end
arguments=("$@")

while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=$2; shift 2 ;;
    --peers) peers=yes; shift ;;
    --only) only=$2; shift 2 ;;
    --server) server=$2; shift 2 ;;
    --real) real+=("$2"); shift 2 ;;
    *) echo "run.sh: \`$1\` is not a flag; the head of the file explains all of them." >&2; exit 2 ;;
  esac
done
[ -x "$interlock" ] || { echo "run.sh: build the distribution first: mvn package" >&2; exit 2; }

if [ -z "$server" ] && [ -z "${BENCHMARK_SERVER:-}" ]; then
  # The embedded server lives as long as the service: this script is the service.
  project=$(mktemp -d)
  mkdir -p "$project/db/migrations"
  echo "CREATE TABLE benchmark ();" >"$project/db/migrations/V1__benchmark.sql"
  exec "$interlock" run -C "$project" --database embedded --quiet -- \
    env BENCHMARK_SERVER=embedded bash "${BASH_SOURCE[0]}" "${arguments[@]}"
fi
server=${server:-$DATABASE_URL}

# postgresql://USER[:PASSWORD]@HOST:PORT/DATABASE
base=${server%/*}
login=${base#*//}; login=${login%@*}
user=${login%%:*}
password=; [ "$user" = "$login" ] || password=${login#*:}
address=${base##*@}

work=$(mktemp -d)
bouncer=
clean() {
  [ -z "$bouncer" ] || kill "$bouncer" 2>/dev/null || :
  rm -rf "$work"
}
trap clean EXIT
chmod 755 "$work"

has() { command -v "$1" >/dev/null; }

# ---- the floor: a JVM with Interlock's options and a cache of its own -------------------------------------

java_home=${INTERLOCK_JAVA_HOME:-$(cat "$home/java-home" 2>/dev/null || echo "${JAVA_HOME:-/usr}")}
java=$java_home/bin/java
driver=$(echo "$home"/lib/postgresql-*.jar)
"$java_home/bin/javac" -cp "$driver" -d "$work/classes" "$here/Query.java"
"$java_home/bin/jar" cf "$work/query.jar" -C "$work/classes" .
query() { echo "$java @$home/lib/jvm.options -XX:AOTCache$1=$work/query.aot -cp $work/query.jar:$driver Query"; }
login_to() { echo "jdbc:postgresql://$address/$1 '$user' '$password'"; }
bash -c "$(query Output) $(login_to "${server##*/}") 'select 1'" >/dev/null 2>&1
sql() { bash -c "$(query '') $(login_to "${server##*/}") \"$1\""; }

# ---- databases and migrations ---------------------------------------------------------------------------

fresh="$(query '') $(login_to "${server##*/}") 'DROP DATABASE IF EXISTS bench_fresh WITH (FORCE)' &&
  $(query '') $(login_to "${server##*/}") 'CREATE DATABASE bench_fresh'"
for count in 50 1000; do
  bash "$here/migrations.sh" "$count" "$work/$count"
done
[ -z "$peers" ] || bash "$here/peers.sh" "$work/peers" "$only"

dbmate=$(ls "$work"/peers/node_modules/@dbmate/*/bin/dbmate 2>/dev/null || true)
alembic=$work/peers/python/bin/alembic
flyway=
if [ -d "$work/peers/flyway" ]; then
  "$java_home/bin/javac" -cp "$work/peers/flyway/*" -d "$work/flyway" "$here/FlywayMigrate.java"
  flyway="$java -cp $work/flyway:$work/peers/flyway/*:$driver FlywayMigrate"
fi
liquibase=
if [ -d "$work/peers/liquibase" ]; then
  "$java_home/bin/javac" -cp "$work/peers/liquibase/*" -d "$work/liquibase" "$here/LiquibaseSnapshot.java"
  # It follows foreign keys from table to table by calling itself.
  liquibase="$java -Xss1g -cp $work/liquibase:$work/peers/liquibase/*:$driver LiquibaseSnapshot"
fi

# The command of each tool for COUNT migrations on a DATABASE; each sets `commands`.
tools() {
  local count=$1 database=$2
  export URL=$base/$database
  [ -z "$dbmate" ] ||
    commands+=("dbmate=exec $dbmate --url '$base/$database?sslmode=disable' --no-dump-schema -d $work/$count/dbmate migrate")
  [ ! -x "$alembic" ] || commands+=("Alembic=URL='$base/$database' exec $alembic -c $work/$count/alembic/alembic.ini upgrade head")
  [ -z "$flyway" ] || commands+=("Flyway, trimmed class path=exec $flyway $(login_to "$database") $work/$count/db/migrations")
}

upgrade() { echo "DATABASE_URL='$base/$2' exec $interlock upgrade -C $work/$1 --quiet"; }

# ---- the measurements -----------------------------------------------------------------------------------

nothing_to_do() {
  local count=$1 number=$2 tool commands
  echo "### Nothing to do, $count migrations"
  echo
  commands=()
  tools "$count" ""
  # A database of its own for each tool, brought to the head.
  for tool in interlock dbmate alembic flyway; do
    sql "DROP DATABASE IF EXISTS bench_$tool" && sql "CREATE DATABASE bench_$tool"
  done
  bash -c "$(upgrade "$count" bench_interlock)"
  commands=("floor: JVM, connect, \`select 1\`=exec $(query '') $(login_to bench_interlock) 'select 1'")
  commands+=("\`interlock run -- true\`=DATABASE_URL='$base/bench_interlock' exec $interlock run -C $work/$count -- true")
  commands+=("\`interlock upgrade\`=$(upgrade "$count" bench_interlock)")
  if has psql; then commands+=("psql, \`select 1\`=exec psql -qX '$base/bench_interlock' -c 'select 1'"); fi
  local own=("${commands[@]}")
  for tool in dbmate alembic flyway; do
    commands=()
    tools "$count" "bench_$tool"
    for command in "${commands[@]}"; do
      case ${command,,} in
        "$tool"*) bash -c "${command#*=}" >/dev/null 2>&1 && own+=("$command") ;;
      esac
    done
  done
  python3 "$here/measure.py" "$number" true "${own[@]}"
}

apply() {
  local count=$1 number=$2 commands=()
  echo "### Apply $count migrations to an empty database"
  echo
  if has psql; then
    commands+=("psql, one transaction per file=exec psql -qX '$base/bench_fresh' -f $work/$count/psql.sql")
  fi
  commands+=("\`interlock upgrade\`=$(upgrade "$count" bench_fresh)")
  tools "$count" bench_fresh
  python3 "$here/measure.py" "$number" "$fresh" "${commands[@]}"
}

# Applying a history, and replaying and sealing the same one, on the embedded PostgreSQL; then once more with the
# results of the first replay in the user's cache.
replay() {
  local title=$1 folder=$2 number=$3
  echo "### Replay and seal, $title"
  echo
  python3 "$here/measure.py" "$number" "$fresh && rm -rf $work/$folder/db/seal" \
    "\`interlock upgrade\`=$(upgrade "$folder" bench_fresh)" \
    "\`interlock seal --no-cache\`=exec $interlock seal -C $work/$folder --no-cache --quiet" \
    "\`interlock seal\`, nothing changed=exec $interlock seal -C $work/$folder --quiet"
}

# Sealing a real history, beside one psql that runs all of its files; then the parts of a seal's time.
real() {
  local name=$1 folder=$2 number=$3 project=$work/real
  echo "### Seal of $name"
  echo
  rm -rf "$project" && mkdir -p "$project/db"
  cp -R "$folder" "$project/db/migrations"
  bash "$here/../acceptance/real-histories-psql.sh" --print "$project/db/migrations" >"$project/psql.sql"
  # Roles belong to the server, so a history can create its roles only once.
  local there=$(psql -qXAt "$server" -c "SELECT string_agg(rolname, ' ') FROM pg_roles") drop
  drop="SELECT format('DROP ROLE %I;', rolname) FROM pg_roles WHERE rolname <> ALL (string_to_array('$there', ' '))"
  local forget="psql -qXAt '$server' -c \"$drop\" | psql -qX '$server'"
  python3 "$here/measure.py" "$number" "$fresh && $forget && rm -rf $project/db/seal" \
    "psql, all files in one session=exec psql -qX -v ON_ERROR_STOP=1 '$base/bench_fresh' -f $project/psql.sql" \
    "\`interlock seal --no-cache\`=exec $interlock seal -C $project --no-cache --quiet"
  "$interlock" seal -C "$project" --no-cache --verbose 2>&1 | grep '^replayed [0-9]'
  echo
}

# The first deploy: with seals, without them (every effect is measured on a shadow database first), and without them where
# an earlier run on this machine has measured the same files.
first() {
  local count=$1 number=$2 folder=$work/first-$1 kept=$work/kept-$1 cold=$work/cold-$1 deploy
  echo "### First deploy of $count migrations"
  echo
  bash "$here/migrations.sh" "$count" "$folder"
  cp -r "$folder" "$folder-sealed"
  "$interlock" seal -C "$folder-sealed" --quiet
  deploy="exec $interlock run --quiet -- true"
  local project="cd $folder && DATABASE_URL='$base/bench_fresh'"
  # One line for each round. The first unpacks the servers' binaries and is not counted.
  local commands=()
  if has psql; then
    commands+=("psql, one transaction per file=exec psql -qX '$base/bench_fresh' -f $folder/psql.sql")
  fi
  commands+=("\`interlock run\`, sealed=cd $folder-sealed && DATABASE_URL='$base/bench_fresh' $deploy")
  commands+=("\`interlock run\`, measured on the spot=$project XDG_CACHE_HOME=$cold $deploy")
  commands+=("\`interlock run\`, measured before=$project XDG_CACHE_HOME=$kept $deploy")
  mkdir -p "$cold" "$kept"
  python3 "$here/measure.py" "$number" "$fresh && rm -rf $cold/interlock/replay" "${commands[@]}"
}

# The time that reading the schema's mark adds to the one query of a start with nothing to do.
mark() {
  local tables=$1
  echo "### The mark of a schema of $tables tables"
  echo
  sql "DROP DATABASE IF EXISTS bench_mark WITH (FORCE)" && sql "CREATE DATABASE bench_mark"
  bash "$here/tables.sh" "$tables" | psql -qX -v ON_ERROR_STOP=1 "$base/bench_mark"
  psql -qX "$base/bench_mark" -c "VACUUM ANALYZE"
  mkdir -p "$work/none/db/migrations"
  echo "SELECT 1;" >"$work/none/db/migrations/V1__none.sql"
  local start="DATABASE_URL='$base/bench_mark' INTERLOCK_OTHER_OBJECTS=allow"
  bash -c "$start $interlock upgrade -C $work/none --quiet"
  python3 "$here/measure.py" "$rounds" true \
    "floor: JVM, connect, \`select 1\`=exec $(query '') $(login_to bench_mark) 'select 1'" \
    "\`interlock upgrade\`, nothing to do=$start exec $interlock upgrade -C $work/none --quiet"
}

crowd() {
  local title=$1 url=$2 one
  echo "### Eight processes at once, 50 migrations, $title"
  echo
  one="DATABASE_URL='$url' $interlock upgrade -C $work/50 --quiet"
  python3 "$here/measure.py" "$3" "$fresh" \
    "one process=exec env $one" \
    "eight processes=for i in {1..8}; do env $one & all+=(\$!); done; for p in \${all[@]}; do wait \$p || failed=1; done; exit \${failed:-0}"
}

start_pgbouncer() {
  cat >"$work/pgbouncer.ini" <<INI
[databases]
* = host=${address%:*} port=${address##*:} user=$user${password:+ password=$password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = 6543
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 20
ignore_startup_parameters = extra_float_digits
INI
  local as=()
  [ "$(id -u)" != 0 ] || as=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
  "${as[@]}" "$(command -v pgbouncer)" -q "$work/pgbouncer.ini" >/dev/null 2>&1 &
  bouncer=$!
  sleep 1
}

# Whether pg_dump works with this server.
dumps() { has pg_dump && pg_dump --schema-only "$base/${server##*/}" >/dev/null 2>&1; }

catalog() {
  local count=$1 number=$2 url=$base/bench_catalog reference="floor: JVM, connect, \`select 1\`=exec $(query '') $(login_to bench_catalog) 'select 1'"
  local inspect="\`interlock inspect\`=DATABASE_URL='$url' exec $interlock inspect -C $work/none"
  echo "### Snapshot and fingerprint of $count tables"
  echo
  sql "DROP DATABASE IF EXISTS bench_catalog WITH (FORCE)" && sql "CREATE DATABASE bench_catalog"
  mkdir -p "$work/none/db/migrations"
  bash "$here/tables.sh" "$count" | psql -qX -v ON_ERROR_STOP=1 "$url"
  psql -qX "$url" -c "VACUUM ANALYZE"
  ! dumps || reference="\`pg_dump --schema-only\`=exec pg_dump --schema-only '$url'"
  python3 "$here/measure.py" "$number" true "$reference" "$inspect"
  [ -z "$liquibase" ] || python3 "$here/measure.py" 1 true "$reference" \
    "Liquibase snapshot, at most $patience s=exec timeout $patience $liquibase $(login_to bench_catalog)"
}

# Commands that only read, with the ledger at the head: status on the database, check on a shadow database.
look() {
  local count=$1 number=$2
  echo "### Looking, $count migrations"
  echo
  sql "DROP DATABASE IF EXISTS bench_look WITH (FORCE)" && sql "CREATE DATABASE bench_look"
  bash -c "$(upgrade "$count" bench_look)"
  python3 "$here/measure.py" "$number" true \
    "floor: JVM, connect, \`select 1\`=exec $(query '') $(login_to bench_look) 'select 1'" \
    "\`interlock status\` at head=DATABASE_URL='$base/bench_look' exec $interlock status -C $work/$count" \
    "\`interlock check\`=DATABASE_URL='$base/bench_look' exec $interlock check -C $work/$count"
}

# The same revisions by Alembic and by Interlock: with seals, whose statements need no Python, and without seals or a
# shadow database, where Python runs all of them. The env.py of a service imports what the service does. The floor and
# psql show what no Java program and no program at all can do in less time.
revisions() {
  local count=$1 number=$2 imports=$3 project=$work/revisions-$1$3/alembic
  local as="VIRTUAL_ENV=$work/peers/python URL='$base/bench_fresh' DATABASE_URL='$base/bench_fresh'"
  local peer="Alembic=cd $project && URL='$base/bench_fresh' exec $alembic upgrade head" bounds=()
  bash "$here/migrations.sh" "$count" "$work/revisions-$count$imports"
  [ -z "$imports" ] || sed -i "1i import $imports" "$project/env.py"
  cp -r "$project" "$project-unsealed"
  echo "## $count revisions of Alembic${imports:+, env.py imports $imports}"
  echo
  echo "### Apply $count revisions of Alembic to an empty database"
  echo
  bash -c "$as exec $interlock seal -C $project --quiet"
  if has psql; then
    bounds=("psql, one transaction per revision=exec psql -qX '$base/bench_fresh' -f $work/revisions-$count$imports/psql.sql")
  fi
  python3 "$here/measure.py" "$number" "$fresh" "$peer" "${bounds[@]}" \
    "\`interlock upgrade\`, sealed=$as exec $interlock upgrade -C $project --quiet" \
    "\`interlock upgrade\`, by Python=$as exec $interlock upgrade -C $project-unsealed --shadow none --quiet"
  echo "### Nothing to do, $count revisions"
  echo
  bash -c "$fresh && $as $interlock upgrade -C $project --quiet"
  python3 "$here/measure.py" "$number" true "$peer" \
    "floor: JVM, connect, \`select 1\`=exec $(query '') $(login_to bench_fresh) 'select 1'" \
    "\`interlock run -- true\`=$as exec $interlock run -C $project -- true"
  echo "### Seal of $count revisions"
  echo
  python3 "$here/measure.py" $((number / 3 + 1)) "$fresh && rm -rf $project/seal" "$peer" \
    "\`interlock seal --no-cache\`=$as exec $interlock seal -C $project --no-cache --quiet"
}

wanted() { [ -z "$only" ] || [ "$only" = "$1" ]; }

if wanted nothing; then
  nothing_to_do 50 "$rounds"
  nothing_to_do 1000 "$rounds"
fi
if wanted apply; then
  apply 50 "$rounds"
  apply 1000 $((rounds / 3))
fi
if wanted first; then
  for count in 20 100 400; do
    first "$count" "$rounds"
  done
  if has psql; then
    mark 100
    mark 5000
  fi
fi
if wanted replay; then
  bash "$here/histories.sh" alter 1000 "$work/alter"
  bash "$here/histories.sh" one-file 300 "$work/one-file"
  replay "1,000 small migrations" 1000 $((rounds / 3))
  replay "1,000 migrations, 800 of which alter what is there" alter $((rounds / 3))
  replay "one migration of 300 statements" one-file $((rounds / 3))
fi
if wanted real && has psql; then
  for each in "${real[@]}"; do
    real "${each%%=*}" "${each#*=}" "$rounds"
  done
fi
if wanted crowd; then
  crowd "direct" "$base/bench_fresh" $((rounds / 3))
fi
if wanted pooler && has pgbouncer; then
  start_pgbouncer
  crowd "through PgBouncer, transaction mode" "postgresql://$user@127.0.0.1:6543/bench_fresh" $((rounds / 3))
fi

if wanted catalog && has psql; then
  catalog 1000 "$rounds"
  catalog 10000 $((rounds / 3 + 1))
fi
if wanted look; then
  look 50 "$rounds"
  look 1000 $((rounds / 3 + 1))
fi
if wanted alembic && [ -x "$alembic" ]; then
  revisions 50 "$rounds" ""
  revisions 50 "$rounds" fastapi,pydantic_settings
  revisions 300 $((rounds / 3 + 1)) ""
fi

has psql || echo "Left out: psql is not installed."
has pgbouncer || echo "Left out: PgBouncer is not installed."
[ -n "$dbmate" ] || echo "Left out: dbmate (\`--peers\` fetches it)."
[ -x "$alembic" ] || echo "Left out: Alembic (\`--peers\` fetches it)."
dumps || echo "Left out: a pg_dump for this server (\`server.sh 15.19.0 run.sh …\` starts an older one)."
[ -n "$liquibase" ] || echo "Left out: Liquibase (\`--peers\` fetches it)."
[ -n "$flyway" ] || echo "Left out: Flyway (\`--peers\` fetches it)."
