package dev.interlock.json;

import dev.interlock.effect.Seal;
import dev.interlock.finding.Finding;
import dev.interlock.replay.Replay.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The result of replaying one migration, kept for the next replay: its seal and its findings. */
public final class SeenJson {

  private SeenJson() {}

  /**
   * Writes the result as text.
   *
   * @param server the server of the replay
   */
  public static String write(Seen seen, String server) {
    return "{\n\"findings\": %s,\n\"seal\": %s}\n"
        .formatted(list(seen.findings()), SealJson.write(new Seal(server, seen.effect())));
  }

  /** Writes findings alone. */
  public static String write(List<Finding> findings) {
    return list(findings) + "\n";
  }

  private static String list(List<Finding> findings) {
    var line = new JsonText();
    return findings.stream()
        .map(finding -> line.of(json -> FindingJson.write(finding, json)))
        .collect(Collectors.joining(",\n", "[", "]"));
  }

  /**
   * The result that was read.
   *
   * @param server the server of the replay
   */
  public record Read(Seen seen, String server) {}

  /**
   * Reads what {@link #write(Seen, String)} wrote.
   *
   * @throws BadJson if the text is not a result
   */
  public static Read read(String text) {
    return JsonReader.read(
        text,
        json -> {
          var findings = new ArrayList<Finding>();
          var seals = new ArrayList<Seal>();
          json.object(field -> {
            switch (field) {
              case "findings" -> findings.addAll(json.list(() -> FindingJson.read(json)));
              case "seal" -> seals.add(SealJson.read(json));
              default -> throw json.bad("has an unknown field `" + field + "`");
            }
          });
          if (seals.size() != 1) {
            throw json.bad("should have one seal");
          }
          Seal seal = seals.getFirst();
          return new Read(new Seen(seal.effect(), findings), seal.server());
        });
  }

  /**
   * Reads what {@link #write(List)} wrote.
   *
   * @throws BadJson if the text is not a list of findings
   */
  public static List<Finding> readFindings(String text) {
    return JsonReader.read(text, json -> json.list(() -> FindingJson.read(json)));
  }
}
