package dev.interlock.alembic.revision;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The findings about revisions that do not fit together. */
final class GraphFindings {

  private GraphFindings() {}

  static Finding duplicate(Revision first, Revision second) {
    return Finding.error(
            Code.DUPLICATE_VERSION,
            "`%s` and `%s` are both revision `%s`."
                .formatted(first.file(), second.file(), second.id()))
        .at(second.place())
        .help("Give one of them another id, or remove a copy.");
  }

  static Finding unknownParent(Revision child, String parent, Collection<RevisionId> ids) {
    return unknown(
        child,
        "`%s` builds on `%s`, which no file has.".formatted(child.id(), parent),
        parent,
        ids);
  }

  static Finding unknownDependency(Revision child, String needed, Collection<RevisionId> ids) {
    return unknown(
        child,
        "`%s` depends on `%s`, which is the id or label of no file.".formatted(child.id(), needed),
        needed,
        ids);
  }

  private static Finding unknown(
      Revision child, String message, String missing, Collection<RevisionId> ids) {
    var texts = ids.stream().map(RevisionId::text).toList();
    String help =
        Nearest.to(missing, texts)
            .map(near ->
                "Add the file of `%s`, or name another one such as `%s`.".formatted(missing, near))
            .orElse("Add the file of `%s`, or name another one.".formatted(missing));
    return Finding.error(Code.UNKNOWN_PARENT, message).at(child.place()).help(help);
  }

  static Finding labelTwice(Revision revision, String label, RevisionId before) {
    return Finding.error(
            Code.REVISION_UNREADABLE,
            "`%s` and `%s` both declare the branch label `%s`, which Alembic refuses."
                .formatted(before, revision.id(), label))
        .at(revision.place())
        .help("Remove the label from one of them.");
  }

  /** Returns one finding per cycle among the revisions that could not be sorted. */
  static List<Finding> cycles(
      Map<RevisionId, Revision> byId,
      Map<RevisionId, NavigableSet<RevisionId>> needs,
      List<Revision> sorted) {
    var left = new TreeSet<>(byId.keySet());
    sorted.forEach(revision -> left.remove(revision.id()));
    var findings = new ArrayList<Finding>();
    while (!left.isEmpty()) {
      var walked = new ArrayList<RevisionId>();
      Optional<RevisionId> next = Optional.of(left.first());
      while (next.isPresent() && !walked.contains(next.get())) {
        walked.add(next.get());
        next =
            needs.getOrDefault(next.get(), Collections.emptyNavigableSet()).stream()
                .filter(left::contains)
                .findFirst();
      }
      next.map(walked::indexOf)
          .map(start -> walked.subList(start, walked.size()))
          .ifPresent(circle -> findings.add(cycle(circle, byId)));
      walked.forEach(left::remove);
    }
    return findings;
  }

  private static Finding cycle(List<RevisionId> circle, Map<RevisionId, Revision> byId) {
    String path =
        circle.stream().map(id -> "`" + id + "`").collect(Collectors.joining(" builds on "));
    var finding =
        Finding.error(
            Code.CYCLE,
            "%s builds on `%s`, so none can run first.".formatted(path, circle.getFirst()));
    return Optional.ofNullable(byId.get(circle.getFirst()))
        .map(first -> finding.at(first.place()))
        .orElse(finding)
        .help("Correct `down_revision` or `depends_on` of one of them.");
  }
}
