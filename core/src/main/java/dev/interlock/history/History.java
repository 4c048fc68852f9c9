package dev.interlock.history;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The graph of migrations that the files describe. Immutable, and independent of the order in which
 * a file system lists the files.
 */
public final class History {

  private static final Comparator<Finding> BY_PLACE =
      Comparator.<Finding, String>comparing(f -> f.place().map(p -> p.file()).orElse(""))
          .thenComparing(f -> f.place().map(p -> p.line()).orElse(0))
          .thenComparing(Finding::code)
          .thenComparing(Finding::message);

  private final Optional<SourceTool> tool;
  private final Graph graph;
  private final List<Migration> repeatables;
  private final List<Finding> problems;
  private final Squashes squashes;
  private final Supplier<History> kept;

  private History(
      Optional<SourceTool> tool,
      Graph graph,
      List<Migration> repeatables,
      List<Finding> problems,
      Squashes squashes,
      Supplier<History> kept) {
    this.tool = tool;
    this.graph = graph;
    this.repeatables = repeatables;
    this.problems = problems;
    this.squashes = squashes;
    this.kept = kept;
  }

  /**
   * Builds the graph. The default parent of a file is the version before it among all versions.
   *
   * @param migrations versioned and repeatable, in any order, as the layout read them
   * @param found the layout's findings about the files
   */
  public static History of(Collection<Migration> migrations, Collection<Finding> found) {
    return of(Optional.empty(), migrations, found);
  }

  /** Builds the graph of files of one tool. */
  public static History of(
      SourceTool tool, Collection<Migration> migrations, Collection<Finding> found) {
    return of(Optional.of(tool), migrations, found);
  }

  private static History of(
      Optional<SourceTool> tool, Collection<Migration> migrations, Collection<Finding> found) {
    var problems = new ArrayList<>(found);
    var unique = Duplicates.removed(migrations, problems);
    var squashes = Squashes.of(unique);
    var versioned =
        Parents.resolved(
            unique.stream().filter(m -> !m.isRepeatable()).toList(), squashes, problems);
    var graph = Graph.of(versioned, problems);
    var repeatables =
        unique.stream()
            .filter(Migration::isRepeatable)
            .sorted(Comparator.comparing(Migration::description).thenComparing(Migration::id))
            .toList();
    return new History(
        tool,
        graph,
        repeatables,
        problems.stream().sorted(BY_PLACE).toList(),
        squashes,
        () -> History.of(List.of(), List.of()));
  }

  /**
   * Returns a copy with the kept files of squashed migrations.
   *
   * @param files reads them on demand, which few databases require
   */
  public History withKept(Supplier<History> files) {
    return new History(tool, graph, repeatables, problems, squashes, files);
  }

  /** Returns a history of other migrations of the same tool, with the same kept files. */
  public History withMigrations(Collection<Migration> migrations, Collection<Finding> found) {
    return of(tool, migrations, found).withKept(kept);
  }

  /** Returns the squashes that the baselines declare. */
  public Squashes squashes() {
    return squashes;
  }

  /** Returns the kept files of squashed migrations as a separate history. */
  public History kept() {
    return kept.get();
  }

  /** Returns the tool of the files; empty if the files are not migrations. */
  public Optional<SourceTool> tool() {
    return tool;
  }

  /** Returns the versioned migrations in apply order: parents first, ties by version. */
  public List<Migration> migrations() {
    return graph.order();
  }

  /** Returns the repeatable migrations, ordered by description. */
  public List<Migration> repeatables() {
    return repeatables;
  }

  /** Returns all migrations, versioned and repeatable, in apply order. */
  public List<Migration> all() {
    var all = new ArrayList<>(graph.order());
    all.addAll(repeatables);
    return List.copyOf(all);
  }

  public boolean isEmpty() {
    return graph.order().isEmpty() && repeatables.isEmpty();
  }

  /** Returns a checksum over all files in apply order, which changes with any file and any byte. */
  public Checksum checksum() {
    var digest = Checksum.sha256();
    all()
        .forEach(migration -> {
          digest.update(migration.id().toString().getBytes(StandardCharsets.UTF_8));
          digest.update(migration.content().hex().getBytes(StandardCharsets.UTF_8));
        });
    return Checksum.of(digest, new byte[0]);
  }

  /** Returns the versions without children, ascending; a healthy history has exactly one. */
  public List<Version> heads() {
    return graph.heads();
  }

  public Optional<Migration> find(Version version) {
    return graph.find(version);
  }

  /** Returns the version that a user means by {@code wanted}. */
  public Optional<Version> resolve(Version wanted) {
    return wanted.among(graph.versions());
  }

  public Optional<Migration> find(MigrationId id) {
    return id instanceof MigrationId.Versioned(Version version)
        ? find(version)
        : repeatables.stream().filter(m -> m.id().equals(id)).findFirst();
  }

  /** Returns the versions that have this one as a parent, ascending. */
  public NavigableSet<Version> children(Version version) {
    return graph.children(version);
  }

  /** Returns the versions that this one builds on, directly or indirectly, without itself. */
  public NavigableSet<Version> ancestors(Version version) {
    return graph.ancestors(List.of(version));
  }

  /** Returns the versions that any of these builds on, directly or indirectly. */
  public NavigableSet<Version> ancestors(Collection<Version> versions) {
    return graph.ancestors(versions);
  }

  /** Returns a version and its ancestors, in apply order. */
  public List<Migration> upTo(Version version) {
    var wanted = ancestors(version);
    return graph.order().stream()
        .filter(m -> m.version().map(v -> v.equals(version) || wanted.contains(v)).orElse(false))
        .toList();
  }

  /**
   * Returns the problems of file names, headers and parents, ordered by file and line. Splits no
   * script.
   */
  public List<Finding> problems() {
    return problems;
  }

  /** Returns the problems inside a migration's up script. Reads and splits it. */
  public List<Finding> problems(Migration migration) {
    var found = new ArrayList<>(migration.problems());
    if (found.stream().noneMatch(Finding::isError)) {
      found.addAll(EmptyMigrations.in(migration, this));
      tool.ifPresent(source -> found.addAll(leftBehind(migration, source)));
    }
    return List.copyOf(found);
  }

  /**
   * Reports settings that a script leaves set, unless it is last: they matter only to later
   * migrations.
   */
  private List<Finding> leftBehind(Migration migration, SourceTool source) {
    boolean isLast = migration.version().filter(version -> !children(version).isEmpty()).isEmpty();
    return isLast || migration.up().program().isPresent()
        ? List.of()
        : migration.up().leftSettings().stream()
            .filter(setting -> !setting.isRestoredBy(source))
            .map(setting -> setting.finding(migration, source))
            .toList();
  }

  /**
   * Returns {@link #problems} and the problems inside all scripts. Reads and splits every script.
   * An undo script that cannot run prevents only downgrades.
   */
  public List<Finding> audit() {
    var all = new ArrayList<>(problems);
    for (Migration migration : all()) {
      all.addAll(problems(migration));
      migration.undoProblems().forEach(problem -> all.add(ofUndo(problem)));
    }
    return all.stream().sorted(BY_PLACE).toList();
  }

  private static Finding ofUndo(Finding problem) {
    return problem.isError()
        ? problem
            .as(Severity.WARNING)
            .note("it is an undo script: only to go back over it is refused")
        : problem;
  }
}
