package dev.interlock.catalog.compatibility;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether a release that was made for one schema can work on another one, judged by what lies
 * between the two. An empty list means that every statement which was accepted before is accepted
 * still, with the exceptions below.
 *
 * <p>Counted as a loss: whatever a statement can name and that is gone or renamed; a column, domain
 * or function that takes or gives another type; a label that an enum no longer has; and every rule
 * that writes of an old release can break: NOT NULL, CHECK, UNIQUE, EXCLUDE, FOREIGN KEY, row
 * security, and a column that must be given a value. What belongs to a table that is new is no
 * loss: an old release does not write there. A type that takes all the values of the old one is no
 * loss either, such as {@code bigint} for {@code integer}.
 *
 * <p>Out of reach, because a schema does not tell: what the bodies of functions, triggers and views
 * do with the data; a label, a null or a larger number that an old release reads and does not
 * expect; {@code SELECT *} and {@code INSERT} without a list of columns.
 *
 * @param losses in the order of the objects
 */
public record Compatibility(List<Loss> losses) {

  public Compatibility {
    losses = List.copyOf(losses);
  }

  /** What a release for the schema {@code before} loses on the schema {@code after}. */
  public static Compatibility between(Catalog before, Catalog after) {
    return of(Change.between(before, after), before::find);
  }

  /**
   * What a release for the schema before these changes loses by them.
   *
   * @param changes one for each object at most, as {@link Change#net} has them
   * @param before finds an object of the schema before, such as {@code catalog::find}
   */
  public static Compatibility of(
      List<Change> changes, Function<ObjectId, Optional<CatalogObject>> before) {
    return new Compatibility(new Losses(changes, before).all());
  }

  /** Whether the old release misses nothing. */
  public boolean isFull() {
    return losses.isEmpty();
  }

  /** What it names and no longer finds as it was. */
  public List<Loss> breaking() {
    return losses.stream().filter(Loss::isBreaking).toList();
  }

  /** What it can no longer write, always or for some values. */
  public List<Loss> narrowing() {
    return losses.stream().filter(loss -> !loss.isBreaking()).toList();
  }
}
