package todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.junit.InterlockDatabase;
import dev.interlock.junit.MigratedDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

@InterlockDatabase(project = "src/main/resources")
class TasksTest {

  @Test
  void startsOnAnEmptyDatabase(@InterlockDatabase(version = "base") MigratedDatabase database) {
    try (var context =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .run("--spring.datasource.url=" + database.jdbcUrl())) {
      Tasks tasks = context.getBean(Tasks.class);
      tasks.add("write a test");
      assertThat(tasks.all()).containsExactly(new Tasks.Task(1, "write a test", false));
    }
    database.assertIsHead();
  }

  @Test
  void everyUndoScriptRestores(@InterlockDatabase(version = "1") MigratedDatabase database)
      throws SQLException {
    database.load("INSERT INTO task (title) VALUES ('keep me')");
    database.upDownUp();
  }
}
