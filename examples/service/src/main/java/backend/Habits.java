package backend;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/habits")
class Habits extends Resource<Habits.Habit, Habits.HabitValues> {

  Habits(JdbcClient database) {
    super(new Rows<>(database, "habits", "user_id", Habit.class));
  }

  record Habit(long id, String name) {}

  record HabitValues(String name) {}
}
