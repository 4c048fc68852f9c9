package backend;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/habit-completions")
class HabitCompletions
    extends Resource<HabitCompletions.Completion, HabitCompletions.CompletionValues> {

  HabitCompletions(JdbcClient database) {
    super(new Rows<>(database, "habit_completions", "user_id", Completion.class));
  }

  record Completion(long id, long habitId, LocalDate completedOn) {}

  record CompletionValues(long habitId, LocalDate completedOn) {}
}
