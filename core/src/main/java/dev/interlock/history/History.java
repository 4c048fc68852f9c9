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
 * The graph of migrations that the files describe. Immutable, and the same for the same files
 * whatever the order in which a file system lists them.
 */
public final class History {

  private static final Comparator<Finding> BY_PLACE =
      Comparator.<Finding, String>comparing(f -> f.place().map(p -> p.file()).orElse(""))
          .thenComparing(f -> f.place().map(p -> p.line()).orElse(0))
          .thenComparing(Finding::code)
          .thenComparing(Finding::message);

  private final Optional<Layout> layout;
  private final Graph graph;
  private final List<Migration> repeatables;
  private final List<Finding> problems;
  private final Squashes squashes;
  private final Supplier<History> kept;

  private History(
      Optional<Layout> layout,
      Graph graph,
      List<Migration> repeatables,
      List<Finding> problems,
      Squashes squashes,
      Supplier<History> kept) {
    this.layout = layout;
    this.graph = graph;
    this.repeatables = repeatables;
    this.problems = problems;
    this.squashes = squashes;
    this.kept = kept;
  }

  /**
   * Builds the graph. Where a file names no parents, its parent is the version before it among all
   * versions.
   *
   * @param migrations versioned and repeatable, in any order, as a layout found them
   * @param found what the layout has to say about the files
   */
  public static History of(Collection<Migration> migrations, Collection<Finding> found) {
    return of(Optional.empty(), migrations, found);
  }

  /** The same, of files that are written as one tool writes them. */
  public static History of(
      Layout layout, Collection<Migration> migrations, Collection<Finding> found) {
    return of(Optional.of(layout), migrations, found);
  }

  private static History of(
      Optional<Layout> layout, Collection<Migration> migrations, Collection<Finding> found) {
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
        layout,
        graph,
        repeatables,
        problems.stream().sorted(BY_PLACE).toList(),
        squashes,
        () -> History.of(List.of(), List.of()));
  }

  /**
   * The same history with the migrations that its baselines squash.
   *
   * @param files read when somebody asks, which few databases give a reason for
   */
  public History withKept(Supplier<History> files) {
    return new History(layout, graph, repeatables, problems, squashes, files);
  }

  /** Other migrations, written as the same tool writes them, with the same kept files. */
  public History withMigrations(Collection<Migration> migrations, Collection<Finding> found) {
    return of(layout, migrations, found).withKept(kept);
  }

  /** What the baselines say they squash. */
  public Squashes squashes() {
    return squashes;
  }

  /** The kept files of squashed migrations, as a history of their own. */
  public History kept() {
    return kept.get();
  }

  /** As which tool the files are written; empty for files that are no migrations. */
  public Optional<Layout> layout() {
    return layout;
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
          digest.update(migration.content().hex().getBytes(StandardCharsets.UTF_8));
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

  /** What is wrong inside the up script of a migration. Reads and splits it. */
  public List<Finding> problems(Migration migration) {
    var found = new ArrayList<>(migration.problems());
    if (found.stream().noneMatch(Finding::isError)) {
      found.addAll(EmptyMigrations.in(migration, this));
      layout.ifPresent(tool -> found.addAll(leftBehind(migration, tool)));
    }
    return List.copyOf(found);
  }

  /** What is left behind only matters where there is something behind. */
  private List<Finding> leftBehind(Migration migration, Layout tool) {
    boolean isLast = migration.version().filter(version -> !children(version).isEmpty()).isEmpty();
    return isLast
        ? List.of()
        : migration.up().leftSettings().stream()
            .filter(setting -> !setting.isRestoredBy(tool))
            .map(setting -> setting.finding(migration, tool))
            .toList();
  }

  /**
   * {@link #problems} and what is wrong inside the scripts. Reads and splits every one. An undo
   * script that cannot run forbids to go down only.
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
