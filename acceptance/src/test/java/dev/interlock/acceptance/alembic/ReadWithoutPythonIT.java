package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.Program;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Python starts only where a revision has to be run by it. */
@ExtendWith(PostgresExtension.class)
final class ReadWithoutPythonIT {

  @Test
  void whatASealedProjectNeeds(TestDatabase database) {
    try (var project = MixedRevisions.write(Driver.PSYCOPG).seal()) {
      Program without = project.interlockWithoutPython(database);
      for (String command : new String[] {"history", "heads", "status", "plan"}) {
        succeeds(without, command);
      }
      assertThat(succeeds(without, "plan"))
          .contains("CREATE INDEX CONCURRENTLY item_a", "it reads `item`");
      succeeds(project.interlock(database), "upgrade");
      for (String command :
          new String[] {"history", "heads", "status", "plan", "upgrade", "locate"}) {
        succeeds(without, command);
      }
      assertThat(without.run("run", "--", "true").exit()).isZero();
      assertThat(project.wasPythonStarted()).isFalse();
    }
  }

  @Test
  void whatAProjectAtItsHeadNeeds(TestDatabase database) {
    try (var project =
        AlembicFolder.create(Driver.PSYCOPG)
            .revision("first1", "", "op.execute('CREATE TABLE note (id int)')")
            .change("migrations/versions/first1_.py", "\"\"\"first1\"\"\"\n", "")) {
      succeeds(project.interlock(database), "upgrade");
      Program without = project.interlockWithoutPython(database);
      for (String command : new String[] {"history", "heads", "plan", "upgrade"}) {
        succeeds(without, command);
      }
      assertThat(without.run("run", "--", "true").exit()).isZero();
      assertThat(project.wasPythonStarted()).isFalse();
    }
  }

  private static String succeeds(Program program, String command) {
    var ended = program.run(command);
    assertThat(ended.exit()).as("%s%n%s", command, ended.output()).isZero();
    return ended.output();
  }
}
