package backend;

import backend.Accounts.Person;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Operations of users with the role {@code admin}; others are answered by 403. */
@RestController
@RequestMapping("/api/users")
class Administration {

  private final JdbcClient database;

  Administration(JdbcClient database) {
    this.database = database;
  }

  @GetMapping
  List<Person> users(User user) {
    requireAdmin(user);
    return database.sql("SELECT id, email, name FROM users ORDER BY id").query(Person.class).list();
  }

  @PutMapping("/{id}/roles/{role}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void grant(User user, @PathVariable long id, @PathVariable String role) {
    requireAdmin(user);
    database
        .sql("INSERT INTO user_roles (user_id, role) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .params(id, role)
        .update();
  }

  @DeleteMapping("/{id}/roles/{role}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(User user, @PathVariable long id, @PathVariable String role) {
    requireAdmin(user);
    database.sql("DELETE FROM user_roles WHERE user_id = ? AND role = ?").params(id, role).update();
  }

  private void requireAdmin(User user) {
    database
        .sql("SELECT 1 FROM user_roles WHERE user_id = ? AND role = 'admin'")
        .param(user.id())
        .query(Integer.class)
        .optional()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN, "not an admin"));
  }
}
