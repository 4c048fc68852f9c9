package dev.interlock.gate.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password that is not declared is recognised by its context (O2). */
final class HiddenTextTest {

  private final Redactor redactor = Redactor.of(Map.of(), Set.of(), List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cannot read `postgresql://u:Xq7@host/db`",
        "the folder `postgresql:/u:Xq7@host/db` does not exist",
        "postgres://u:Xq7/a@b@host/db and more",
        "`--password=Xq7` is not a flag",
        "postgresql://host/db?user=u&password=Xq7&sslmode=require",
        "PGPASSWORD=Xq7 psql",
        "could not connect with host=h password=Xq7 user=u",
        "SQL statement \"ALTER ROLE x PASSWORD 'Xq7'\"",
        "CREATE ROLE x LOGIN ENCRYPTED PASSWORD E'Xq7'",
        "CREATE ROLE x PASSWORD $$Xq7$$",
        "OPTIONS (user 'bob', password 'Xq7')",
        "OPTIONS (SET \"password\" 'Xq7')",
        "Server=h;Password=Xq7;User=u"
      })
  void hidesIt(String text) {
    assertThat(redactor.redact(text)).doesNotContain("Xq7").contains("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET password_encryption = 'scram-sha-256';",
        "INSERT INTO u (password) VALUES ($1) ON CONFLICT DO UPDATE SET password=EXCLUDED.password",
        "UPDATE u SET password = crypt(password, salt)",
        "Write `postgresql://user:password@host:5432/name`.",
        "ALTER ROLE x PASSWORD NULL",
        "http://localhost:8080/path",
        "the password is wrong",
        "CREATE TABLE u (password text NOT NULL, token uuid)"
      })
  void leavesTheRest(String text) {
    assertThat(redactor.redact(text)).isEqualTo(text);
  }

  @Test
  void markStaysUnderWhatItMarked() {
    var sql = "ALTER ROLE x PASSWORD 'Xq7zK9' NOSUCH;";
    var finding =
        Finding.error(Code.USAGE, "x.").at(Place.in("a.sql", sql, sql.indexOf("NOSUCH"), 6));

    var place = redactor.redact(finding).place().orElseThrow();

    var line = place.excerpt().orElseThrow();
    assertThat(line.text()).isEqualTo("ALTER ROLE x PASSWORD '***' NOSUCH;");
    assertThat(line.text().substring(place.column() - 1)).startsWith("NOSUCH");
    assertThat(line.length()).isEqualTo(6);
  }

  @Test
  void learnsWhatScriptsHold() {
    redactor.learn(Set.of("Xq7zK", "ab"));
    redactor.learnFrom("SELECT dblink('host=h password=Yz12')");

    assertThat(redactor.redact("Xq7zK, Yz12, aXq7zKb, ab")).isEqualTo("***, ***, aXq7zKb, ab");
  }
}
