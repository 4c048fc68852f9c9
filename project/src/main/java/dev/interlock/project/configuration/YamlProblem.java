package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Describes why a text is not YAML, in Interlock's words instead of the library's. */
final class YamlProblem {

  private YamlProblem() {}

  static Finding of(SourceText source, YamlEngineException problem) {
    if (!(problem instanceof MarkedYamlEngineException marked)) {
      return finding(
          "the file is not YAML: it holds characters that YAML forbids.", source.whole());
    }
    Optional<Mark> mark = marked.getProblemMark();
    Place place = mark.map(m -> source.place(m.getIndex(), 1)).orElse(source.whole());
    if (mark.isPresent() && isTab(source, mark.get())) {
      return finding("a tab is used where YAML requires spaces.", place)
          .help("Indent with spaces only.");
    }
    return finding("the file is not YAML: " + reason(marked.getProblem()) + ".", place)
        .help("Check indentation, colons and quotes here and in the line above.");
  }

  private static String reason(String problem) {
    return problem.startsWith("but ") ? problem.substring("but ".length()) : problem;
  }

  private static boolean isTab(SourceText source, Mark mark) {
    int[] text = source.content().codePoints().toArray();
    return mark.getIndex() < text.length && text[mark.getIndex()] == '\t';
  }

  private static Finding finding(String message, Place place) {
    return Finding.error(Code.UNREADABLE_CONFIGURATION, message).at(place);
  }
}
