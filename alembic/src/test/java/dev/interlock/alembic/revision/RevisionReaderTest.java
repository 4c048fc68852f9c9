package dev.interlock.alembic.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.Checksum;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionReaderTest {

  private final List<Finding> problems = new ArrayList<>();

  private Optional<Revision> read(String text) {
    return RevisionReader.read(
        "versions/x.py", text, Checksum.of(text.getBytes(StandardCharsets.UTF_8)), problems);
  }

  private Revision sound(String text) {
    var revision = read(text);
    assertThat(problems).isEmpty();
    return revision.orElseThrow();
  }

  @Test
  void readsTheFileOfAlembicsTemplate() {
    var revision =
        sound(
            """
            \"""Add owner
              to accounts

            Revision ID: 3f1a
            Revises: 1a2b
            Create Date: 2024-05-01 10:11:12.123456

            \"""
            from typing import Sequence, Union
            from alembic import op

            # revision identifiers, used by Alembic.
            revision: str = '3f1a'
            down_revision: Union[str, Sequence[str], None] = '1a2b'
            branch_labels: Union[str, Sequence[str], None] = None
            depends_on: Union[str, Sequence[str], None] = None

            # interlock: breaking "drops a column"
            def upgrade() -> None:
                revision = op.get_bind()  # its own
                # not a header

            def downgrade() -> None:
                pass
            """);
    assertThat(revision.id()).hasToString("3f1a");
    assertThat(revision.parents()).containsExactly(new RevisionId("1a2b"));
    assertThat(revision.dependencies()).isEmpty();
    assertThat(revision.labels()).contains(List.of());
    assertThat(revision.message()).isEqualTo("Add owner to accounts");
    assertThat(revision.createDate()).contains("2024-05-01 10:11:12.123456");
    assertThat(revision.place()).hasToString("versions/x.py:14:1");
    assertThat(revision.header().stream().map(HeaderLine::text))
        .contains("Revises: 1a2b", "interlock: breaking \"drops a column\"")
        .doesNotContain("its own", "not a header");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "None | ",
        "'a' | a",
        "\"a\" | a",
        "(\"a\") | a",
        "('a',) | a",
        "('a', 'b') | a b",
        "'a', 'b' | a b",
        "['a', 'b',] | a b",
        "{'a', 'b'} | a b",
        "() | ",
        "tuple() | ",
        "('a' 'b') | ab",
        "'a' \"b\" | ab",
        "u'a' | a",
        "r'a' | a",
        "'''a''' | a",
        "\"\"\"a\"\"\" | a",
        "'\\x61\\u0062\\143' | abc",
        "(  # one\n 'a',  # 'c'\n\n 'b'\n) | a b",
        "\\\n    'a' | a",
        "'a'  # 'b' | a",
        "'a#b' | a#b",
        "'a'; x = 1 | a",
      })
  void readsAllShapesOfAPlainValue(String valueAndParents) {
    String[] parts = valueAndParents.split(" \\| ", 2);
    var parents = sound("revision = 'r'\ndown_revision = " + parts[0] + "\n").parents();
    assertThat(String.join(" ", parents.stream().map(RevisionId::text).toList()))
        .isEqualTo(parts[1]);
  }

  @Test
  void readsTwoAssignmentsOnOneLine() {
    assertThat(sound("revision = 'c1'; down_revision = 'b1'").parents())
        .containsExactly(new RevisionId("b1"));
  }

  @Test
  void ignoresExamplesInStringsAndComments() {
    var revision =
        sound(
            "'''Example:\n\nrevision = 'no'\n'''\n# revision = 'no'\nx = \"\"\"\ndown_revision = 'no'\n\"\"\"\n"
                + "revision = 'yes'\ndown_revision = None\nf(revision='no')\nassert revision == 'yes'\nx.revision = 1\n");
    assertThat(revision.id()).hasToString("yes");
    assertThat(revision.parents()).isEmpty();
  }

  @Test
  void lastAssignmentCounts() {
    assertThat(sound("revision = 'a'\ndown_revision = 'x'\ndown_revision = None").parents())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "down_revision = previous()",
        "down_revision = 'a' + 'b'",
        "down_revision = f'a{x}'",
        "down_revision = b'a'",
        "down_revision = OTHER",
        "down_revision = ('a', OTHER)",
        "down_revision = (None, 'a')",
        "down_revision = {'a': 'b'}",
        "down_revision = 'a' if x else 'b'",
        "down_revision = 'a'.strip()",
        "down_revision = '\\N{DASH}'",
        "down_revision = 'a'\ndown_revision += 'b'",
        "x = down_revision = 'a'",
        "down_revision, x = 'a', 1",
        "if x:\n    down_revision = 'a'",
        "if x: down_revision = 'a'",
        "try:\n  pass\nexcept E:\n  down_revision = 'a'",
        "from base import down_revision",
        "from base import (x,\n  y as down_revision)",
        "down_revision = 'a",
        "down_revision = ('a'",
        "down_revision = 'a')",
      })
  void refusesWhatOnlyPythonKnows(String text) {
    assertThat(read("revision = 'r'\n" + text)).isEmpty();
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(Code.REVISION_UNREADABLE);
          assertThat(problem.place().orElseThrow().line()).isGreaterThan(1);
          assertThat(problem.help()).isPresent();
        });
  }

  @Test
  void keepsARevisionWhoseLabelsAreComputed() {
    var revision =
        read("revision = 'r'\ndown_revision = None\nbranch_labels = (cli.EXPAND_BRANCH,)\n");
    assertThat(revision.orElseThrow().labels()).isEmpty();
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> assertThat(problem.severity()).isEqualTo(Severity.WARNING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"import os\n", "revision = 'a'\n", "down_revision = None\n"})
  void refusesAModuleThatIsNotARevision(String text) {
    assertThat(read(text)).isEmpty();
    assertThat(problems)
        .singleElement()
        .extracting(Finding::code)
        .isEqualTo(Code.REVISION_UNREADABLE);
  }

  @Test
  void takesAHexadecimalNameAsTheIdOfAnOldRevision() {
    assertThat(
            RevisionReader.read(
                "v/1a2b.py", "down_revision = None", Checksum.of(new byte[0]), problems))
        .hasValueSatisfying(revision -> assertThat(revision.id()).hasToString("1a2b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "'a-b'", "'a@b'", "'a+b'", "('a', 'b')", "None", "'a\\n'"})
  void refusesIdsThatAlembicRefuses(String id) {
    assertThat(read("down_revision = None\nrevision = " + id)).isEmpty();
    assertThat(problems).hasSize(1);
  }

  @Property(tries = 300)
  void findsAProblemOrARevisionInAnyText(@ForAll String text) {
    problems.clear();
    var revision = read("revision = 'r'\ndown_revision = None\n" + text);
    assertThat(revision.isPresent()).isNotEqualTo(problems.stream().anyMatch(Finding::isError));
  }
}
