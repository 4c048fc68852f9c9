package dev.interlock.postgresql.catalog;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.core.Tuple;

/**
 * Reads rows by prepared queries: for a small schema, planning takes the server longer than
 * running. For repeated readings.
 */
public final class PreparedRows implements Rows {

  private final LookupSession session;
  private final RecentTexts texts = new RecentTexts();

  /** The lookups by their queries, which contain the list of schemas. */
  private final Map<List<String>, Lookup> lookups = new HashMap<>();

  public PreparedRows(LookupSession session) {
    this.session = session;
  }

  @Override
  public void read(List<? extends Section> sections) throws SQLException {
    List<String> queries = sections.stream().map(Section::query).toList();
    Lookup lookup = lookups.get(queries);
    if (lookup == null) {
      lookup = new Lookup(session, ReadSettings.EVERYTHING, prepared(queries));
      lookups.put(queries, lookup);
    }
    take(sections, lookup.run());
  }

  private static List<Lookup.Query> prepared(List<String> queries) {
    return queries.stream().map(query -> new Lookup.Query(query, 0)).toList();
  }

  @Override
  public void readOnce(Section section) throws SQLException {
    List<String> query = List.of(section.query());
    take(List.of(section), session.execute(ReadSettings.EVERYTHING, () -> query));
  }

  /** Passes each section its rows. */
  public void take(List<? extends Section> sections, List<List<Tuple>> rows) {
    for (int i = 0; i < sections.size(); i++) {
      for (Tuple row : rows.get(i)) {
        sections.get(i).take(new Row(CopyLine.of(row), texts));
      }
    }
  }
}
