package dev.interlock.testkit.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The surroundings of a case's commands. They inherit only the variables that a program cannot run
 * without, so that a developer's variables do not change an output.
 *
 * @param project a copy of the case's project, and the working folder of the commands
 * @param environment all variables of the commands
 * @param normaliser knows the volatile names of this run
 */
record Surroundings(Path project, Map<String, String> environment, Normaliser normaliser) {

  private static final Set<String> PASSED_ON =
      Set.of("HOME", "JAVA_HOME", "TMPDIR", "XDG_CACHE_HOME");

  Surroundings {
    environment = Map.copyOf(environment);
  }

  /**
   * Creates the surroundings of a case.
   *
   * @param programs the programs that the commands find
   */
  static Surroundings of(
      AcceptanceCase subject, CaseDatabase database, Path project, Programs programs)
      throws IOException {
    var variables = inherited(programs);
    variables.putAll(database.environment());
    subject.environment().applyTo(variables);
    return new Surroundings(project, variables, normaliser(database, project, programs));
  }

  private static Map<String, String> inherited(Programs programs) {
    var variables = new HashMap<>(System.getenv());
    variables.keySet().retainAll(PASSED_ON);
    variables.put("LC_ALL", "C.UTF-8");
    programs.addTo(variables);
    return variables;
  }

  private static Normaliser normaliser(CaseDatabase database, Path project, Programs programs)
      throws IOException {
    var names = new HashMap<String, String>();
    database.environment().forEach((variable, url) -> names.put(url, "<" + variable + ">"));
    names.put(database.name(), "<database>");
    names.put(project.toString(), "<project>");
    names.put(project.toRealPath().toString(), "<project>");
    programs.python().ifPresent(python -> names.put(python.folder().toString(), "<python>"));
    names.put(hostName(), "<host>");
    return new Normaliser(names);
  }

  private static String hostName() throws UnknownHostException {
    return InetAddress.getLocalHost().getHostName();
  }
}
