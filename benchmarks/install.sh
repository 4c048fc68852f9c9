#!/usr/bin/env bash
# Measures the packages: their sizes, and the start of the program with its own runtime beside the JDK distribution.
#
# usage: benchmarks/install.sh [ROUNDS]
#
# Needs the built packages (mvn -Pdist package), python3, and a Java 25 for the JDK distribution. The database is an
# embedded PostgreSQL that is reached over TCP, with 50 migrations at the head.
set -eu

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jdk=$here/../cli/target/interlock/bin/interlock
packages=$here/../dist/target/packages
rounds=${1:-15}
work=${INSTALL_BENCHMARK:-}
[ -d "$packages" ] || { echo "install.sh: build the packages first: mvn -Pdist package" >&2; exit 2; }

if [ -z "$work" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  chmod 755 "$work"
  bash "$here/migrations.sh" 50 "$work/50"
  mkdir "$work/program"
  tar -xzf "$(ls "$packages"/interlock-*-slim.tar.gz)" -C "$work/program" --strip-components=1
  # The embedded server lives as long as the service: this script is the service.
  INSTALL_BENCHMARK=$work "$jdk" run -C "$work/50" --database embedded --quiet -- bash "${BASH_SOURCE[0]}" "$rounds"
  exit
fi

echo "### Sizes"
echo
echo "| | MB |"
echo "|---|---|"
for file in "$packages"/interlock*; do
  echo "| \`${file##*/}\` | $(($(wc -c <"$file") / 100000 )) |" | sed 's/\([0-9]\) |$/.\1 |/'
done
echo "| slim, unpacked | $(($(du -sb "$work/program" | cut -f1) / 1000000)) |"
echo
echo "### Starts"
echo
own=$work/program/bin/interlock
python3 "$here/measure.py" "$rounds" true \
  "JDK distribution, \`--version\`=exec '$jdk' --version" \
  "its own runtime, \`--version\`=exec '$own' --version"
python3 "$here/measure.py" "$rounds" true \
  "JDK distribution, \`run -- true\`=exec '$jdk' run -C $work/50 --quiet -- true" \
  "its own runtime, \`run -- true\`=exec '$own' run -C $work/50 --quiet -- true"
