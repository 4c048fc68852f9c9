package dev.interlock.proof;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.Target;
import dev.interlock.drift.SchemaReading;
import dev.interlock.ledger.CatalogMark;
import dev.interlock.ledger.Ledger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The schema of one database, read again only if its mark has changed since the last reading. For
 * one thread.
 */
final class CachedSchema {

  private final Target target;
  private @Nullable Reading last;

  /** A schema, and its mark directly before the reading. */
  private record Reading(Optional<CatalogMark> mark, Catalog catalog) {}

  CachedSchema(Target target) {
    this.target = target;
  }

  /** Returns the schema as of the reading of this ledger, or later. */
  Catalog at(Ledger ledger) {
    Reading known = last;
    if (known == null || known.mark().isEmpty() || !known.mark().equals(ledger.mark())) {
      known = new Reading(ledger.mark(), SchemaReading.of(target, CatalogScope.usual()));
      last = known;
    }
    return known.catalog();
  }
}
