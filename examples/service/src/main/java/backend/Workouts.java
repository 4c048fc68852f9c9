package backend;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/workouts")
class Workouts extends Resource<Workouts.Workout, Workouts.WorkoutValues> {

  Workouts(JdbcClient database) {
    super(new Rows<>(database, "workouts", "user_id", Workout.class));
  }

  record Workout(long id, String name, int minutes) {}

  record WorkoutValues(String name, int minutes) {}
}
