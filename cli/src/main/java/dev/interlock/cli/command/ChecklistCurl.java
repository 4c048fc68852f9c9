package dev.interlock.cli.command;

import dev.interlock.gate.verify.RequestBody;
import dev.interlock.gate.verify.RequestCheck;
import dev.interlock.gate.verify.RequestFlow;
import dev.interlock.gate.verify.RequestTemplate;
import dev.interlock.gate.verify.ServiceVerification;
import dev.interlock.gate.verify.Values;
import dev.interlock.gate.verify.json.JsonPointer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A line of curl for each request and each step of a flow. References are shell variables. No
 * header value and no part of a body is shown, because either may be secret.
 */
final class ChecklistCurl {

  private static final String HIDDEN = "***";

  private ChecklistCurl() {}

  /** Returns the lines in a block of Markdown; empty if there is no request. */
  static String text(ServiceVerification rules) {
    if (rules.requests().isEmpty() && rules.flows().isEmpty()) {
      return "";
    }
    var text =
        new StringBuilder(
            "\nBy hand, with the address of the service in `URL`, and your values in place of `***`:\n\n```sh\n");
    rules.requests().forEach(check -> text.append(line(check.request())));
    String gap = rules.requests().isEmpty() ? "" : "\n";
    for (RequestFlow flow : rules.flows()) {
      text.append(gap).append("# flow \"%s\"\n".formatted(oneLine(flow.name())));
      steps(flow, text);
      gap = "\n";
    }
    return text.append("```\n").toString();
  }

  private static void steps(RequestFlow flow, StringBuilder text) {
    var known = new LinkedHashSet<String>();
    for (RequestCheck check : flow.steps()) {
      Set<String> used = new TreeSet<>(check.request().body().names());
      used.retainAll(known);
      if (!used.isEmpty()) {
        text.append("# the body needs %s\n".formatted(variables(used)));
      }
      text.append(line(check.request()));
      check
          .keep()
          .forEach((name, pointer) -> text.append("# $%s: %s\n".formatted(name, place(pointer))));
      known.addAll(check.keep().keySet());
    }
  }

  private static String variables(Set<String> names) {
    return names.stream().map(name -> "$" + name).collect(Collectors.joining(", "));
  }

  private static String place(JsonPointer pointer) {
    return pointer.steps().isEmpty()
        ? "the whole of this answer"
        : "the value at %s in this answer".formatted(oneLine(pointer.toString()));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }

  private static String line(RequestTemplate request) {
    boolean hasBody = !(request.body() instanceof RequestBody.None);
    var line = new StringBuilder("curl -i");
    if (request.method().equals("HEAD")) {
      line.append(" --head");
    } else if (!request.method().equals("GET") || hasBody) {
      line.append(" -X ").append(request.method());
    }
    line.append(" \"$URL").append(path(request.path())).append('"');
    request
        .headers()
        .forEach(
            (name, value) -> line.append(" -H \"%s: %s\"".formatted(escaped(name), hidden(value))));
    if (hasBody) {
      line.append(" -d '").append(HIDDEN).append('\'');
    }
    return line.append('\n').toString();
  }

  private static String path(String path) {
    return Values.rewritten(path.replace("\"", "%22"), ChecklistCurl::escaped, "${%s}"::formatted);
  }

  /** Shows only spaces and references of a header. */
  private static String hidden(String value) {
    return Values.rewritten(
        value,
        text -> text.isBlank() ? text : text.replaceAll("\\S(.*\\S)?", HIDDEN),
        "${%s}"::formatted);
  }

  /** Escapes what a shell expands between double quotes (POSIX, 2.2.3). */
  private static String escaped(String text) {
    return text.replaceAll("[\\\\`$\"]", "\\\\$0");
  }
}
