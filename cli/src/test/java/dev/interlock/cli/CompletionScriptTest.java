package dev.interlock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.Prerequisite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in the shells that they are for. */
class CompletionScriptTest {

  private static final CompletionScript SCRIPTS = new CompletionScript(CommandTable.interlock());

  @TempDir private Path folder;

  @Test
  void completesCommandsInBash() throws Exception {
    assertThat(bash("interlock", "ch")).containsExactlyInAnyOrder("check", "checklist");
  }

  @Test
  void completesFlagsOfTheCommandInBash() throws Exception {
    assertThat(bash("interlock", "-C", "run", "check", "--no-c"))
        .containsExactlyInAnyOrder("--no-cache", "--no-color");
    assertThat(bash("interlock", "run", "--no-c")).containsExactly("--no-color");
  }

  @Test
  void completesValuesInBash() throws Exception {
    assertThat(bash("interlock", "check", "--format", "js")).containsExactly("json");
    assertThat(bash("interlock", "check", "--format", "=", "ju")).containsExactly("junit");
    assertThat(bash("interlock", "status", "--drift", "")).containsExactly("refuse", "allow");
    assertThat(bash("interlock", "-C", "fol")).containsExactly("folder with space");
  }

  @Test
  void completesOperandsInBash() throws Exception {
    assertThat(bash("interlock", "help", "preflig")).containsExactly("preflight");
    assertThat(bash("interlock", "completion", "")).containsExactly("bash", "zsh", "fish");
  }

  @Test
  void completesTheServiceInBash() throws Exception {
    assertThat(bash("interlock", "run", "--", "bas")).contains("bash");
  }

  private String[] bash(String... words) throws Exception {
    Files.createDirectories(folder.resolve("folder with space"));
    var quoted = new StringBuilder();
    for (String word : words) {
      quoted.append(" '").append(word).append('\'');
    }
    String test =
        "cd '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _interlock; printf '%%s\\n' \"${COMPREPLY[@]}\"\n"
            .formatted(folder, quoted, words.length - 1);
    return shell("bash", SCRIPTS.bash() + test).lines().toArray(String[]::new);
  }

  @Test
  void isReadByZsh() throws Exception {
    assertThat(
            shell("zsh", "autoload -U compinit\n" + SCRIPTS.zsh().replace("_interlock \"$@\"", "")))
        .isEmpty();
    assertThat(SCRIPTS.zsh())
        .startsWith("#compdef interlock\n")
        .contains("check) _arguments -S $everywhere '--format[", "'*::command:_normal'");
  }

  @Test
  void completesInFish() throws Exception {
    String script = SCRIPTS.fish();
    assertThat(shell("fish", script + "complete -C 'interlock ch'\n").lines())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).startsWith("check\t"),
            line -> assertThat(line).startsWith("checklist\t"));
    assertThat(shell("fish", script + "complete -C 'interlock check --format js'\n"))
        .startsWith("json");
  }

  @Test
  void manualPageHasNoMistakes() throws Exception {
    var page = folder.resolve("interlock.1");
    Files.writeString(page, new ManualPage(CommandTable.interlock()).text());
    String shown = run("groff", "-man", "-Kutf8", "-Tutf8", "-P-cbou", "-ww", page.toString());
    assertThat(shown)
        .contains("NAME", "interlock preflight", "EXIT STATUS", "128+n")
        .doesNotContain("warning:", "error:");
  }

  private String shell(String name, String script) throws Exception {
    var file = folder.resolve("script");
    Files.writeString(file, script);
    return run(name, file.toString());
  }

  private static String run(String name, String... arguments) throws Exception {
    var program =
        Prerequisite.program(name)
            .orElseThrow(() ->
                Prerequisite.ofEnvironment().missing("no " + name + ": its script was not tried"));
    var words = new ArrayList<>(List.of(program.toString()));
    words.addAll(List.of(arguments));
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
