package dev.interlock.cli.report;

import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.output.Counted;
import dev.interlock.cli.output.Log;
import dev.interlock.cli.output.LogOptions;
import dev.interlock.cli.output.StepTimes;
import dev.interlock.finding.Code;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.finding.text.Ink;
import dev.interlock.gate.environment.Redactor;
import dev.interlock.project.configuration.ConfigurationKey;
import dev.interlock.report.Report;
import dev.interlock.system.WholeFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reports that a command is asked for.
 *
 * @param files the files to write, relative to the project folder
 * @param document the format of the report on standard output, if one is to be printed
 */
public record ReportRequest(Path folder, List<String> files, Optional<ReportFormat> document) {

  /**
   * @throws dev.interlock.finding.Failure.Misconfigured if a file has an unknown ending
   */
  public ReportRequest {
    files = List.copyOf(files);
    files.forEach(ReportFormat::ofFile);
  }

  /**
   * Begins the report of a command whose configuration is not read yet, and may turn out wrong. It
   * covers only the files that a flag or the variable names.
   */
  public static void beforeConfiguration(
      Invocation invocation, Path folder, Optional<ReportFormat> document) {
    Map<String, String> environment = invocation.environment();
    String files =
        invocation
            .options()
            .settings()
            .getOrDefault(
                ConfigurationKey.REPORT.flag(),
                environment.getOrDefault(ConfigurationKey.REPORT.variable(), ""));
    var known = Stream.of(files.split(",", -1)).map(String::strip).filter(name -> !name.isEmpty());
    Redactor redactor = Redactor.of(environment, Set.of(), List.of());
    redactor.learnFromWords(invocation.words());
    Ink ink = Ink.of(environment, invocation.options().color());
    Log log = LogOptions.unconfigured(invocation.err(), ink, environment).open(redactor);
    RunReport report =
        new ReportRequest(folder, known.toList(), document)
            .begin(invocation, "", redactor, log, new StepTimes());
    invocation.failures().continueIn(report.log()::report, redactor);
  }

  /**
   * Begins the report of a command; it is written when the command ends.
   *
   * @param platform the name of the platform, or an empty text if it is not known
   * @param log the log of the command; {@link RunReport#log} takes its place
   * @param times measures the command
   */
  public RunReport begin(
      Invocation invocation, String platform, Redactor redactor, Log log, StepTimes times) {
    String command = invocation.words().getFirst();
    var report =
        new RunReport(
            command,
            platform,
            folderInRepository(),
            redactor,
            log,
            times,
            document.isEmpty(),
            files.stream().map(ReportFormat::ofFile).anyMatch(ReportFormat::drawsSchema));
    invocation.failures().atEnd(code -> write(report, code, invocation.out(), log));
    return report;
  }

  /**
   * Prints the document and writes the files. A file that cannot be written is a warning, because
   * the command has already done its work.
   *
   * @param log receives the warning
   */
  private void write(RunReport collected, int exitCode, PrintStream out, Log log) {
    Report report = collected.report(exitCode);
    document.ifPresent(format -> {
      out.print(format.render(report));
      out.flush();
      log.say(counted(report) + ": see the report on standard output");
    });
    for (String file : files) {
      try {
        write(folder.resolve(file), ReportFormat.ofFile(file).render(report));
      } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
        log.report(unwritable(file, e));
      }
    }
  }

  /** Returns such as {@code 1 error, 2 warnings}. */
  private static String counted(Report report) {
    String counts =
        Stream.of(Severity.values())
            .map(severity -> counted(report, severity))
            .filter(count -> !count.isEmpty())
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "no findings" : counts;
  }

  private static String counted(Report report, Severity severity) {
    int count =
        (int) report.findings().stream().filter(each -> each.severity() == severity).count();
    return count == 0 ? "" : Counted.of(count, severity.name().toLowerCase(Locale.ROOT));
  }

  private static void write(Path file, String text) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    WholeFile.replace(file, text);
  }

  private static Finding unwritable(String file, Exception why) {
    return Finding.warning(
            Code.REPORT_NOT_WRITTEN,
            "the report `%s` could not be written: %s.".formatted(file, FileReason.of(why)))
        .note("the result of the command is not affected")
        .help("Name a file in a folder that this user may write to.");
  }

  /** Looks for the nearest folder above that holds {@code .git}, a folder or a file. */
  private String folderInRepository() {
    for (Path root = folder; root != null; root = root.getParent()) {
      if (Files.exists(root.resolve(".git"))) {
        return root.relativize(folder).toString().replace('\\', '/');
      }
    }
    return "";
  }
}
