package dev.interlock.catalog.compatibility;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The compatibility of a release built for one schema with another schema, judged by the changes
 * between the two. An empty list means that every statement accepted before is still accepted, with
 * the exceptions below.
 *
 * <p>Counted as a loss: every object that a statement can name and that is dropped or renamed; a
 * column, domain or function that takes or returns another type; a label that an enum no longer
 * has; and every rule that writes of an old release can break: NOT NULL, CHECK, UNIQUE, EXCLUDE,
 * FOREIGN KEY, row security, and a column that must be given a value. Parts of a new table do not
 * count: an old release does not write there. A type that takes all values of the old one does not
 * count either, such as {@code bigint} for {@code integer}.
 *
 * <p>Not detected, because a schema does not show it: the effect of the bodies of functions,
 * triggers and views on the data; a label, a null or a larger number that an old release reads and
 * does not expect; {@code SELECT *} and {@code INSERT} without a list of columns.
 *
 * @param losses in the order of the objects
 */
public record Compatibility(List<Loss> losses) {

  public Compatibility {
    losses = List.copyOf(losses);
  }

  /**
   * Returns the losses of a release built for the schema {@code before} on the schema {@code
   * after}.
   */
  public static Compatibility between(Catalog before, Catalog after) {
    return of(Change.between(before, after), before::find);
  }

  /**
   * Returns the losses that changes cause to a release built for the schema before them.
   *
   * @param changes at most one for each object, as {@link Change#net} returns them
   * @param before finds an object of the schema before, such as {@code catalog::find}
   */
  public static Compatibility of(
      List<Change> changes, Function<ObjectId, Optional<CatalogObject>> before) {
    return new Compatibility(new Losses(changes, before).all());
  }

  /** Whether the old release has no losses. */
  public boolean isFull() {
    return losses.isEmpty();
  }

  /** Returns the losses of objects that are gone or different. */
  public List<Loss> breaking() {
    return losses.stream().filter(Loss::isBreaking).toList();
  }

  /** Returns the losses of writes that fail, always or for some values. */
  public List<Loss> narrowing() {
    return losses.stream().filter(loss -> !loss.isBreaking()).toList();
  }
}
