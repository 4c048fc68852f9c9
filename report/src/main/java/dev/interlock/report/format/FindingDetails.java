package dev.interlock.report.format;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.report.Report;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts of a finding that several formats need. */
final class FindingDetails {

  private FindingDetails() {}

  /** Returns message, notes and remedy, one on each line. */
  static String text(Finding finding) {
    var lines = new ArrayList<>(List.of(finding.message()));
    finding.notes().forEach(note -> lines.add("- " + note));
    finding.help().ifPresent(help -> lines.add("help: " + help));
    return String.join("\n", lines);
  }

  /** Returns the file of a finding, relative to the root of the repository. */
  static Optional<String> path(Report report, Finding finding) {
    return finding.place().map(Place::file).map(file -> path(report, file));
  }

  private static String path(Report report, String file) {
    return report.folder().isEmpty() || file.startsWith("/") ? file : report.folder() + "/" + file;
  }

  /**
   * Returns a fingerprint for each finding, in the same order. It survives changes elsewhere in the
   * file: it covers code, file and the marked line, or the message if there is no line. Equal ones
   * are numbered, so that no two findings of a report have the same.
   */
  static List<String> fingerprints(Report report) {
    Map<String, Integer> seen = new HashMap<>();
    return report.findings().stream()
        .map(finding -> {
          String subject = subject(report, finding);
          return sha256(subject + "\0" + seen.merge(subject, 1, Integer::sum));
        })
        .toList();
  }

  private static String subject(Report report, Finding finding) {
    String line =
        finding
            .place()
            .flatMap(Place::excerpt)
            .map(excerpt -> excerpt.text().strip())
            .orElse(finding.message());
    return finding.code() + "\0" + path(report, finding).orElse("") + "\0" + line;
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
