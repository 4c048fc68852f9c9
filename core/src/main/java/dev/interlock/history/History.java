package dev.interlock.history;

import dev.interlock.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * The graph of migrations that the files describe. Immutable, and the same for the same files
 * whatever the order in which a file system lists them.
 */
public final class History {

  private static final Comparator<Finding> BY_PLACE =
      Comparator.<Finding, String>comparing(f -> f.place().map(p -> p.file()).orElse(""))
          .thenComparing(f -> f.place().map(p -> p.line()).orElse(0))
          .thenComparing(Finding::code)
          .thenComparing(Finding::message);

  private final Graph graph;
  private final List<Migration> repeatables;
  private final List<Finding> problems;

  private History(Graph graph, List<Migration> repeatables, List<Finding> problems) {
    this.graph = graph;
    this.repeatables = repeatables;
    this.problems = problems;
  }

  /**
   * Builds the graph. Where a file names no parents, its parent is the version before it among all
   * versions.
   *
   * @param migrations versioned and repeatable, in any order, as a layout found them
   * @param found what the layout has to say about the files
   */
  public static History of(Collection<Migration> migrations, Collection<Finding> found) {
    var problems = new ArrayList<>(found);
    var unique = Duplicates.removed(migrations, problems);
    var versioned =
        Parents.resolved(unique.stream().filter(m -> !m.isRepeatable()).toList(), problems);
    var graph = Graph.of(versioned, problems);
    var repeatables =
        unique.stream()
            .filter(Migration::isRepeatable)
            .sorted(Comparator.comparing(Migration::description).thenComparing(Migration::id))
            .toList();
    return new History(graph, repeatables, problems.stream().sorted(BY_PLACE).toList());
  }

  /** The versioned migrations in apply order: parents first, ties by version. */
  public List<Migration> migrations() {
    return graph.order();
  }

  /** The repeatable migrations by description. */
  public List<Migration> repeatables() {
    return repeatables;
  }

  /** Versioned and repeatable, in apply order. */
  public List<Migration> all() {
    var all = new ArrayList<>(graph.order());
    all.addAll(repeatables);
    return List.copyOf(all);
  }

  public boolean isEmpty() {
    return graph.order().isEmpty() && repeatables.isEmpty();
  }

  /** One checksum of all files in apply order; another file, or another byte, and it differs. */
  public Checksum checksum() {
    var digest = Checksum.sha256();
    all()
        .forEach(migration -> {
          digest.update(migration.id().toString().getBytes(StandardCharsets.UTF_8));
          digest.update(migration.raw().hex().getBytes(StandardCharsets.UTF_8));
        });
    return Checksum.of(digest, new byte[0]);
  }

  /** The versions that no other one builds on, ascending; one in a healthy history. */
  public List<Version> heads() {
    return graph.heads();
  }

  public Optional<Migration> find(Version version) {
    return graph.find(version);
  }

  /** The version of a migration that somebody means who writes {@code wanted}. */
  public Optional<Version> resolve(Version wanted) {
    return wanted.among(graph.versions());
  }

  public Optional<Migration> find(MigrationId id) {
    return id instanceof MigrationId.Versioned(Version version)
        ? find(version)
        : repeatables.stream().filter(m -> m.id().equals(id)).findFirst();
  }

  /** The versions that name this one as a parent, ascending. */
  public NavigableSet<Version> children(Version version) {
    return graph.children(version);
  }

  /** Everything this version builds on, directly or not, without itself. */
  public NavigableSet<Version> ancestors(Version version) {
    return graph.ancestors(List.of(version));
  }

  /** Everything that any of these versions builds on, directly or not. */
  public NavigableSet<Version> ancestors(Collection<Version> versions) {
    return graph.ancestors(versions);
  }

  /** A version and everything it builds on, in apply order. */
  public List<Migration> upTo(Version version) {
    var wanted = ancestors(version);
    return graph.order().stream()
        .filter(m -> m.version().map(v -> v.equals(version) || wanted.contains(v)).orElse(false))
        .toList();
  }

  /**
   * What is wrong with the files by their names, headers and parents, by file and line. Costs
   * nothing: no script was split for it.
   */
  public List<Finding> problems() {
    return problems;
  }

  /** {@link #problems} and what is wrong inside the scripts. Reads and splits every one. */
  public List<Finding> audit() {
    var all = new ArrayList<>(problems);
    all().forEach(migration -> all.addAll(migration.problems()));
    return all.stream().sorted(BY_PLACE).toList();
  }
}
