package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.catalog.Wording;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises two definitions that sessions with different settings made from the same source text.
 * A literal without a zone becomes an instant when its statement runs, by the session's {@code
 * TimeZone}, and a date by its {@code DateStyle} (PostgreSQL manual, 8.5.1); the catalog keeps the
 * result. Both values are printed under fixed settings.
 *
 * @param printed compares everything else
 * @param here the settings of the live database's sessions; the other value was made under {@link
 *     SessionReading#FIXED}
 */
public record SessionWording(Wording printed, SessionReading here) implements Wording {

  private static final Set<String> WITH_LITERALS =
      Set.of(
          Attribute.DEFINITION,
          Attribute.DEFAULT,
          Attribute.GENERATED,
          "using",
          "with check",
          "partition key",
          "partition of",
          "tables");

  @Override
  public Likeness compare(
      ObjectKind kind, String attribute, Optional<String> one, Optional<String> other) {
    Likeness likeness = printed.compare(kind, attribute, one, other);
    if (likeness != Likeness.DIFFERENT
        || one.isEmpty()
        || other.isEmpty()
        || !WITH_LITERALS.contains(attribute)) {
      return likeness;
    }
    return here.asIfFixed(other.get(), one.get())
        .map(read -> read(printed.compare(kind, attribute, one, Optional.of(read))))
        .orElse(likeness);
  }

  private static Likeness read(Likeness otherwise) {
    return otherwise == Likeness.SAME ? Likeness.SESSION : otherwise;
  }
}
