#!/usr/bin/env bash
# usage: peers.sh FOLDER [SECTION]
# Fetches the other tools into FOLDER; leaves out a tool that cannot be fetched.
set -u
folder=$1
wanted=${2:-}
mkdir -p "$folder"

# pom GROUP ARTIFACT VERSION
pom() {
  cat <<XML
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>benchmarks</groupId>
  <artifactId>peer</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>$1</groupId>
      <artifactId>$2</artifactId>
      <version>$3</version>
    </dependency>
  </dependencies>
</project>
XML
}

# jars NAME GROUP ARTIFACT VERSION
jars() {
  pom "$2" "$3" "$4" >"$folder/pom.xml"
  mvn -q -B -f "$folder/pom.xml" dependency:copy-dependencies -DincludeScope=runtime \
    -DoutputDirectory="$folder/$1" >&2 || echo "$1 cannot be fetched." >&2
}

alembic() {
  python3 -m venv "$folder/python" &&
    "$folder/python/bin/pip" -q install alembic psycopg2-binary fastapi pydantic-settings
}

if [ "$wanted" != alembic ]; then
  jars liquibase org.liquibase liquibase-core 4.33.0
  [ "$wanted" != catalog ] || exit 0
  jars flyway org.flywaydb flyway-database-postgresql 11.14.1
  npm install --silent --prefix "$folder" dbmate@2 >&2 || echo "dbmate cannot be fetched." >&2
fi
alembic >&2 || echo "Alembic cannot be fetched." >&2
