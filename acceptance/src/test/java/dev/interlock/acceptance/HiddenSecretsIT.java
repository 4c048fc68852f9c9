package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Secrets that neither a variable nor the configuration declares: in words of the command line, in
 * statements, in schemas and in a server's messages (O2).
 */
@ExtendWith(PostgresExtension.class)
final class HiddenSecretsIT {

  private static final String MARK = "Xq7zK";

  private static final List<String> URLS =
      List.of(
          "postgresql://u:Xq7zK@127.0.0.1:1/db",
          "postgresql://127.0.0.1:1/db?user=u&password=Xq7zK",
          "postgresql://u:a@b/Xq7zK@127.0.0.1:1/db",
          "u:Xq7zK@127.0.0.1/db");

  @TempDir private Path folder;
  private InProcess interlock;

  @BeforeEach
  void createProject(TestDatabase database) throws IOException {
    interlock = new InProcess(folder, database.url());
    interlock.write("db/migrations/V1__tasks.sql", "CREATE TABLE tasks (id bigint);\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upgrade %s",
        "upgrade V1 %s",
        "stamp %s",
        "stamp V1 %s",
        "clean %s",
        "clean --production %s",
        "new %s %s",
        "sync --data-done %s",
        "diff history %s",
        "diff %s %s",
        "repair %s",
        "locate %s",
        "downgrade %s",
        "squash %s",
        "merge %s",
        "status --config %s",
        "status --dir %s",
        "upgrade --migrations %s",
        "status --lock-timeout %s",
        "status --log %s",
        "inspect --format %s",
        "upgrade --url=%s",
        "%s",
        "%s upgrade",
        "no-such-command %s",
        "run -- %s"
      })
  void wordOfTheCommandLineIsNotTold(String line) {
    for (var url : URLS) {
      for (var log : List.of("plain", "json")) {
        interlock.set("INTERLOCK_LOG", log);
        interlock.set("INTERLOCK_CONNECT_WAIT", "1s");
        var words = List.of(line.replace("%s", url).split(" ", -1));

        assertThat(interlock.run(words).all()).as(url).doesNotContain(MARK);
        assertThat(interlock.runAsIs(words).all()).as(url).doesNotContain(MARK);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER ROLE no_such_role PASSWORD 'Xq7zK';",
        "ALTER ROLE no_such_role\n  ENCRYPTED PASSWORD\n  'Xq7zK' NOSUCH;",
        "CREATE USER postgres PASSWORD $$Xq7zK$$;",
        "ALTER ROLE no_such_role PASSWORD 'Xq7zK;\n",
        "DO $$ BEGIN ALTER ROLE no_such_role PASSWORD 'Xq7zK'; END $$;",
        "DO $$ BEGIN EXECUTE 'ALTER ROLE no_such_role PASSWORD ''Xq7zK'''; END $$;",
        "DO $$ BEGIN EXECUTE format('ALTER ROLE %I PASSWORD %L', 'no_such_role', 'Xq7zK'); END $$;",
        "DO $$ DECLARE p text := 'Xq7zK';\nBEGIN\n"
            + "EXECUTE 'ALTER ROLE no_such_role PASSWORD ' || quote_literal(p); END $$;",
        "CREATE USER MAPPING FOR CURRENT_USER SERVER no_such_server OPTIONS (password 'Xq7zK');",
        "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1 password=Xq7zK' PUBLICATION p;",
        "SELECT no_such_function('postgresql://u:Xq7zK@127.0.0.1/db');",
        "CREATE SERVER s FOREIGN DATA WRAPPER no_such_wrapper OPTIONS (password 'Xq7zK');",
        "\\connect \"host=127.0.0.1 password=Xq7zK\"\nSELECT 1;",
        "\\c postgresql://u:Xq7zK@127.0.0.1/db\nSELECT 1;",
        "SELECT set_config('app.jwt_secret', 'Xq7zK', 'no');",
        "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w"
            + " OPTIONS (password 'Xq7zK'); CREATE USER MAPPING FOR CURRENT_USER SERVER s"
            + " OPTIONS (user 'u', pin 'Xq7zK'); SELECT 1/0;"
      })
  void secretOfAStatementIsNotTold(String sql) throws IOException {
    interlock.write("db/migrations/V2__secret.sql", sql);
    interlock.write("models/models.sql", sql);

    for (var command :
        List.of(
            "plan",
            "upgrade",
            "upgrade --log json --verbose",
            "check --models models",
            "status --verbose",
            "diff models database")) {
      assertThat(interlock.run(command).all()).as(command).isNotEmpty().doesNotContain(MARK);
    }
  }

  /** Also shows that a rotated password does not count as a difference. */
  @Test
  void secretOfASchemaIsNotTold() throws IOException {
    interlock.write(
        "db/migrations/V2__server.sql",
        """
        CREATE FOREIGN DATA WRAPPER w OPTIONS (api_key 'Xq7zK');
        CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'h', password 'Xq7zK');
        CREATE FUNCTION f() RETURNS text LANGUAGE sql AS
          $$ SELECT 'postgresql://u:Xq7zK@127.0.0.1/db' || 'host=h password=Xq7zK' $$;
        CREATE VIEW v AS SELECT 'postgresql://u:Xq7zK@127.0.0.1/db' AS url;
        """);
    var answers = new ArrayList<String>();
    for (var command :
        List.of(
            "upgrade",
            "inspect",
            "inspect --format json",
            "inspect --output schema.json",
            "diff history@V1 database",
            "diff history@V1 database --format json")) {
      var answer = interlock.run(command);
      answers.add(answer.all());
    }

    assertThat(answers).noneMatch(answer -> answer.contains(MARK));
    assertThat(Files.readString(folder.resolve("schema.json"))).doesNotContain(MARK);
    assertThat(interlock.run("diff schema.json database").out()).endsWith("no difference\n");
  }
}
