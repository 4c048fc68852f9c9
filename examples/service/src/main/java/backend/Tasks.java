package backend;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tasks")
class Tasks extends Resource<Tasks.Task, Tasks.TaskValues> {

  Tasks(JdbcClient database) {
    super(new Rows<>(database, "tasks", "user_id", Task.class));
  }

  record Task(long id, String title, LocalDate dueOn, boolean done) {}

  record TaskValues(String title, LocalDate dueOn, boolean done) {}
}
