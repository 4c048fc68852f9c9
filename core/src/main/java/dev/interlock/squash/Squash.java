package dev.interlock.squash;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.Fingerprint;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.failure.Failure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.replay.Replay;
import dev.interlock.squash.BaselineText.Transactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the shortest text that does what several migrations do, and proves it: on scratch databases
 * the history with it makes the same schema after every migration, and writes as many rows.
 */
public final class Squash {

  private final History history;
  private final Replay.Outcome before;
  private final SquashRange range;
  private final Function<String, Migration> file;
  private final Proofs proofs;
  private @Nullable Catalog schemaAfterRange;
  private Optional<Finding> obstacle = Optional.empty();

  /** Of the last text that was. */
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
   * What was proven.
   *
   * @param sql of the baseline
   * @param leftOut how many statements were about what does not outlive the range
   * @param effect of the baseline, as it was seen
   */
  public record Proven(String sql, int statements, int leftOut, MigrationEffect effect) {}

  /**
   * Squashes.
   *
   * @param before what came of replaying the history as it is, to its end
   * @param file the migration whose script is some SQL, as it will be read from its file
   * @param proofs runs what is to be proven
   * @throws Failure.Refused if no text makes the same
   */
  public static Proven of(
      History history,
      Replay.Outcome before,
      SquashRange range,
      Function<String, Migration> file,
      Proofs proofs) {
    return new Squash(history, before, range, file, proofs).prove();
  }

  /** What a squash has run to prove something. */
  public interface Proofs {

    /** Runs a history on a shadow database of its own. */
    Replay.Outcome replay(History history);

    /**
     * The schema that one migration makes on top of others.
     *
     * @param base what runs before it, in apply order; the same at every call
     * @return empty if it does not run, or if that cannot be tried so
     */
    default Optional<Catalog> schema(History history, List<Migration> base, Migration migration) {
      return Optional.empty();
    }

    /** Something is about to be proven. */
    default void proving(String what) {}
  }

  private Proven prove() {
    List<Piece> all = Pieces.of(range.migrations(), before.effects());
    return quickly(all).orElseGet(() -> thoroughly(all));
  }

  /**
   * Looks for the shortest text by trying the range alone, and proves only the one that it finds on
   * the whole history. Empty where that proves nothing.
   */
  private Optional<Proven> quickly(List<Piece> all) {
    if (!isTogether() || !makesTheSame(all, Transactions.ONE)) {
      return Optional.empty();
    }
    List<Piece> kept = withoutMortal(all, Transactions.ONE, this::makesTheSame);
    proofs.proving("proving %d statements on the whole history".formatted(kept.size()));
    return isProven(kept, Transactions.ONE)
        ? Optional.of(proven(all, kept, Transactions.ONE))
        : Optional.empty();
  }

  /** Whether nothing else runs between the migrations of the range. */
  private boolean isTogether() {
    List<MigrationId> order = before.effects().stream().map(MigrationEffect::id).toList();
    int first = order.indexOf(range.first().id());
    int size = range.migrations().size();
    return first >= 0
        && first + size <= order.size()
        && Set.copyOf(order.subList(first, first + size)).equals(range.ids());
  }

  private boolean makesTheSame(List<Piece> pieces, Transactions transactions) {
    proofs.proving("trying %d statements on the range".formatted(pieces.size()));
    Migration baseline = file.apply(BaselineText.of(pieces, transactions));
    if (baseline.problems().stream().anyMatch(Finding::isError)) {
      return false;
    }
    List<Migration> base =
        history.all().stream().takeWhile(m -> !range.ids().contains(m.id())).toList();
    return proofs
        .schema(history, base, baseline)
        .filter(schema -> schema.equals(schemaAfterRange()))
        .isPresent();
  }

  private Catalog schemaAfterRange() {
    Catalog known = schemaAfterRange;
    if (known == null) {
      known = schemaAfter(range.last().id());
      schemaAfterRange = known;
    }
    return known;
  }

  private Proven proven(List<Piece> all, List<Piece> kept, Transactions transactions) {
    return new Proven(
        BaselineText.of(kept, transactions),
        kept.size(),
        all.size() - kept.size(),
        proven.orElseThrow());
  }

  private Proven thoroughly(List<Piece> all) {
    Transactions transactions =
        isProven(all, Transactions.ONE) ? Transactions.ONE : Transactions.KEPT;
    if (transactions == Transactions.KEPT && !isProven(all, Transactions.KEPT)) {
      throw new Failure.Refused(notTheSame());
    }
    return proven(all, withoutMortal(all, transactions, this::isProven), transactions);
  }

  private Finding notTheSame() {
    Finding finding =
        Finding.error(
                Code.CANNOT_SQUASH,
                "`%s` to `%s` as one migration do not make what they make one by one."
                    .formatted(range.first().id(), range.last().id()))
            .help("Squash a smaller range, or mend what stands in the way.");
    return obstacle.map(why -> finding.note(why.message())).orElse(finding);
  }

  /** Whether some text does the same as the range. */
  @FunctionalInterface
  private interface Trial {
    boolean holds(List<Piece> pieces, Transactions transactions);
  }

  private List<Piece> withoutMortal(List<Piece> all, Transactions transactions, Trial trial) {
    var mortal = new Mortal(schemaBefore(range.first().id()), schemaAfterRange());
    return without(all, mortal.groups(all), transactions, trial);
  }

  /**
   * All of the groups at once if that is proven, or else half of them and then the other half: each
   * proof is a replay, and most often few groups of many have to stay.
   */
  private List<Piece> without(
      List<Piece> pieces, List<Set<Piece>> groups, Transactions transactions, Trial trial) {
    if (groups.isEmpty()) {
      return pieces;
    }
    var some = new HashSet<Piece>();
    groups.forEach(some::addAll);
    List<Piece> shorter = without(pieces, some);
    if (trial.holds(shorter, transactions)) {
      return shorter;
    }
    if (groups.size() == 1) {
      return pieces;
    }
    int half = groups.size() / 2;
    List<Piece> kept = without(pieces, groups.subList(0, half), transactions, trial);
    return without(kept, groups.subList(half, groups.size()), transactions, trial);
  }

  private static List<Piece> without(List<Piece> pieces, Set<Piece> some) {
    return pieces.stream().filter(piece -> !some.contains(piece)).toList();
  }

  private boolean isProven(List<Piece> pieces, Transactions transactions) {
    Migration baseline = file.apply(BaselineText.of(pieces, transactions));
    Optional<Finding> problem = baseline.problems().stream().filter(Finding::isError).findFirst();
    if (problem.isPresent()) {
      obstacle = problem;
      return false;
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
    return isSame;
  }

  /** After each migration that stays. */
  private static Map<MigrationId, Fingerprint> fingerprints(
      Replay.Outcome outcome, Set<MigrationId> folded) {
    var fingerprints = new HashMap<MigrationId, Fingerprint>();
    outcome.effects().stream()
        .filter(effect -> !folded.contains(effect.id()))
        .forEach(effect -> fingerprints.put(effect.id(), effect.after()));
    return fingerprints;
  }

  /** How many rows the folded migrations leave in each table that outlives them. */
  private Map<String, Long> rows(Replay.Outcome outcome, Set<MigrationId> folded) {
    Set<String> tables = Mortal.tables(schemaAfterRange());
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
