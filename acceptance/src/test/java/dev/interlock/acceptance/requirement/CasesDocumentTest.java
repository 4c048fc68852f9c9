package dev.interlock.acceptance.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares {@code docs/cases.md} with the requirements and the tests that name them. With {@code
 * -Dinterlock.docs.write=true} it rewrites the page, and that run fails if the page was different.
 */
final class CasesDocumentTest {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path PAGE = REPOSITORY.resolve("docs").resolve("cases.md");
  private static final String BEGIN = "<!-- begin cases -->\n";
  private static final String END = "<!-- end cases -->\n";

  @Test
  void listsEveryRequirementWithItsTests() throws IOException {
    var text = Files.readString(PAGE);
    int start = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    var expected = table(requirements(), new MarkedTests(REPOSITORY).find());
    if (Boolean.getBoolean("interlock.docs.write")) {
      Files.writeString(PAGE, text.substring(0, start) + expected + text.substring(end));
    }
    assertThat(text.substring(start, end))
        .as("run with -Dinterlock.docs.write=true to write %s", PAGE)
        .isEqualTo(expected);
  }

  @Test
  void testsNameRequirementsThatExist() throws IOException {
    var known = requirements().stream().map(Requirement::id).toList();
    assertThat(new MarkedTests(REPOSITORY).find())
        .isNotEmpty()
        .allSatisfy(test -> assertThat(known).as(test.name()).containsAll(test.ids()));
  }

  private static List<Requirement> requirements() throws IOException {
    return Files.readAllLines(REPOSITORY.resolve("acceptance/requirements.tsv")).stream()
        .map(Requirement::parse)
        .toList();
  }

  private static String table(List<Requirement> requirements, List<Evidence> tests) {
    return requirements.stream()
        .map(requirement ->
            requirement.isIncident()
                ? "\n## %s. %s\n\n| id | Interlock must | test | result |\n|---|---|---|---|\n"
                    .formatted(requirement.id(), requirement.words())
                : rows(requirement, tests))
        .collect(Collectors.joining("", "", "\n"));
  }

  /** The first row names the requirement, the rows below it have further tests. */
  private static String rows(Requirement requirement, List<Evidence> tests) {
    var first = "| %s | %s ".formatted(requirement.id(), requirement.words());
    return tests.stream()
        .filter(test -> test.ids().contains(requirement.id()))
        .sorted(Evidence.ORDER)
        .map(test -> "| %s | %s |\n".formatted(test.link(), test.result()))
        .reduce((above, below) -> above + "| | " + below)
        .map(rows -> first + rows)
        .orElse(first + "| – | not yet |\n");
  }
}
