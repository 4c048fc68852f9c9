package dev.interlock.ledger;

import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.history.OnlineSequence;
import dev.interlock.history.SafeStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The progress of a sequence that replaces a statement. The journal keeps the sequence itself: a
 * later run continues it, whatever the configuration, the schema, and the version of Interlock that
 * would choose another one.
 *
 * <p>Written into the journal's column for the {@link PreStepState} of the statement in flight,
 * since the statement is in flight until the last step is done. Every text is preceded by its
 * length, because a statement may have any character.
 *
 * @param done the number of steps that have taken effect
 * @param before the state before the next step, if that may be running outside a transaction
 */
public record OnlineProgress(OnlineSequence sequence, int done, Optional<PreStepState> before) {

  private static final String MARK = "online ";

  /** Begins a sequence. */
  public static OnlineProgress begin(OnlineSequence sequence) {
    return new OnlineProgress(sequence, 0, Optional.empty());
  }

  /** Returns the progress after this many steps. */
  public OnlineProgress after(int steps) {
    return new OnlineProgress(sequence, steps, Optional.empty());
  }

  /** Returns the progress with a step that may be running. */
  public OnlineProgress during(Optional<PreStepState> state) {
    return new OnlineProgress(sequence, done, state);
  }

  /** Whether no step has begun. */
  public boolean isNew() {
    return done == 0 && before.isEmpty();
  }

  /** Returns the text in the journal. */
  public PreStepState state() {
    var words = new Writer();
    words.add(done);
    words.add(before.map(PreStepState::words));
    words.add(sequence.steps().size());
    for (SafeStep step : sequence.steps()) {
      words.add(step.alone() ? 1 : 0);
      words.add(step.undo());
      words.add(step.statements());
    }
    words.add(sequence.helpers().size());
    for (ObjectId helper : sequence.helpers()) {
      words.add(helper.kind().name());
      words.add(helper.path());
    }
    return new PreStepState(MARK + words.text);
  }

  /** Parses the output of {@link #state}; empty if it is the state before one statement. */
  public static Optional<OnlineProgress> of(PreStepState state) {
    return state.words().startsWith(MARK)
        ? Optional.of(read(new Reader(state.words(), MARK.length())))
        : Optional.empty();
  }

  private static OnlineProgress read(Reader words) {
    int done = words.number();
    Optional<PreStepState> before = words.optional().map(PreStepState::new);
    var steps = new ArrayList<SafeStep>();
    for (int left = words.number(); left > 0; left--) {
      boolean alone = words.number() == 1;
      Optional<String> undo = words.optional();
      steps.add(new SafeStep(words.texts(), alone, undo));
    }
    var helpers = new ArrayList<ObjectId>();
    for (int left = words.number(); left > 0; left--) {
      helpers.add(new ObjectId(ObjectKind.valueOf(words.text()), words.texts()));
    }
    return new OnlineProgress(new OnlineSequence(steps, helpers), done, before);
  }

  /** Writes texts, each after its length and a colon. */
  private static final class Writer {

    private final StringBuilder text = new StringBuilder();

    void add(String value) {
      text.append(value.length()).append(':').append(value);
    }

    void add(int number) {
      add(String.valueOf(number));
    }

    void add(Optional<String> value) {
      add(value.stream().toList());
    }

    void add(List<String> values) {
      add(values.size());
      values.forEach(this::add);
    }
  }

  private static final class Reader {

    private final String text;
    private int next;

    Reader(String text, int from) {
      this.text = text;
      this.next = from;
    }

    String text() {
      int colon = text.indexOf(':', next);
      int from = colon + 1;
      next = from + Integer.parseInt(text.substring(next, colon));
      return text.substring(from, next);
    }

    int number() {
      return Integer.parseInt(text());
    }

    Optional<String> optional() {
      return texts().stream().findFirst();
    }

    List<String> texts() {
      var texts = new ArrayList<String>();
      for (int left = number(); left > 0; left--) {
        texts.add(text());
      }
      return texts;
    }
  }
}
