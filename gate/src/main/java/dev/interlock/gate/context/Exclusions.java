package dev.interlock.gate.context;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.gate.context.ignore.IgnoreFile;
import dev.interlock.gate.context.ignore.IgnoreRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds needed files that an ignore file excludes, one finding for each group and line. */
record Exclusions(BuildContext context) {

  private static final int SHOWN_FILES = 5;

  List<Finding> findings(List<RequiredFiles> required) {
    return required.stream()
        .flatMap(group ->
            Stream.concat(context.docker().stream(), context.others().stream())
                .flatMap(ignore -> findings(group, ignore)))
        .toList();
  }

  private Stream<Finding> findings(RequiredFiles group, IgnoreFile ignore) {
    Map<IgnoreRule, List<String>> byRule = new LinkedHashMap<>();
    for (String file : group.files()) {
      ignore
          .exclusion(context.paths().inContext(file))
          .ifPresent(rule -> byRule.computeIfAbsent(rule, key -> new ArrayList<>()).add(file));
    }
    int missing = byRule.values().stream().mapToInt(List::size).sum();
    return byRule.entrySet().stream()
        .map(found -> finding(group, ignore, found.getKey(), found.getValue(), missing));
  }

  private Finding finding(
      RequiredFiles group, IgnoreFile ignore, IgnoreRule rule, List<String> files, int missing) {
    String verb = group.isPlural(files) ? "are" : "is";
    var finding =
        Finding.error(
                Code.EXCLUDED_FROM_IMAGE,
                "%s %s excluded from the image, so %s."
                    .formatted(group.shown(files), verb, group.consequence(missing)))
            .as(group.isError() ? Severity.ERROR : Severity.WARNING)
            .at(rule.place());
    return (files.size() > 1 ? finding.notes(files, SHOWN_FILES) : finding)
        .help(help(group, ignore, rule, files));
  }

  private String help(RequiredFiles group, IgnoreFile ignore, IgnoreRule rule, List<String> files) {
    return exception(group, ignore, files)
        .map(line -> "Add the line `%s` at the end of `%s`.".formatted(line, ignore.name()))
        .orElseGet(() ->
            "Remove `%s` from line %d of `%s`, or narrow it so that it does not match them."
                .formatted(rule.text(), rule.place().line(), rule.place().file()));
  }

  /** Returns a line that includes the files again, if one does. */
  private Optional<String> exception(RequiredFiles group, IgnoreFile ignore, List<String> files) {
    String path = context.paths().inContext(files.size() == 1 ? files.getFirst() : group.name());
    return Stream.of("!" + path, "!" + path + "/**")
        .filter(line -> includes(ignore.with(line), files))
        .findFirst();
  }

  private boolean includes(IgnoreFile ignore, List<String> files) {
    return files.stream()
        .allMatch(file -> ignore.exclusion(context.paths().inContext(file)).isEmpty());
  }
}
