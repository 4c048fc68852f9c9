package dev.interlock.testkit.fake;

import dev.interlock.dialect.Activity;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepRunner.Remains;
import dev.interlock.script.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A session at one moment, and what a test makes happen to it. */
public final class FakeSession {

  private final FakeDatabase database;
  private Optional<Statement> statement = Optional.empty();
  private int number = -1;
  private boolean working;
  private boolean cancelled;
  private boolean ended;

  FakeSession(FakeDatabase database) {
    this.database = database;
  }

  /** Lets time pass, until the statement at work is cancelled or its session ends. */
  public void takes(Duration duration) {
    database.clock().advance(duration, () -> cancelled || ended);
    requireUndisturbed();
  }

  /** Lets time pass during which monitors see this activity. */
  public void waits(Duration duration, Activity activity) {
    database.show(activity);
    try {
      takes(duration);
    } finally {
      database.show(Activity.none());
    }
  }

  /** Makes the statement at work fail. */
  public void fails(Reason reason) {
    throw failure(reason);
  }

  /** Ends the session: the server's answer does not arrive. */
  public void loses() {
    ended = true;
    requireUndisturbed();
  }

  /** Sets the part that exists of the effect of the statement outside a transaction. */
  public void leaves(Remains remains) {
    database.leave(statement.orElseThrow().text(), remains);
  }

  /** Ignores a request to cancel, as if the statement had not started when it came. */
  public void ignoresCancel() {
    cancelled = false;
  }

  private StepFailure failure(Reason reason) {
    String words = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    var said =
        new StepFailure.Said(
            "FAKE",
            words,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty());
    return new StepFailure(reason, number, said, null);
  }

  private void requireUndisturbed() {
    if (ended) {
      throw failure(Reason.CONNECTION_LOST);
    }
    if (cancelled) {
      throw failure(Reason.CANCELLED);
    }
  }

  void begins(int next, Statement text) {
    number = next;
    statement = Optional.of(text);
  }

  void ends() {
    number = -1;
    statement = Optional.empty();
  }

  /** Records a line, and lets happen what is planned before it takes effect. */
  void does(String line) {
    if (!ended) {
      database.record(line);
    }
    asks(line);
  }

  void asks(String question) {
    cancelled = false;
    requireUndisturbed();
    working = true;
    try {
      database.act(question, this);
      requireUndisturbed();
    } finally {
      working = false;
    }
  }

  /** Lets happen what is planned after a line took effect; a request to cancel comes too late. */
  void did(String line) {
    cancelled = false;
    database.act("after " + line, this);
  }

  void cancel() {
    cancelled |= working;
  }

  /** Ends the session, as its server does if a later run evicts it. */
  void end() {
    ended = true;
  }
}
