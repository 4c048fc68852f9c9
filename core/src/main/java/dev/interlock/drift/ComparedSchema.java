package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import java.util.List;

/**
 * A schema in the words of the seals.
 *
 * @param live as it was read, but for the differences below, which are as they should be
 * @param tuned what an administrator tuned: from what it should be to what is there
 * @param unsure definitions of which only the words could be compared
 * @param session literals that the database read under settings of its own
 * @param extras what no migration makes and what is in nobody's way; part of {@code live}
 */
public record ComparedSchema(
    Catalog live, List<Change> tuned, List<Change> unsure, List<Change> session, Catalog extras) {

  public ComparedSchema {
    tuned = List.copyOf(tuned);
    unsure = List.copyOf(unsure);
    session = List.copyOf(session);
  }

  /** The schema as it stands, where nothing is to be compared in another way. */
  public static ComparedSchema exactly(Catalog live, States states) {
    return new ComparedSchema(live, List.of(), List.of(), List.of(), states.unknown(live));
  }

  /** What has to be as the migrations make it. */
  public Catalog judged() {
    return extras.objects().isEmpty()
        ? live
        : Catalog.of(
            live.objects().stream().filter(object -> extras.find(object.id()).isEmpty()).toList());
  }

  /** What no migration makes and what changes the rules of an object that one makes. */
  public List<CatalogObject> imposing(States states) {
    return states.unknown(live).objects().stream()
        .filter(object -> extras.find(object.id()).isEmpty())
        .toList();
  }
}
