package dev.interlock.drift;

import dev.interlock.catalog.Change;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Findings about differences that forbid nothing. */
public final class DriftFindings {

  private static final int SHOWN = 10;

  private DriftFindings() {}

  /**
   * Returns one finding for each kind of difference.
   *
   * @param sealedOn servers of the seals, such as {@code PostgreSQL 18}
   * @param server the live server
   */
  public static List<Finding> of(
      ComparedSchema schema, Collection<String> sealedOn, String server) {
    return of(schema.tuned(), schema.unsure(), schema.session(), sealedOn, server);
  }

  /** Returns the same findings for two compared schemas. */
  public static List<Finding> of(GradedChanges graded, Collection<String> servers, String server) {
    return of(graded.tuned(), graded.unsure(), graded.session(), servers, server);
  }

  private static List<Finding> of(
      List<Change> tuned,
      List<Change> unsure,
      List<Change> session,
      Collection<String> sealedOn,
      String server) {
    var findings = new ArrayList<Finding>();
    if (!tuned.isEmpty()) {
      findings.add(tuned(tuned));
    }
    if (!unsure.isEmpty()) {
      findings.add(unsure(unsure, sealedOn, server));
    }
    if (!session.isEmpty()) {
      findings.add(session(session));
    }
    return findings;
  }

  private static Finding tuned(List<Change> tuned) {
    Finding finding =
        Finding.error(
                Code.TUNED,
                "%s tuned by hand; neither rows nor rules differ."
                    .formatted(tuned.size() == 1 ? "1 object is" : tuned.size() + " objects are"))
            .as(Severity.NOTE);
    return finding.notes(lines(tuned), SHOWN);
  }

  private static Finding session(List<Change> session) {
    Finding finding =
        Finding.error(
                Code.READ_BY_SESSION,
                "%s a date or time that the database interpreted under its own time zone, `DateStyle` or `IntervalStyle`."
                    .formatted(
                        session.size() == 1 ? "1 object has" : session.size() + " objects have"))
            .as(Severity.NOTE);
    return finding.notes(lines(session), SHOWN);
  }

  private static Finding unsure(List<Change> unsure, Collection<String> sealedOn, String server) {
    String others =
        sealedOn.stream()
            .filter(sealed -> !sealed.equals(server))
            .sorted()
            .distinct()
            .collect(Collectors.joining(" and "));
    String count = unsure.size() == 1 ? "1 definition was" : unsure.size() + " definitions were";
    Finding finding =
        Finding.warning(
            Code.OTHER_SERVER_VERSION,
            "%s and %s print some expressions differently; %s compared word by word."
                .formatted(others, server, count));
    return finding
        .notes(lines(unsure), SHOWN)
        .help("Set `server: %s`, and run `interlock seal`.".formatted(major(server)));
  }

  private static String major(String server) {
    return server.substring(server.lastIndexOf(' ') + 1);
  }

  private static List<String> lines(List<Change> changes) {
    return changes.stream().map(change -> change.toString().replaceFirst("^altered ", "")).toList();
  }
}
