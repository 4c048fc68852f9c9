package dev.interlock.plan;

import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.ScriptFile;
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
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A migration of which the journal says that some statements took effect and the rest did not.
 *
 * @param file the script that ran; empty where no file has it any more
 */
public record HalfDone(JournalEntry entry, Optional<ScriptFile> file) {

  private static final Set<StatementKind> NO_WORK =
      Set.of(StatementKind.BEGIN, StatementKind.COMMIT, StatementKind.SESSION);

  /** Words that name what a statement does; what follows may be secret. */
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

  /** Whether it has no place in the order. */
  public boolean isRepeatable() {
    return id() instanceof MigrationId.Repeatable;
  }

  boolean isDown() {
    return entry.direction() == Direction.DOWN;
  }

  /** Such as "half applied". */
  public String state() {
    return isDown() ? "half undone" : "half applied";
  }

  /** Whether what is done, or may be running, is not what the file says any more. */
  public boolean isEdited() {
    return file.filter(script -> !entry.isOf(script) || entry.isInFlightEdited(script)).isPresent();
  }

  /** Whether of those statements only the one that may be running was edited. */
  boolean isInFlightEdited() {
    return file.filter(script -> entry.isOf(script) && entry.isInFlightEdited(script)).isPresent();
  }

  /** How many statements took effect, without those that only open or close a transaction. */
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

  /** How many there are; empty where that is not known. */
  public OptionalInt total() {
    return known()
        .map(script -> OptionalInt.of(work(script.statements()).size()))
        .orElseGet(() ->
            entry.division().stream()
                .mapToInt(each -> each.steppedAmong(Integer.MAX_VALUE))
                .findFirst());
  }

  /** Such as "1 of 3 statements done". */
  public String progress() {
    return total().isPresent()
        ? "%d of %d statements done".formatted(done(), total().getAsInt())
        : "statements done: " + done();
  }

  /** A line for each statement, without what may be secret in it. */
  public List<String> statements() {
    var lines = new ArrayList<String>();
    SortedSet<Integer> finished = finished();
    known()
        .ifPresent(script -> {
          boolean first = true;
          for (Statement statement : work(script.statements())) {
            boolean isDone = finished.contains(script.numberOf(statement));
            boolean mayRun = !isDone && first && entry.running().isPresent();
            first = isDone && first;
            lines.add(
                "%s: line %d, `%s`%s"
                    .formatted(
                        isDone ? "done" : "left",
                        line(script, statement),
                        shortened(statement.text()),
                        mayRun ? ", which may have been running" : ""));
          }
        });
    return List.copyOf(lines);
  }

  /** The statements that need not run again; settings do not count as work. */
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

  /** The statement that may have been running when the run stopped. */
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

  /** How the run that stopped divided the file, if it is the same file still. */
  public Optional<Division> division() {
    return entry
        .division()
        .filter(division ->
            file.filter(script -> script.statements().equals(division.script())).isPresent());
  }

  private Optional<Script> known() {
    return isEdited() ? Optional.empty() : file.map(ScriptFile::script);
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
