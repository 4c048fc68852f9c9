package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.catalog.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The differences of two schemas, graded like those between a schema and its migrations.
 *
 * @param rules differences in rows or rules, and objects that only one schema has
 * @param tuned values tuned by an administrator
 * @param unsure definitions that could be compared only as text
 * @param session literals that depend on settings of a database's session
 */
public record GradedChanges(
    List<Change> rules, List<Change> tuned, List<Change> unsure, List<Change> session) {

  private static final List<ObjectKind> VIEWS =
      List.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW);

  public GradedChanges {
    rules = List.copyOf(rules);
    tuned = List.copyOf(tuned);
    unsure = List.copyOf(unsure);
    session = List.copyOf(session);
  }

  /**
   * Compares two schemas.
   *
   * @param wording compares the output of their two servers
   */
  public static GradedChanges between(
      Catalog before, Catalog after, Wording wording, IgnoredObjects ignored) {
    Catalog one = without(before, ignored);
    Set<ObjectId> ids = new HashSet<>();
    one.objects().forEach(object -> ids.add(object.id()));
    List<CatalogObject> others =
        new UnnamedObjects(ids, Set.of(), wording).renamed(without(after, ignored).objects());
    var adapted = new ArrayList<CatalogObject>();
    var tuned = new ArrayList<Change>();
    var unsure = new ArrayList<Change>();
    var session = new ArrayList<Change>();
    for (CatalogObject object : others) {
      Optional<CatalogObject> form = one.find(object.id());
      if (form.isEmpty()) {
        adapted.add(object);
        continue;
      }
      var adaptation = new Adaptation(object, form.get(), printed(object.id(), one), wording, true);
      adapted.add(adaptation.object());
      tuned.addAll(adaptation.tuned());
      unsure.addAll(adaptation.unsure());
      session.addAll(adaptation.session());
    }
    return new GradedChanges(Change.between(one, Catalog.of(adapted)), tuned, unsure, session);
  }

  private static Catalog without(Catalog schema, IgnoredObjects ignored) {
    return ignored.isEmpty()
        ? schema
        : Catalog.of(schema.objects().stream().filter(object -> !ignored.cover(object)).toList());
  }

  private static ObjectKind printed(ObjectId id, Catalog schema) {
    return id.kind() != ObjectKind.COLUMN
        ? id.kind()
        : VIEWS.stream()
            .filter(kind -> schema.find(new ObjectId(kind, id.owner())).isPresent())
            .findFirst()
            .orElse(ObjectKind.COLUMN);
  }
}
