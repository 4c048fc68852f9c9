package dev.interlock.catalog.compatibility;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.compatibility.Loss.Weight;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds labels that an enum no longer has. */
final class EnumLabels {

  private static final Pattern LABEL = Pattern.compile("E?'(?:[^']|'')*'");

  private EnumLabels() {}

  static List<Loss> losses(Change.Altered altered) {
    return altered.attributes().stream()
        .filter(change -> change.name().equals(Attribute.LABELS))
        .flatMap(change -> gone(change).stream())
        .map(label -> new Loss(Weight.BREAKING, altered.id(), "has no label %s".formatted(label)))
        .toList();
  }

  private static Set<String> gone(AttributeChange change) {
    Set<String> gone = labels(change.before());
    gone.removeAll(labels(change.after()));
    return gone;
  }

  private static Set<String> labels(Optional<String> list) {
    return LABEL
        .matcher(list.orElse(""))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
