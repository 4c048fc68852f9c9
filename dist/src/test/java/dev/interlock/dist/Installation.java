package dev.interlock.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.Prerequisite;
import dev.interlock.testkit.fault.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The ways in which users install the program, each from the packages of this build alone. */
enum Installation {
  ARCHIVE("") {
    @Override
    String script() {
      return """
      (cd '%1$s' && grep -E ' interlock-.*-linux-[a-z0-9]+\\.tar\\.gz$' SHA256SUMS | sha256sum --check --quiet)
      mkdir unpacked && tar -xzf "$(ls '%1$s'/interlock-*-linux-*[0-9].tar.gz)" -C unpacked --strip-components=1
      ln -s unpacked/bin/interlock interlock
      """;
    }
  },
  PIP("python3") {
    @Override
    String script() {
      return """
      python3 -m venv 'with space'
      'with space'/bin/pip install --quiet --disable-pip-version-check --no-index --find-links '%1$s' 'interlock[embedded]'
      ln -s 'with space/bin/interlock' interlock
      """;
    }
  },
  UV("uv") {
    @Override
    String script() {
      return """
      uv venv --quiet --offline environment
      uv pip install --quiet --offline --python environment/bin/python --no-index --find-links '%1$s' 'interlock[embedded]'
      ln -s environment/bin/interlock interlock
      """;
    }
  },
  NPM("npm") {
    @Override
    String script() {
      return """
      echo '{"private": true}' >package.json
      npm install --silent --offline --no-audit --no-fund '%1$s'/interlock-*.tgz
      ln -s node_modules/.bin/interlock interlock
      """;
    }
  },
  IMAGE("tar") {
    @Override
    String script() {
      return """
      tar -xf "$(ls '%1$s'/interlock-*[0-9]-oci.tar)"
      layer=$(sed 's/.*"Layers":\\["\\([^"]*\\)".*/\\1/' manifest.json)
      tar -xzf "$layer"
      mv interlock root && ln -s root/bin/interlock interlock
      """;
    }
  };

  static final Path PACKAGES = Path.of("target", "packages").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final String tool;

  Installation(String tool) {
    this.tool = tool;
  }

  /** A script for `sh` that makes the command {@code interlock} in the current folder. */
  abstract String script();

  /**
   * Installs the program.
   *
   * @param folder an empty one
   * @return the command
   */
  Path in(Path folder) throws IOException {
    if (!tool.isEmpty() && Prerequisite.program(tool).isEmpty()) {
      throw Prerequisite.ofEnvironment()
          .notBroughtAlong("no " + tool + "; its way to install was not tested");
    }
    var builder = new ProcessBuilder("sh", "-euc", script().formatted(PACKAGES));
    builder.directory(Files.createDirectories(folder).toFile());
    try (var process = ChildProcess.start(builder)) {
      assertThat(process.await(LIMIT)).as(process.output()).isZero();
    }
    return folder.resolve("interlock");
  }

  /** The programs of a machine that the launcher, the program and the tests' services need. */
  static Path programsWithoutJava(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name :
        List.of("sh", "readlink", "uname", "true", "cat", "env", "sleep", "id", "setpriv")) {
      var program = Prerequisite.program(name);
      if (program.isEmpty()) {
        continue; // setpriv, by which root starts PostgreSQL as another user
      }
      var script = "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(program.get());
      PackedFile.program(script).write(folder.resolve(name));
    }
    return folder;
  }
}
