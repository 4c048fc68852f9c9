package dev.interlock.squash;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.Fingerprint;
import dev.interlock.dialect.StepFailure;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.replay.Replay;
import dev.interlock.replay.SchemaResult;
import dev.interlock.script.Statement;
import dev.interlock.squash.BaselineText.Transactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a short text that replaces several migrations, and proves it on shadow databases: the
 * history with this baseline makes the same schema after every later migration, and writes the same
 * number of rows.
 */
public final class Squash {

  private final History history;
  private final Replay.Outcome before;
  private final SquashRange range;
  private final Function<String, Migration> file;
  private final Proofs proofs;
  private @Nullable Catalog schemaAfterRange;
  private Optional<Finding> obstacle = Optional.empty();

  /** Effect of the last text that was proven. */
  private Optional<MigrationEffect> proven = Optional.empty();

  private Squash(
      History history,
      Replay.Outcome before,
      SquashRange range,
      Function<String, Migration> file,
      Proofs proofs) {
    this.history = history;
    this.before = before;
    this.range = range;
    this.file = file;
    this.proofs = proofs;
  }

  /**
   * A proven baseline.
   *
   * @param sql text of the baseline
   * @param leftOut number of statements left out because their objects do not outlive the range
   * @param effect observed effect of the baseline
   */
  public record Proven(String sql, int statements, int leftOut, MigrationEffect effect) {}

  /**
   * Finds and proves the baseline.
   *
   * @param before complete replay of the history without the baseline
   * @param file turns SQL into the migration that its file would contain
   * @param proofs runs the proofs
   * @throws Failure.Refused if no text makes the same schema and rows
   */
  public static Proven of(
      History history,
      Replay.Outcome before,
      SquashRange range,
      Function<String, Migration> file,
      Proofs proofs) {
    return new Squash(history, before, range, file, proofs).prove();
  }

  /** Runs the replays that prove a squash. */
  public interface Proofs {

    /** Runs a history on its own shadow database. */
    Replay.Outcome replay(History history);

    /**
     * Runs one migration on top of others.
     *
     * @param base the migrations that run first, in apply order; the same at every call
     * @return empty if that cannot be tried
     */
    default Optional<SchemaResult> run(History history, List<Migration> base, Migration migration) {
      return Optional.empty();
    }

    /** Reports that a proof is about to run. */
    default void proving(String what) {}
  }

  private Proven prove() {
    List<SquashedStatement> all = SquashedStatements.of(range.migrations(), before.effects());
    return quickly(all).orElseGet(() -> thoroughly(all));
  }

  /**
   * Searches for a short text on the range alone and proves only the result on the whole history.
   * Returns empty if that fails.
   */
  private Optional<Proven> quickly(List<SquashedStatement> all) {
    if (!isTogether() || !makesTheSame(all, Transactions.ONE).isSame()) {
      return Optional.empty();
    }
    List<SquashedStatement> kept = withoutTransient(all, Transactions.ONE, this::makesTheSame);
    proofs.proving("proving %d statements on the whole history".formatted(kept.size()));
    return proof(kept, Transactions.ONE).isSame()
        ? Optional.of(proven(all, kept, Transactions.ONE))
        : Optional.empty();
  }

  /** Whether the migrations of the range run directly one after the other. */
  private boolean isTogether() {
    List<MigrationId> order = before.effects().stream().map(MigrationEffect::id).toList();
    int first = order.indexOf(range.first().id());
    int size = range.migrations().size();
    return first >= 0
        && first + size <= order.size()
        && Set.copyOf(order.subList(first, first + size)).equals(range.ids());
  }

  private Attempt makesTheSame(
      List<SquashedStatement> squashedStatements, Transactions transactions) {
    proofs.proving("trying %d statements on the range".formatted(squashedStatements.size()));
    Migration baseline = file.apply(BaselineText.of(squashedStatements, transactions));
    if (baseline.problems().stream().anyMatch(Finding::isError)) {
      return Attempt.FAILED;
    }
    List<Migration> base =
        history.all().stream().takeWhile(m -> !range.ids().contains(m.id())).toList();
    SchemaResult result = proofs.run(history, base, baseline).orElse(null);
    return switch (result) {
      case SchemaResult.Made(Catalog schema) -> compared(schemaAfterRange(), schema);
      case SchemaResult.Rejected(Statement statement, StepFailure.Said said) ->
          Attempt.rejected(said.message(), statement.text());
      case null -> Attempt.FAILED;
    };
  }

  private static Attempt compared(Catalog wanted, Catalog made) {
    return made.equals(wanted) ? Attempt.SAME : Attempt.different(Change.between(wanted, made));
  }

  private Catalog schemaAfterRange() {
    Catalog known = schemaAfterRange;
    if (known == null) {
      known = schemaAfter(range.last().id());
      schemaAfterRange = known;
    }
    return known;
  }

  private Proven proven(
      List<SquashedStatement> all, List<SquashedStatement> kept, Transactions transactions) {
    return new Proven(
        BaselineText.of(kept, transactions),
        kept.size(),
        all.size() - kept.size(),
        proven.orElseThrow());
  }

  private Proven thoroughly(List<SquashedStatement> all) {
    Transactions transactions =
        proof(all, Transactions.ONE).isSame() ? Transactions.ONE : Transactions.KEPT;
    if (transactions == Transactions.KEPT && !proof(all, Transactions.KEPT).isSame()) {
      throw new Failure.Refused(notTheSame());
    }
    return proven(all, withoutTransient(all, transactions, this::proof), transactions);
  }

  private Finding notTheSame() {
    Finding finding =
        Finding.error(
                Code.CANNOT_SQUASH,
                "`%s` to `%s` make a different schema as one migration than one by one."
                    .formatted(range.first().id(), range.last().id()))
            .help("Squash a smaller range, or correct what the notes name.");
    return obstacle.map(why -> finding.note(why.message())).orElse(finding);
  }

  /** Tries whether a text has the same effect as the range. */
  @FunctionalInterface
  private interface Candidate {
    Attempt of(List<SquashedStatement> squashedStatements, Transactions transactions);
  }

  private List<SquashedStatement> withoutTransient(
      List<SquashedStatement> all, Transactions transactions, Candidate candidate) {
    var transientObjects =
        new TransientObjects(schemaBefore(range.first().id()), schemaAfterRange());
    return without(all, transientObjects.groups(all), transactions, candidate);
  }

  /**
   * Leaves out all groups at once, except those that the reason of a failure concerns: they stay,
   * also where one of them alone would do. If a reason concerns none of the groups, tries one half
   * of them and then the other.
   */
  private List<SquashedStatement> without(
      List<SquashedStatement> squashedStatements,
      List<TransientObjects.Group> groups,
      Transactions transactions,
      Candidate candidate) {
    var left = new ArrayList<>(groups);
    while (!left.isEmpty()) {
      List<SquashedStatement> shorter = without(squashedStatements, statements(left));
      Attempt attempt = candidate.of(shorter, transactions);
      if (attempt.isSame()) {
        return shorter;
      }
      if (!left.removeAll(attempt.needed(left))) {
        return left.size() == 1
            ? squashedStatements
            : withoutHalves(squashedStatements, left, transactions, candidate);
      }
    }
    return squashedStatements;
  }

  private List<SquashedStatement> withoutHalves(
      List<SquashedStatement> squashedStatements,
      List<TransientObjects.Group> groups,
      Transactions transactions,
      Candidate candidate) {
    int half = groups.size() / 2;
    List<SquashedStatement> kept =
        without(squashedStatements, groups.subList(0, half), transactions, candidate);
    return without(kept, groups.subList(half, groups.size()), transactions, candidate);
  }

  private static Set<SquashedStatement> statements(List<TransientObjects.Group> groups) {
    return groups.stream()
        .flatMap(group -> group.squashedStatements().stream())
        .collect(Collectors.toSet());
  }

  private static List<SquashedStatement> without(
      List<SquashedStatement> squashedStatements, Set<SquashedStatement> some) {
    return squashedStatements.stream().filter(squashed -> !some.contains(squashed)).toList();
  }

  private Attempt proof(List<SquashedStatement> squashedStatements, Transactions transactions) {
    Migration baseline = file.apply(BaselineText.of(squashedStatements, transactions));
    Optional<Finding> problem = baseline.problems().stream().filter(Finding::isError).findFirst();
    if (problem.isPresent()) {
      obstacle = problem;
      return Attempt.FAILED;
    }
    var folded = new ArrayList<>(List.of(baseline));
    history.all().stream().filter(m -> !range.ids().contains(m.id())).forEach(folded::add);
    Replay.Outcome after = proofs.replay(history.withMigrations(folded, List.of()));
    obstacle = after.obstacle();
    boolean isSame =
        obstacle.isEmpty()
            && after.schema().equals(before.schema())
            && fingerprints(after, Set.of(baseline.id())).equals(fingerprints(before, range.ids()))
            && rows(after, Set.of(baseline.id())).equals(rows(before, range.ids()));
    if (isSame) {
      proven = after.effects().stream().filter(e -> e.id().equals(baseline.id())).findFirst();
    }
    return isSame
        ? Attempt.SAME
        : obstacle.map(why -> Attempt.rejected(why.message(), "")).orElse(Attempt.FAILED);
  }

  /** Returns the schema after each migration that remains. */
  private static Map<MigrationId, Fingerprint> fingerprints(
      Replay.Outcome outcome, Set<MigrationId> folded) {
    var fingerprints = new HashMap<MigrationId, Fingerprint>();
    outcome.effects().stream()
        .filter(effect -> !folded.contains(effect.id()))
        .forEach(effect -> fingerprints.put(effect.id(), effect.after()));
    return fingerprints;
  }

  /**
   * Returns the number of rows that the squashed migrations leave in each table that outlives them.
   */
  private Map<String, Long> rows(Replay.Outcome outcome, Set<MigrationId> folded) {
    Set<String> tables = TransientObjects.tables(schemaAfterRange());
    var rows = new HashMap<String, Long>();
    for (MigrationEffect effect : outcome.effects()) {
      if (folded.contains(effect.id())) {
        effect
            .parts()
            .forEach(part ->
                part.rows()
                    .forEach((table, counts) -> {
                      if (tables.contains(table)) {
                        rows.merge(table, counts.inserted() - counts.deleted(), Long::sum);
                      }
                    }));
      }
    }
    rows.values().removeIf(count -> count == 0);
    return rows;
  }

  private Catalog schemaBefore(MigrationId id) {
    return schema(id, false);
  }

  private Catalog schemaAfter(MigrationId id) {
    return schema(id, true);
  }

  private Catalog schema(MigrationId id, boolean included) {
    var changes = new ArrayList<Change>();
    for (MigrationEffect effect : before.effects()) {
      boolean isIt = effect.id().equals(id);
      if (!isIt || included) {
        changes.addAll(effect.changes());
      }
      if (isIt) {
        break;
      }
    }
    return Catalog.empty().with(changes);
  }
}
