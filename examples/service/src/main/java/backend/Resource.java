package backend;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The five operations on what belongs to a user.
 *
 * @param <T> a whole row
 * @param <V> what the user may write of it
 */
abstract class Resource<T extends Record, V extends Record> {

  private final Rows<T> rows;

  Resource(Rows<T> rows) {
    this.rows = rows;
  }

  @GetMapping
  List<T> list(User user) {
    return rows.of(user.id());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  T add(User user, @RequestBody V values) {
    return rows.add(user.id(), values);
  }

  @GetMapping("/{id}")
  T find(User user, @PathVariable long id) {
    return rows.find(user.id(), id);
  }

  @PutMapping("/{id}")
  T change(User user, @PathVariable long id, @RequestBody V values) {
    return rows.change(user.id(), id, values);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(User user, @PathVariable long id) {
    rows.remove(user.id(), id);
  }
}
