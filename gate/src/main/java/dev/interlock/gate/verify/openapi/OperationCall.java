package dev.interlock.gate.verify.openapi;

import dev.interlock.gate.verify.http.ServiceRequest;
import dev.interlock.gate.verify.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The call of one operation: plausible values for the parameters in its path and for those that it
 * requires, and no body.
 *
 * @param values the text of each parameter
 */
record OperationCall(Operation operation, Map<Parameter, String> values) {

  private static final Pattern IN_PATH = Pattern.compile("\\{([^}]*)}");

  OperationCall {
    values = new LinkedHashMap<>(values);
  }

  /** Returns the first parameter for which no value is found. */
  static Optional<Parameter> withoutValue(Operation operation, References references) {
    return sent(operation).stream()
        .filter(parameter -> text(operation, parameter, references).isEmpty())
        .findFirst();
  }

  /** Creates the call of an operation whose parameters all have a value. */
  static OperationCall of(Operation operation, References references) {
    var values = new LinkedHashMap<Parameter, String>();
    for (Parameter parameter : sent(operation)) {
      values.put(parameter, text(operation, parameter, references).orElseThrow());
    }
    return new OperationCall(operation, values);
  }

  /** The required parameters, with those that the path names and the document does not declare. */
  private static List<Parameter> sent(Operation operation) {
    List<Parameter> sent =
        new ArrayList<>(operation.parameters().stream().filter(Parameter::required).toList());
    for (String name : IN_PATH.matcher(operation.path()).results().map(n -> n.group(1)).toList()) {
      if (sent.stream()
          .noneMatch(known -> known.in().equals("path") && known.name().equals(name))) {
        sent.add(new Parameter(name, "path", true, new Json.Truth(true), Optional.empty()));
      }
    }
    return sent;
  }

  /** A change must not meet an existing row by its id. */
  private static Optional<String> text(
      Operation operation, Parameter parameter, References references) {
    boolean isImprobable = !operation.isSafe() && parameter.in().equals("path");
    return new SampleValue(references, isImprobable)
        .of(parameter)
        .flatMap(value -> value instanceof Json.Items items ? first(items) : value.plain())
        .filter(text -> !text.isEmpty() || !parameter.in().equals("path"));
  }

  private static Optional<String> first(Json.Items items) {
    return items.values().stream().findFirst().flatMap(Json::plain);
  }

  /**
   * Returns the request.
   *
   * @param headers headers of every call
   */
  ServiceRequest request(SequencedMap<String, String> headers) {
    var all = new LinkedHashMap<>(headers);
    of("header").forEach((parameter, value) -> all.putIfAbsent(parameter.name(), value));
    String cookies = pairs("cookie", "; ");
    if (!cookies.isEmpty()) {
      all.putIfAbsent("Cookie", cookies);
    }
    String query = pairs("query", "&");
    String path = operation.base() + path() + (query.isEmpty() ? "" : "?" + query);
    return new ServiceRequest(operation.method(), path, all, Optional.empty());
  }

  private String path() {
    return IN_PATH
        .matcher(operation.path())
        .replaceAll(name ->
            Matcher.quoteReplacement(
                of("path").entrySet().stream()
                    .filter(value -> value.getKey().name().equals(name.group(1)))
                    .map(value -> encoded(value.getValue()))
                    .findFirst()
                    .orElseThrow()));
  }

  private String pairs(String in, String separator) {
    return of(in).entrySet().stream()
        .map(value -> encoded(value.getKey().name()) + "=" + encoded(value.getValue()))
        .collect(Collectors.joining(separator));
  }

  private Map<Parameter, String> of(String in) {
    var found = new LinkedHashMap<Parameter, String>();
    values.forEach((parameter, value) -> {
      if (parameter.in().equals(in)) {
        found.put(parameter, value);
      }
    });
    return found;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
