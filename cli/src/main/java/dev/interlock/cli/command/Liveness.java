package dev.interlock.cli.command;

import dev.interlock.cli.project.Project;
import dev.interlock.cli.supervise.LivenessPort;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.project.configuration.LivenessConfiguration;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The answers of a start while its migrations run, if they are wanted. */
record Liveness(Optional<LivenessPort> port) implements Listener, AutoCloseable {

  private static final String PORT = "PORT";
  private static final int LARGEST = 65_535;

  static Liveness of(Project project) {
    LivenessConfiguration chosen = project.configuration().liveness();
    boolean isWanted =
        switch (chosen.choice()) {
          case AUTO -> project.platform().name().needsOpenPort();
          case PORT -> true;
          case OFF -> false;
        };
    return new Liveness(
        isWanted
            ? number(project.environment().getOrDefault(PORT, ""))
                .map(number -> address(chosen.host(), number))
                .map(address -> new LivenessPort(address, project.log()::say))
            : Optional.empty());
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[0-9]{1,5}")
        ? Optional.of(Integer.parseInt(text)).filter(number -> number > 0 && number <= LARGEST)
        : Optional.empty();
  }

  private static InetSocketAddress address(Optional<String> host, int number) {
    return host.map(name -> new InetSocketAddress(name, number))
        .orElseGet(() -> new InetSocketAddress(number));
  }

  @Override
  public void on(Event event) {
    port.ifPresent(open -> open.on(event));
  }

  @Override
  public void close() {
    port.ifPresent(LivenessPort::close);
  }
}
