package dev.interlock.report.diagram;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of a diagram that is wanted. A pattern is a table's name with or without its schema, in
 * which {@code *} matches any characters and {@code ?} one.
 *
 * @param schemas the schemas to show; empty for all
 * @param tables patterns of the tables to show; empty for all
 * @param excluded patterns of tables to leave out
 * @param distance the number of foreign keys to follow from the chosen tables, in both directions
 */
public record Selection(
    List<String> schemas, List<String> tables, List<String> excluded, int distance) {

  public Selection {
    schemas = List.copyOf(schemas);
    tables = List.copyOf(tables);
    excluded = List.copyOf(excluded);
  }

  /** Returns the chosen part. */
  public Diagram of(Diagram diagram) {
    Set<QualifiedName> allowed =
        names(diagram, name -> !matchesAny(excluded, name) && isInSchemas(name));
    Set<QualifiedName> kept = names(diagram, name -> tables.isEmpty() || matchesAny(tables, name));
    kept.retainAll(allowed);
    for (int step = 0; step < distance; step++) {
      kept.addAll(neighbours(diagram, kept));
      kept.retainAll(allowed);
    }
    return schemas.isEmpty() && tables.isEmpty() && excluded.isEmpty() ? diagram : diagram.of(kept);
  }

  /** Returns the schemas and patterns that match no table of the diagram. */
  public List<String> unmatched(Diagram diagram) {
    var unmatched = new ArrayList<String>(schemas);
    unmatched.removeAll(diagram.schemas());
    Stream.concat(tables.stream(), excluded.stream())
        .filter(pattern -> names(diagram, name -> matches(pattern, name)).isEmpty())
        .forEach(unmatched::add);
    return unmatched;
  }

  private boolean isInSchemas(QualifiedName name) {
    return schemas.isEmpty() || schemas.contains(name.schema());
  }

  private static Set<QualifiedName> names(Diagram diagram, Predicate<QualifiedName> wanted) {
    return diagram.tables().stream()
        .map(Table::name)
        .filter(wanted)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<QualifiedName> neighbours(Diagram diagram, Set<QualifiedName> names) {
    var neighbours = new HashSet<QualifiedName>();
    for (Reference key : diagram.references()) {
      if (names.contains(key.from())) {
        neighbours.add(key.to());
      }
      if (names.contains(key.to())) {
        neighbours.add(key.from());
      }
    }
    return neighbours;
  }

  private static boolean matchesAny(List<String> patterns, QualifiedName name) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, name));
  }

  private static boolean matches(String pattern, QualifiedName name) {
    String expression =
        pattern
            .codePoints()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    Pattern compiled = Pattern.compile(expression, Pattern.DOTALL);
    return compiled.matcher(name.name()).matches()
        || compiled.matcher(name.schema() + "." + name.name()).matches();
  }
}
