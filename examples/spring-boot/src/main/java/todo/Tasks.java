package todo;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tasks in the database. */
@RestController
public class Tasks {

  /** One task. */
  public record Task(long id, String title, boolean done) {}

  private final JdbcClient database;

  Tasks(JdbcClient database) {
    this.database = database;
  }

  @GetMapping("/tasks")
  public List<Task> all() {
    return database.sql("SELECT id, title, done FROM task ORDER BY id").query(Task.class).list();
  }

  @PostMapping("/tasks")
  public void add(@RequestBody String title) {
    database.sql("INSERT INTO task (title) VALUES (?)").param(title).update();
  }
}
