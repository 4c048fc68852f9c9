package dev.interlock.cli.demo;

import dev.interlock.cli.line.Invocation;
import java.time.Duration;
import java.util.List;

/** The five stories of {@code examples/cases}, one after the other. */
final class Cases {

  private static final List<String> FOLDERS =
      List.of("todo", "finance", "discovery", "platform", "workout");

  private final Distribution distribution;
  private final Invocation invocation;
  private final Page page;

  Cases(Distribution distribution, Invocation invocation, Page page) {
    this.distribution = distribution;
    this.invocation = invocation;
    this.page = page;
  }

  /** Plays all of them, each on a database of its own. */
  void tell() {
    long begin = System.nanoTime();
    FOLDERS.forEach(this::tell);
    page.gap();
    page.proven(
        "all %d went as told, in %d s"
            .formatted(FOLDERS.size(), Duration.ofNanos(System.nanoTime() - begin).toSeconds()));
  }

  private void tell(String name) {
    var folder = distribution.example("cases", name);
    try (var workshop = Workshop.open(distribution, folder, invocation.environment())) {
      new CasePlayer(workshop, page, invocation.out()).play(CaseStory.read(folder));
    }
    page.gap();
    page.proven("as told in examples/cases/%s/README.md".formatted(name));
  }
}
