package dev.interlock.postgresql.follow;

import dev.interlock.catalog.CatalogScope;
import dev.interlock.postgresql.catalog.CatalogBuilder;
import dev.interlock.postgresql.catalog.DeparseQueue;
import dev.interlock.postgresql.catalog.Lookup;
import dev.interlock.postgresql.catalog.LookupSession;
import dev.interlock.postgresql.catalog.Namespaces;
import dev.interlock.postgresql.catalog.PreparedRows;
import dev.interlock.postgresql.catalog.RelationalSection;
import dev.interlock.postgresql.catalog.RelationalSections;
import dev.interlock.postgresql.catalog.Snapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads some relations with all their parts, in the open transaction. */
final class RelationReader {

  private final LookupSession session;
  private final RelationalSections relational;
  private final PreparedRows rows;
  private @Nullable Lookup lookup;
  private String schemas = "";

  /**
   * Creates a reader.
   *
   * @param major the server's major version, such as 18
   */
  RelationReader(LookupSession session, int major, CatalogScope scope) {
    this.session = session;
    this.rows = new PreparedRows(session);
    this.relational = new RelationalSections(scope, major);
  }

  /**
   * Reads relations.
   *
   * @param relations their identifiers
   * @param before a full snapshot whose schemas and extensions are still the same
   */
  Snapshot read(Set<Long> relations, Snapshot before) throws SQLException {
    Namespaces namespaces = before.namespaces();
    CatalogBuilder builder = CatalogBuilder.following(before);
    var deparse = new DeparseQueue();
    List<RelationalSection> sections = relational.of(builder, namespaces, before.names(), deparse);
    rows.take(sections, lookup(sections, namespaces).run(Lookup.oids(relations)));
    deparse.read(rows);
    return Snapshot.of(builder, namespaces, before.names());
  }

  /** Returns the lookup for these schemas, which its queries name. */
  private Lookup lookup(List<RelationalSection> sections, Namespaces namespaces) {
    Lookup known = lookup;
    if (known != null && schemas.equals(namespaces.list())) {
      return known;
    }
    var queries = new ArrayList<Lookup.Query>();
    sections.forEach(section -> queries.add(new Lookup.Query(section.queryOfSome(), 1)));
    var made = new Lookup(session, queries);
    schemas = namespaces.list();
    lookup = made;
    return made;
  }
}
