package dev.interlock.cli.demo;

import static java.util.stream.Collectors.joining;

import dev.interlock.cli.line.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The five stories of {@code examples/cases}, one after the other. */
final class Cases {

  private static final List<String> FOLDERS =
      List.of("todo", "finance", "discovery", "platform", "workout");

  private final Distribution distribution;
  private final Invocation invocation;
  private final Page page;
  private final List<Path> reports = new ArrayList<>();

  Cases(Distribution distribution, Invocation invocation, Page page) {
    this.distribution = distribution;
    this.invocation = invocation;
    this.page = page;
  }

  /** Plays all of them, each on a database of its own, and names their reports, which stay. */
  void tell() {
    long begin = System.nanoTime();
    Path reportFolder = reportFolder();
    FOLDERS.forEach(name -> tell(name, reportFolder));
    page.gap();
    page.proven(
        "all %d went as told, in %d s"
            .formatted(FOLDERS.size(), Duration.ofNanos(System.nanoTime() - begin).toSeconds()));
    page.say("How each of them ended, as a page for the browser:");
    page.say(reports.stream().map(report -> "  " + report.toUri()).collect(joining("\n")));
  }

  private static Path reportFolder() {
    try {
      return Files.createTempDirectory("interlock-demo-reports-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(String name, Path reportFolder) {
    var folder = distribution.example("cases", name);
    Path report = reportFolder.resolve(name + ".html");
    try (var workshop = Workshop.open(distribution, folder, invocation.environment())) {
      new CasePlayer(workshop, page, invocation.out(), report).play(CaseStory.read(folder));
    }
    reports.add(report);
    page.gap();
    page.proven("as told in examples/cases/%s/README.md".formatted(name));
  }
}
