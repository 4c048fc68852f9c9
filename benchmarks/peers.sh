#!/usr/bin/env bash
# usage: peers.sh FOLDER
# Fetches what others would use into FOLDER; what cannot be fetched is left out.
set -u
folder=$1
mkdir -p "$folder"

pom() {
  cat <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>benchmarks</groupId>
  <artifactId>flyway</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.flywaydb</groupId>
      <artifactId>flyway-database-postgresql</artifactId>
      <version>11.14.1</version>
    </dependency>
  </dependencies>
</project>
XML
}

pom >"$folder/pom.xml"
mvn -q -B -f "$folder/pom.xml" dependency:copy-dependencies -DincludeScope=runtime \
  -DoutputDirectory="$folder/flyway" >&2 || echo "Flyway cannot be fetched." >&2
npm install --silent --prefix "$folder" dbmate@2 >&2 || echo "dbmate cannot be fetched." >&2
{ python3 -m venv "$folder/python" && "$folder/python/bin/pip" -q install alembic psycopg2-binary; } >&2 ||
  echo "Alembic cannot be fetched." >&2
