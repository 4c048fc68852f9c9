package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.CatalogScope;
import java.util.List;

/**
 * The sections that describe relations, for reading all relations or a few.
 *
 * @param major the server's major version, such as 18
 */
public record RelationalSections(CatalogScope scope, int major) {

  /** Returns the sections in order of their dependencies. */
  public List<RelationalSection> of(
      CatalogBuilder builder, Namespaces namespaces, ServerNames names, DeparseQueue deparse) {
    var constraints = new ConstraintSection(builder, namespaces, names, deparse, major);
    return List.of(
        new CommentSection(builder, namespaces),
        new RelationSection(builder, namespaces, scope, major),
        new ColumnSection(builder, namespaces, names, scope, major),
        new SequenceSection(builder, namespaces, names, scope),
        new DefaultSection(builder, namespaces, deparse),
        constraints,
        new IndexSection(builder, namespaces, names, constraints, deparse, major),
        new TriggerSection(builder, namespaces));
  }
}
