package dev.interlock.squash;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds statements that concern only objects which do not outlive the range. They are candidates
 * for omission, in groups that make sense only together; a replay has to prove that they can be
 * left out.
 */
final class TransientObjects {

  private final Catalog before;
  private final Catalog after;

  TransientObjects(Catalog before, Catalog after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Statements that make sense only together.
   *
   * @param squashedStatements at least one
   */
  record Group(Set<SquashedStatement> squashedStatements) {

    /** Returns the objects that the statements create, alter or drop. */
    Set<ObjectId> objects() {
      return squashedStatements.stream()
          .flatMap(squashed -> squashed.touched().stream())
          .collect(Collectors.toSet());
    }

    /**
     * Returns the names of the objects, each after that of its table; without schemas and
     * arguments.
     */
    Set<List<String>> names() {
      return objects().stream().map(id -> bare(id.path())).collect(Collectors.toSet());
    }

    private static List<String> bare(List<String> path) {
      return path.stream()
          .skip(path.size() < 2 ? 0 : 1)
          .map(part -> part.replaceFirst("\\(.*", ""))
          .toList();
    }
  }

  /** Returns the groups, each with at least one statement. */
  List<Group> groups(List<SquashedStatement> squashedStatements) {
    var groups = new ArrayList<Set<SquashedStatement>>();
    var owners = new ArrayList<Set<List<String>>>();
    for (SquashedStatement squashed : squashedStatements) {
      if (!isTransient(squashed)) {
        continue;
      }
      var together = new HashSet<>(Set.of(squashed));
      var about = new HashSet<>(owners(squashed));
      for (int i = groups.size() - 1; i >= 0; i--) {
        if (owners.get(i).stream().anyMatch(about::contains)) {
          together.addAll(groups.remove(i));
          about.addAll(owners.remove(i));
        }
      }
      groups.add(together);
      owners.add(about);
    }
    return groups.stream().map(Group::new).toList();
  }

  private boolean isTransient(SquashedStatement squashed) {
    boolean aboutAnything = !squashed.touched().isEmpty() || !squashed.written().isEmpty();
    return aboutAnything
        && squashed.touched().stream().allMatch(this::isPassing)
        && squashed.written().stream().allMatch(this::isGone);
  }

  private boolean isPassing(ObjectId id) {
    return before.find(id).isEmpty() && after.find(id).isEmpty();
  }

  private boolean isGone(String table) {
    return !tables(before).contains(table) && !tables(after).contains(table);
  }

  static Set<String> tables(Catalog catalog) {
    return catalog.objects().stream()
        .filter(object -> !object.id().kind().isPart() && object.id().path().size() == 2)
        .map(object -> name(object.id().path()))
        .collect(Collectors.toSet());
  }

  /** Returns a table's name in the notation of an effect. */
  private static String name(List<String> path) {
    String table = Identifier.quoted(path.get(1));
    return path.get(0).isEmpty() ? table : Identifier.quoted(path.get(0)) + "." + table;
  }

  private static Set<List<String>> owners(SquashedStatement squashed) {
    Set<List<String>> owners =
        squashed.touched().stream()
            .map(ObjectId::owner)
            .map(TransientObjects::twoNames)
            .collect(Collectors.toCollection(HashSet::new));
    squashed.written().forEach(table -> owners.add(List.of(table)));
    return owners;
  }

  private static List<String> twoNames(List<String> path) {
    return path.size() < 2 ? path : List.of(name(path));
  }
}
