package dev.interlock.check.models;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.check.models.ModelRelations.Relation;
import dev.interlock.finding.Finding;
import dev.interlock.script.ScriptSplitter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the schema that models need with the one that migrations make. Other things that
 * migrations make, such as indexes, tables of other services and columns that need no value, do not
 * affect the models and are ignored; so are the names of constraints and indexes.
 */
public final class ModelsCheck {

  private final Catalog needed;
  private final Catalog made;
  private final ModelRelations neededRelations;
  private final ModelRelations madeRelations;
  private final ObjectOrigins origins;
  private final ScriptSplitter splitter;

  private ModelsCheck(
      Catalog needed, Catalog made, ObjectOrigins origins, ScriptSplitter splitter) {
    this.needed = needed;
    this.made = made;
    this.neededRelations = ModelRelations.of(needed, splitter);
    this.madeRelations = ModelRelations.of(made, splitter);
    this.origins = origins;
    this.splitter = splitter;
  }

  /**
   * Returns findings about missing and different objects: tables with their columns and keys first,
   * then other objects.
   *
   * @param needed the schema that the models' DDL makes
   * @param made the schema that the migrations make
   * @param origins the statements that make it
   * @param splitter reads the definitions that the server of both prints
   */
  public static List<Finding> findings(
      Catalog needed, Catalog made, ObjectOrigins origins, ScriptSplitter splitter) {
    return new ModelsCheck(needed, made, origins, splitter).findings();
  }

  private List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    var missing = new HashSet<String>();
    var pairs = new ArrayList<RelationCheck>();
    for (Relation relation : neededRelations.all()) {
      Optional<Relation> there = madeRelations.find(relation.id().path());
      if (there.isPresent()) {
        pairs.add(new RelationCheck(relation, there.get(), origins));
      } else {
        missing.add(KeyCheck.printed(relation.id()));
        findings.add(TableFindings.missing(relation.id(), near(relation), origins));
      }
    }
    pairs.forEach(pair -> findings.addAll(pair.findings(Set.copyOf(missing))));
    for (CatalogObject object : needed.objects()) {
      new ObjectCheck(object, made, origins, splitter).finding().ifPresent(findings::add);
    }
    return List.copyOf(findings);
  }

  /** Returns the table with a similar name, among those that the models do not need. */
  private Optional<CatalogObject> near(Relation wanted) {
    List<CatalogObject> free =
        madeRelations.all().stream()
            .filter(relation -> neededRelations.find(relation.id().path()).isEmpty())
            .map(relation -> made.find(relation.id()).orElseThrow())
            .toList();
    return Names.near(wanted.id().name(), free.stream().map(object -> object.id().name()).toList())
        .flatMap(name -> free.stream().filter(o -> o.id().name().equals(name)).findFirst());
  }
}
