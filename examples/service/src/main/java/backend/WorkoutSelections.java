package backend;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/workout-selections")
class WorkoutSelections
    extends Resource<WorkoutSelections.Selection, WorkoutSelections.SelectionValues> {

  WorkoutSelections(JdbcClient database) {
    super(new Rows<>(database, "workout_selections", "user_id", Selection.class));
  }

  record Selection(long id, long workoutId, OffsetDateTime selectedAt) {}

  record SelectionValues(long workoutId) {}
}
