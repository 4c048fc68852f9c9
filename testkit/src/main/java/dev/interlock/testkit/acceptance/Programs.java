package dev.interlock.testkit.acceptance;

import dev.interlock.testkit.PythonEnvironment;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The programs that the commands of a case find.
 *
 * @param underTest the folder with the program under test, first on {@code PATH}
 * @param python an active virtual environment, if the case needs one
 */
record Programs(Path underTest, Optional<PythonEnvironment> python) {

  void addTo(Map<String, String> variables) {
    var path = System.getenv("PATH");
    if (python.isPresent()) {
      variables.put("VIRTUAL_ENV", python.get().folder().toString());
      path = python.get().programs() + File.pathSeparator + path;
    }
    variables.put("PATH", underTest + File.pathSeparator + path);
  }
}
