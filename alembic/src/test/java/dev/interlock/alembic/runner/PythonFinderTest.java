package dev.interlock.alembic.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.finding.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonFinderTest {

  @TempDir Path folder;

  private Path program(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private Python find(Map<String, String> environment) {
    return new PythonFinder(folder, environment).find(Optional.empty());
  }

  @Test
  void prefersTheActiveEnvironmentToTheFoldersAndThoseToThePath() throws IOException {
    Path onPath = program("path/python3");
    var path = Map.of("PATH", "/nowhere:" + folder.resolve("path"));
    assertThat(find(path)).isEqualTo(new Python(onPath, "on the PATH"));
    Path venv = program("venv/bin/python");
    assertThat(find(path)).isEqualTo(new Python(venv, "in `venv`"));
    Path dotted = program(".venv/bin/python");
    assertThat(find(path)).isEqualTo(new Python(dotted, "in `.venv`"));
    Path active = program("active/bin/python");
    assertThat(find(Map.of("VIRTUAL_ENV", folder.resolve("active").toString())))
        .isEqualTo(new Python(active, "in `$VIRTUAL_ENV`"));
    Path uv = program("uv/bin/python");
    assertThat(find(Map.of("UV_PROJECT_ENVIRONMENT", "uv")).program()).isEqualTo(uv);
  }

  @Test
  void findsTheEnvironmentOfPoetry() throws Exception {
    Files.writeString(folder.resolve("poetry.lock"), "");
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(folder.toRealPath().toString().getBytes(StandardCharsets.UTF_8));
    String hash = Base64.getUrlEncoder().encodeToString(digest).substring(0, 8);
    program("home/.cache/pypoetry/virtualenvs/other-AAAAAAAA-py3.11/bin/python");
    Path ours = program("home/.cache/pypoetry/virtualenvs/app-" + hash + "-py3.11/bin/python");
    assertThat(find(Map.of("HOME", folder.resolve("home").toString())).program()).isEqualTo(ours);
  }

  @Test
  void takesANamedProgramOrEnvironment() throws IOException {
    Path program = program("own/bin/python");
    var finder = new PythonFinder(folder, Map.of());
    assertThat(finder.find(Optional.of("own")).program()).isEqualTo(program);
    assertThat(finder.find(Optional.of("own/bin/python")).program()).isEqualTo(program);
    assertThatThrownBy(() -> finder.find(Optional.of("gone")))
        .isInstanceOf(Failure.Misconfigured.class)
        .hasMessageContaining("`gone`");
    assertThatThrownBy(() -> finder.find(Optional.empty()))
        .isInstanceOf(Failure.Misconfigured.class);
  }
}
