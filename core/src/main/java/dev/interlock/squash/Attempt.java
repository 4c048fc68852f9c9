package dev.interlock.squash;

import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Result of trying a shorter text.
 *
 * @param isSame whether the text has the same effect as the range
 * @param isNamed whether the reason names an object of a group
 * @param isRelated whether the reason names a table to which an object of a group belongs
 */
record Attempt(
    boolean isSame,
    Predicate<TransientObjects.Group> isNamed,
    Predicate<TransientObjects.Group> isRelated) {

  /** The text has the same effect as the range. */
  static final Attempt SAME = new Attempt(true, group -> false, group -> false);

  /** The text has another effect, for an unknown reason. */
  static final Attempt FAILED = new Attempt(false, group -> false, group -> false);

  /**
   * The server rejected a statement. Its message often names a column without the table; the text
   * of the statement then tells which table it is.
   *
   * @param statement text of the statement; empty if unknown
   */
  static Attempt rejected(String message, String statement) {
    Set<String> said = words(message);
    Set<String> known = words(message + " " + statement);
    return new Attempt(
        false,
        group ->
            group.names().stream()
                .anyMatch(name -> said.contains(name.getLast()) && known.containsAll(name)),
        group -> group.names().stream().anyMatch(name -> said.contains(name.getFirst())));
  }

  /** The text runs and makes another schema. */
  static Attempt different(List<Change> changes) {
    Set<ObjectId> objects = changes.stream().map(Change::id).collect(Collectors.toSet());
    Set<List<String>> owners = objects.stream().map(ObjectId::owner).collect(Collectors.toSet());
    return new Attempt(
        false,
        group -> group.objects().stream().anyMatch(objects::contains),
        group -> group.objects().stream().anyMatch(id -> owners.contains(id.owner())));
  }

  /** Returns the groups that the reason concerns; empty if it concerns none. */
  List<TransientObjects.Group> needed(List<TransientObjects.Group> groups) {
    List<TransientObjects.Group> named = groups.stream().filter(isNamed).toList();
    return named.isEmpty() ? groups.stream().filter(isRelated).toList() : named;
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.split("[^\\p{L}\\p{N}_$]+")));
  }
}
