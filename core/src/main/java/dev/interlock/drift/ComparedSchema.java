package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import java.util.List;

/**
 * A schema normalized to the notation of the seals.
 *
 * @param live the schema as read, except that the differences listed below are replaced by the
 *     expected values
 * @param tuned values tuned by an administrator: from the expected to the actual value
 * @param unsure definitions that could be compared only as text
 * @param session literals that depend on settings of the database's session
 * @param extras objects that no migration makes and that do not affect the migrations; part of
 *     {@code live}
 */
public record ComparedSchema(
    Catalog live, List<Change> tuned, List<Change> unsure, List<Change> session, Catalog extras) {

  public ComparedSchema {
    tuned = List.copyOf(tuned);
    unsure = List.copyOf(unsure);
    session = List.copyOf(session);
  }

  /** Returns the schema without any normalization. */
  public static ComparedSchema exactly(Catalog live, States states) {
    return new ComparedSchema(live, List.of(), List.of(), List.of(), states.unknown(live));
  }

  /** Returns the part of the schema that has to be as the migrations make it. */
  public Catalog judged() {
    return extras.objects().isEmpty()
        ? live
        : Catalog.of(
            live.objects().stream().filter(object -> extras.find(object.id()).isEmpty()).toList());
  }

  /**
   * Returns objects that no migration makes but that change the rules of an object that one makes.
   */
  public List<CatalogObject> imposing(States states) {
    return states.unknown(live).objects().stream()
        .filter(object -> extras.find(object.id()).isEmpty())
        .toList();
  }
}
