package dev.interlock;

import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reports why the database does not answer yet: once for each reason, not for each attempt. */
public final class WaitingReport implements Consumer<Finding> {

  private final Listener listener;
  private @Nullable Code said;

  public WaitingReport(Listener listener) {
    this.listener = listener;
  }

  @Override
  public void accept(Finding why) {
    if (why.code() != said) {
      said = why.code();
      listener.on(new Event.WaitingForDatabase(why));
    }
  }
}
