package backend;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.server.ResponseStatusException;

/**
 * The rows of one table that belong to one owner each. A record's components are named as the
 * columns are, {@code dueOn} for {@code due_on}.
 *
 * @param table the table's name
 * @param owner the column with the owner's id
 * @param type the record of a whole row
 */
record Rows<T extends Record>(JdbcClient database, String table, String owner, Class<T> type) {

  List<T> of(long owner) {
    return database
        .sql("SELECT * FROM %s WHERE %s = ? ORDER BY id".formatted(table, this.owner))
        .param(owner)
        .query(type)
        .list();
  }

  /** Returns that row; a row of another owner does not exist. */
  T find(long owner, long id) {
    return one("SELECT * FROM %s WHERE ".formatted(table) + oneOf(), values(null, owner, id));
  }

  T add(long owner, Record values) {
    var columns = columns(values);
    return one(
        "INSERT INTO %s (%s, %s) VALUES (:owner_, :%s) RETURNING *"
            .formatted(table, this.owner, String.join(", ", columns), String.join(", :", columns)),
        values(values, owner, 0));
  }

  T change(long owner, long id, Record values) {
    var assignments =
        columns(values).stream()
            .map(column -> column + " = :" + column)
            .collect(Collectors.joining(", "));
    return one(
        "UPDATE %s SET %s WHERE %s RETURNING *".formatted(table, assignments, oneOf()),
        values(values, owner, id));
  }

  void remove(long owner, long id) {
    one("DELETE FROM %s WHERE %s RETURNING *".formatted(table, oneOf()), values(null, owner, id));
  }

  private String oneOf() {
    return "id = :id_ AND %s = :owner_".formatted(owner);
  }

  private T one(String sql, Map<String, Object> values) {
    return database
        .sql(sql)
        .params(values)
        .query(type)
        .optional()
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such row in " + table));
  }

  private static Map<String, Object> values(Record record, long owner, long id) {
    var values = new HashMap<String, Object>(Map.of("owner_", owner, "id_", id));
    if (record != null) {
      components(record)
          .forEach(component -> values.put(column(component), value(component, record)));
    }
    return values;
  }

  private static List<String> columns(Record record) {
    return components(record).map(Rows::column).toList();
  }

  private static Stream<RecordComponent> components(Record record) {
    return Stream.of(record.getClass().getRecordComponents());
  }

  private static String column(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase();
  }

  private static Object value(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
