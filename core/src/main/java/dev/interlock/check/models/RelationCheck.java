package dev.interlock.check.models;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.check.models.ModelRelations.Relation;
import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares one table of the models with that of the migrations. */
record RelationCheck(Relation needed, Relation made, ObjectOrigins origins) {

  /**
   * Returns the differences.
   *
   * @param missing missing tables that foreign keys of the models refer to, as the server prints
   *     them; reported elsewhere
   */
  List<Finding> findings(Set<String> missing) {
    var findings = new ArrayList<Finding>();
    var claimed = new HashSet<CatalogObject>();
    var words = new ColumnFindings(made.id(), origins);
    for (CatalogObject column : needed.columns()) {
      Optional<CatalogObject> there = made.column(column.id());
      if (there.isPresent()) {
        findings.addAll(new ColumnCheck(needed, made, column, there.get(), words).findings());
      } else {
        Optional<CatalogObject> near = near(column, claimed);
        near.ifPresent(claimed::add);
        findings.add(words.missing(column, needed.isNotNull(column), near));
      }
    }
    if (made.isTable() && needed.isTable()) {
      unknownRequired(claimed).forEach(column -> findings.add(words.unknownRequired(column)));
      findings.addAll(new KeyCheck(needed, made, origins).findings(missing));
      findings.addAll(new ValuesCheck(needed, made, origins).findings());
    }
    return findings;
  }

  private Optional<CatalogObject> near(CatalogObject wanted, Set<CatalogObject> claimed) {
    List<CatalogObject> free =
        made.columns().stream()
            .filter(column -> needed.column(column.id()).isEmpty() && !claimed.contains(column))
            .toList();
    return Names.near(wanted.id().name(), free.stream().map(column -> column.id().name()).toList())
        .flatMap(name -> free.stream().filter(c -> c.id().name().equals(name)).findFirst());
  }

  /**
   * Returns columns that need a value but are unknown to the models, whose inserts give them none.
   */
  private List<CatalogObject> unknownRequired(Set<CatalogObject> claimed) {
    return made.columns().stream()
        .filter(column -> column.attributes().containsKey(Attribute.NOT_NULL))
        .filter(column -> !made.isFilled(column))
        .filter(column -> needed.column(column.id()).isEmpty() && !claimed.contains(column))
        .toList();
  }
}
