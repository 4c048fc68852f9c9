package dev.interlock.catalog;

import java.util.Optional;

/** A change that does not start from the object as the catalog has it. */
public final class UnfitChange extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Change change;
  private final transient Optional<CatalogObject> there;

  UnfitChange(Change change, Optional<CatalogObject> there) {
    super(
        "`%s` does not fit: %s"
            .formatted(
                change,
                there
                    .map(object -> "it is there as " + object.attributes() + ".")
                    .orElse("it is not there.")));
    this.change = change;
    this.there = there;
  }

  public Change change() {
    return change;
  }

  /** Returns the object that the catalog has under the change's id, if any. */
  public Optional<CatalogObject> there() {
    return there;
  }
}
