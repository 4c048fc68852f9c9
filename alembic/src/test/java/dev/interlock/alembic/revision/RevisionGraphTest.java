package dev.interlock.alembic.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Checksum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionGraphTest {

  @TempDir Path folder;

  private RevisionGraph graph(String... revisions) throws IOException {
    for (String revision : revisions) {
      file(folder, revision);
    }
    return RevisionFiles.read(List.of(folder), false, folder);
  }

  /** Writes {@code id <- parents [needs dependencies] [is labels]}. */
  private static void file(Path folder, String line) throws IOException {
    String id = line.split(" ", 2)[0];
    Files.writeString(
        folder.resolve(id + "_x.py"),
        "revision = '%s'\ndown_revision = %s\ndepends_on = %s\nbranch_labels = %s\n"
            .formatted(id, after(line, "<-"), after(line, "needs"), after(line, "is")));
  }

  private static String after(String line, String word) {
    int at = (line + " ").indexOf(" " + word + " ");
    if (at < 0) {
      return "None";
    }
    var names = line.substring(at + word.length() + 2).strip().split(" (needs|is|<-) ", 2)[0];
    return "("
        + String.join(",", Stream.of(names.split(" ")).map("'%s',"::formatted).toList())
            .replace(",,", ",")
        + ")";
  }

  private static List<RevisionId> ids(String... texts) {
    return Stream.of(texts).map(RevisionId::new).toList();
  }

  @Test
  void ordersBranchesMergesAndDependencies() throws IOException {
    var graph =
        graph("a", "b <- a", "c <- a", "m <- b c", "z0", "z1 <- z0 needs c is plugin", "n <- m");
    assertThat(graph.problems()).isEmpty();
    assertThat(graph.heads()).isEqualTo(ids("n", "z1"));
    assertThat(graph.bases()).isEqualTo(ids("a", "z0"));
    assertThat(graph.merges()).isEqualTo(ids("m"));
    assertThat(graph.branchPoints()).isEqualTo(ids("a"));
    assertThat(graph.order().stream().map(Revision::id))
        .containsExactlyElementsOf(ids("a", "b", "c", "m", "n", "z0", "z1"));
    assertThat(graph.ancestors(ids("z1"))).containsExactlyElementsOf(ids("a", "c", "z0"));
    assertThat(graph.labels(new RevisionId("z0"))).containsExactly("plugin");
    assertThat(graph.meant("plugin").orElseThrow().id()).hasToString("z1");
    assertThat(graph.meant("z").isPresent()).isFalse();
  }

  @Test
  void dependencyIsNoParentOfAHead() throws IOException {
    var graph = graph("a", "b needs a");
    assertThat(graph.heads()).isEqualTo(ids("a", "b"));
    assertThat(graph.versionRows(ids("a", "b"))).isEqualTo(ids("b"));
  }

  @Test
  void dependencyMayBeALabel() throws IOException {
    var graph = graph("a is core", "b needs core");
    assertThat(graph.problems()).isEmpty();
    assertThat(graph.needs(new RevisionId("b"))).containsExactlyElementsOf(ids("a"));
  }

  @Test
  void versionRowsAreThoseOfAlembic() throws IOException {
    var graph = graph("a1", "a2 <- a1", "a3 <- a2", "b1", "b2 <- b1 needs a2", "m <- a3 b2");
    assertThat(graph.versionRows(ids("a1"))).isEqualTo(ids("a1"));
    assertThat(graph.versionRows(ids("a1", "a2", "b1"))).isEqualTo(ids("a2", "b1"));
    assertThat(graph.versionRows(ids("a1", "a2", "b1", "b2"))).isEqualTo(ids("b2"));
    assertThat(graph.versionRows(ids("a1", "a2", "a3", "b1", "b2"))).isEqualTo(ids("a3", "b2"));
    assertThat(graph.appliedBy(ids("b2")))
        .containsExactlyInAnyOrderElementsOf(ids("a1", "a2", "b1", "b2"));
  }

  @Test
  void reportsMissingParentsDuplicatesAndCycles() throws IOException {
    Files.writeString(folder.resolve("copy.py"), "revision = 'a'\ndown_revision = None\n");
    var graph = graph("a", "b <- gone", "c <- d", "d <- c", "e needs nothing");
    assertThat(graph.problems().stream().map(Finding::code))
        .containsExactlyInAnyOrder(
            Code.DUPLICATE_VERSION, Code.UNKNOWN_PARENT, Code.UNKNOWN_PARENT, Code.CYCLE);
    assertThat(graph.problems()).allSatisfy(problem -> assertThat(problem.place()).isPresent());
    assertThatThrownBy(graph::requireSound).isInstanceOf(Failure.Refused.class);
  }

  @Test
  void readsSeveralFoldersAndSkipsWhatAlembicSkips() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other/deep"));
    file(other, "b <- a");
    Files.createDirectory(folder.resolve("__pycache__"));
    Files.writeString(folder.resolve("__pycache__/c.py"), "revision = 'c'");
    Files.writeString(folder.resolve("__init__.py"), "");
    Files.writeString(folder.resolve(".#a.py"), "(");
    Files.writeString(folder.resolve("README"), "");
    assertThat(graph("a").ids()).isEqualTo(new TreeSet<>(ids("a")));
    assertThat(RevisionFiles.read(List.of(folder), true, folder).ids())
        .isEqualTo(new TreeSet<>(ids("a", "b")));
    assertThat(RevisionFiles.read(List.of(folder, other, folder), false, folder).ids())
        .isEqualTo(new TreeSet<>(ids("a", "b")));
  }

  @Test
  void refusesAFileInAnotherEncoding() throws IOException {
    Files.write(folder.resolve("a.py"), "revision = 'é'".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(graph().problems().stream().map(Finding::code)).containsExactly(Code.NOT_TEXT);
  }

  /** Each revision builds on some of those before it. */
  @Property(tries = 100)
  void everyRevisionComesAfterWhatItNeeds(
      @ForAll @Size(max = 20) List<@IntRange(max = 1_000_000) Integer> choices) {
    var revisions = new ArrayList<Revision>();
    var random = new Random(choices.hashCode());
    for (int i = 0; i < choices.size(); i++) {
      var parents = new TreeSet<String>();
      for (int p = 0; i > 0 && p < choices.get(i) % 3; p++) {
        parents.add("'r" + random.nextInt(i) + "'");
      }
      String text =
          "revision = 'r%d'\ndown_revision = [%s]".formatted(i, String.join(",", parents));
      RevisionReader.read("r.py", text, Checksum.of(new byte[0]), new ArrayList<>())
          .ifPresent(revisions::add);
    }
    var graph = RevisionGraph.of(revisions, List.of());
    assertThat(graph.problems()).isEmpty();
    assertThat(graph.order()).hasSize(choices.size());
    var seen = new TreeSet<RevisionId>();
    for (Revision revision : graph.order()) {
      assertThat(seen).containsAll(graph.needs(revision.id()));
      seen.add(revision.id());
      assertThat(graph.appliedBy(graph.versionRows(seen))).isEqualTo(seen);
    }
  }
}
