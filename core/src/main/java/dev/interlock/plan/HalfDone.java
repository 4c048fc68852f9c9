package dev.interlock.plan;

import dev.interlock.batch.Batch;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.OnlineSequence;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.Division;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A migration that the journal records as partly done: some statements took effect, others did not.
 *
 * @param file the script that ran; empty if the file no longer exists
 */
public record HalfDone(JournalEntry entry, Optional<ScriptFile> file) {

  private static final Set<StatementKind> NO_WORK =
      Set.of(StatementKind.BEGIN, StatementKind.COMMIT, StatementKind.SESSION);

  /** Number of leading words that identify a statement; the rest may be secret. */
  private static final int WORDS = 4;

  static HalfDone of(History history, JournalEntry entry) {
    Optional<Migration> migration = history.find(entry.id());
    return new HalfDone(
        entry,
        switch (entry.direction()) {
          case UP -> migration.map(Migration::up);
          case DOWN -> migration.flatMap(Migration::undo);
        });
  }

  public MigrationId id() {
    return entry.id();
  }

  /** Whether the migration is repeatable and so has no place in the order. */
  public boolean isRepeatable() {
    return id() instanceof MigrationId.Repeatable;
  }

  boolean isDown() {
    return entry.direction() == Direction.DOWN;
  }

  /** Returns "half applied" or "half undone". */
  public String state() {
    return isDown() ? "half undone" : "half applied";
  }

  /**
   * Whether a statement that is done, may be running, or has run in batches, has been edited in the
   * file since.
   */
  public boolean isEdited() {
    return file.filter(script -> !entry.isOf(script) || entry.isInFlightEdited(script)).isPresent()
        || isDividedOtherwise();
  }

  /**
   * Whether the next statement has begun to run in batches of a table and a key that the file no
   * longer names.
   */
  boolean isDividedOtherwise() {
    return entry.batch().isPresent()
        && file.filter(script -> script.hasScript() && entry.isOf(script))
            .filter(script -> batch(script).filter(entry.batch().get()::isOf).isEmpty())
            .isPresent();
  }

  /** Returns the directive of the statement whose batches have begun. */
  private Optional<Batch> batch(ScriptFile script) {
    int next = entry.division().map(known -> known.through(entry.done()).orElse(0)).orElse(0) - 1;
    return script.steps(Set.of()).steps().stream()
        .filter(Step.Batched.class::isInstance)
        .map(Step.Batched.class::cast)
        .filter(step -> script.script().numberOf(step.statement()) == next)
        .map(Step.Batched::batch)
        .findFirst();
  }

  /** Whether the next statement has begun to run in batches. */
  boolean hasBatches() {
    return entry.batch().isPresent();
  }

  /** Whether the only such edit is of the statement that may be running. */
  boolean isInFlightEdited() {
    return file.filter(script -> entry.isOf(script) && entry.isInFlightEdited(script)).isPresent();
  }

  /**
   * Returns the number of statements that took effect; statements that only open or close a
   * transaction or change a setting do not count.
   */
  public int done() {
    return known()
        .map(script -> {
          SortedSet<Integer> finished = finished();
          return (int)
              work(script.statements()).stream()
                  .filter(each -> finished.contains(script.numberOf(each)))
                  .count();
        })
        .orElseGet(() ->
            entry.division().map(each -> each.steppedAmong(entry.done())).orElse(entry.done()));
  }

  /** Returns the number of all statements; empty if unknown. */
  public OptionalInt total() {
    return known()
        .map(script -> OptionalInt.of(work(script.statements()).size()))
        .orElseGet(() ->
            entry.division().stream()
                .mapToInt(each -> each.steppedAmong(Integer.MAX_VALUE))
                .findFirst());
  }

  /** Returns a text such as "1 of 3 statements done, 2,000 of about 9,000 rows of the next". */
  public String progress() {
    String statements =
        total().isPresent()
            ? "%d of %d statements done".formatted(done(), total().getAsInt())
            : "statements done: " + done();
    return entry
        .batch()
        .map(rows -> "%s, %s of the next".formatted(statements, rows.shown()))
        .orElse(statements);
  }

  /** Returns a line for each statement, without parts that may be secret. */
  public List<String> statements() {
    var lines = new ArrayList<String>();
    SortedSet<Integer> finished = finished();
    known()
        .ifPresent(script -> {
          boolean first = true;
          for (Statement statement : work(script.statements())) {
            boolean isDone = finished.contains(script.numberOf(statement));
            String begun = !isDone && first ? begun() : "";
            first = isDone && first;
            lines.add(
                "%s: line %d, `%s`%s"
                    .formatted(
                        isDone ? "done" : "left",
                        line(script, statement),
                        shortened(statement.text()),
                        begun));
          }
        });
    return List.copyOf(lines);
  }

  /** Returns what is known of the first statement that is left, as the end of a sentence. */
  private String begun() {
    return entry
        .batch()
        .map(rows -> ", " + rows.shown() + " done")
        .or(() ->
            entry
                .online()
                .map(online ->
                    ", online: %d of %d steps done"
                        .formatted(online.done(), online.sequence().steps().size())))
        .orElseGet(() -> entry.running().isPresent() ? ", which may have been running" : "");
  }

  /**
   * Returns the numbers of the statements that need not run again. A statement that only changes a
   * setting always runs again.
   */
  public SortedSet<Integer> finished() {
    var finished = new TreeSet<Integer>();
    known()
        .ifPresent(script -> {
          for (int number = 0; number < entry.done(); number++) {
            if (script.statements().get(number).kind() != StatementKind.SESSION) {
              finished.add(number);
            }
          }
          division().ifPresent(division -> finished.addAll(division.skipped()));
        });
    return finished;
  }

  /** Returns the number of the statement that may have been running when the run stopped. */
  public OptionalInt inFlight() {
    return entry.running().isEmpty()
        ? OptionalInt.empty()
        : known().stream()
            .flatMapToInt(script -> {
              SortedSet<Integer> finished = finished();
              return work(script.statements()).stream()
                  .mapToInt(script::numberOf)
                  .filter(number -> !finished.contains(number));
            })
            .findFirst();
  }

  /** Returns the sequence under way, by the number of the statement that it replaces. */
  SortedMap<Integer, OnlineSequence> online() {
    var online = new TreeMap<Integer, OnlineSequence>();
    inFlight()
        .ifPresent(number ->
            entry.online().ifPresent(progress -> online.put(number, progress.sequence())));
    return online;
  }

  /**
   * Returns the division of the file by the run that stopped, if the statements have not changed
   * since.
   */
  public Optional<Division> division() {
    return entry
        .division()
        .filter(division ->
            file.filter(script -> script.statements().equals(division.script())).isPresent());
  }

  private Optional<Script> known() {
    return isEdited() || isByProgram() ? Optional.empty() : file.map(ScriptFile::script);
  }

  private boolean isByProgram() {
    return file.filter(entry::isByProgram).isPresent();
  }

  private static List<Statement> work(List<Statement> statements) {
    return statements.stream().filter(each -> !NO_WORK.contains(each.kind())).toList();
  }

  private static int line(Script script, Statement statement) {
    return 1
        + (int)
            script.text().substring(0, statement.offset()).chars().filter(c -> c == '\n').count();
  }

  private static String shortened(String text) {
    var words = new ArrayList<String>();
    for (String word : text.split("\\s+", WORDS + 1)) {
      if (words.size() == WORDS || word.contains("'") || word.contains("$")) {
        return String.join(" ", words) + " …";
      }
      words.add(word);
    }
    return String.join(" ", words);
  }
}
