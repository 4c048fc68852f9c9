package dev.interlock.catalog.compatibility;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.compatibility.Loss.Weight;
import java.util.List;
import java.util.Optional;

/** Losses by routines whose call or result changed. */
final class Signatures {

  /**
   * The text after the part of a routine that callers see, as {@code pg_get_functiondef} prints it.
   */
  private static final String BODY = "\n LANGUAGE ";

  private Signatures() {}

  static List<Loss> losses(Change.Altered altered) {
    return altered.attributes().stream()
        .filter(change -> change.name().equals(Attribute.DEFINITION))
        .filter(change -> !signature(change.before()).equals(signature(change.after())))
        .map(change ->
            new Loss(Weight.BREAKING, altered.id(), "has other parameters or another result type"))
        .toList();
  }

  private static String signature(Optional<String> definition) {
    String text = definition.orElse("");
    int body = text.indexOf(BODY);
    return body < 0 ? text : text.substring(0, body);
  }
}
