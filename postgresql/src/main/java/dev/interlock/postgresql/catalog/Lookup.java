package dev.interlock.postgresql.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.core.Tuple;

/** Queries for rows of the system catalogs, all in one round trip. */
public final class Lookup {

  private final LookupSession session;
  private final ReadSettings settings;
  private final List<Query> queries;
  private List<String> names = List.of();
  private int generation = -1;

  /**
   * One query.
   *
   * @param parameters the number of its parameters, {@code $1} being the first
   */
  public record Query(String sql, int parameters) {

    String execution(String name, List<String> arguments) {
      return parameters == 0
          ? "EXECUTE " + name
          : arguments.subList(0, parameters).stream()
              .collect(Collectors.joining("', '", "EXECUTE " + name + "('", "')"));
    }
  }

  /** Creates a lookup for a few rows of each catalog. */
  public Lookup(LookupSession session, List<Query> queries) {
    this(session, ReadSettings.LOOKING_UP, queries);
  }

  Lookup(LookupSession session, ReadSettings settings, List<Query> queries) {
    this.session = session;
    this.settings = settings;
    this.queries = List.copyOf(queries);
  }

  /**
   * Runs the queries in the open transaction.
   *
   * @param arguments the same for all queries: numbers, or results of {@link #oids}
   * @return the rows of each query
   */
  public List<List<Tuple>> run(String... arguments) throws SQLException {
    return session.execute(settings, () -> executions(List.of(arguments)));
  }

  private List<String> executions(List<String> arguments) throws SQLException {
    if (generation != session.generation()) {
      names = session.prepare(settings, queries.stream().map(Query::sql).toList());
      generation = session.generation();
    }
    var executions = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      executions.add(queries.get(i).execution(names.get(i), arguments));
    }
    return executions;
  }

  /** Writes identifiers as an argument of type {@code oid[]}. */
  public static String oids(Collection<Long> oids) {
    return oids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }
}
