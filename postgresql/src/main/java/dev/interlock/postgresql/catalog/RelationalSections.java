package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.CatalogScope;
import java.util.List;

/**
 * The sections that describe relations, for a look at all of them and for one at a few.
 *
 * @param major the server's major version, such as 18
 */
public record RelationalSections(CatalogScope scope, int major) {

  /** In the order in which they need each other. */
  public List<RelationalSection> of(
      Assembly assembly, Namespaces namespaces, Vocabulary vocabulary, ServerWords words) {
    var constraints = new ConstraintSection(assembly, namespaces, vocabulary, words, major);
    return List.of(
        new CommentSection(assembly, namespaces),
        new RelationSection(assembly, namespaces, scope, major),
        new ColumnSection(assembly, namespaces, vocabulary, scope, major),
        new SequenceSection(assembly, namespaces, vocabulary, scope),
        new DefaultSection(assembly, namespaces, words),
        constraints,
        new IndexSection(assembly, namespaces, vocabulary, constraints, words, major),
        new TriggerSection(assembly, namespaces));
  }
}
