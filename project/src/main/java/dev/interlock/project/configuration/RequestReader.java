package dev.interlock.project.configuration;

import dev.interlock.finding.Place;
import dev.interlock.gate.verify.Expectation;
import dev.interlock.gate.verify.RequestBody;
import dev.interlock.gate.verify.RequestCheck;
import dev.interlock.gate.verify.RequestTemplate;
import dev.interlock.gate.verify.json.JsonExpectation;
import dev.interlock.gate.verify.json.JsonPointer;
import dev.interlock.gate.verify.json.JsonType;
import dev.interlock.project.configuration.YamlValue.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** Reads one request and its expected answer. */
final class RequestReader {

  private static final Set<String> SENT_BY_THE_CLIENT =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final GroupReader group;
  private final ReferenceScope scope;
  private final boolean isInFlow;

  RequestReader(GroupReader group, ReferenceScope scope, boolean isInFlow) {
    this.group = group;
    this.scope = scope;
    this.isInFlow = isInFlow;
  }

  /** Returns the request; empty if it has no method and path. */
  Optional<RequestCheck> read(YamlValue value) {
    var fields = group.fields(value, Arrays.asList(RequestKey.values()));
    fields.forEach((key, field) -> {
      switch (key) {
        case HEADERS, BODY, FORM -> scope.checkSecret(field.value(), group.below(key.key()));
        case KEEP -> {}
        default -> {
          scope.check(field.value(), group.below(key.key()));
          scope.hideQuery(field.value());
        }
      }
    });
    Expectation expected = expectation(fields);
    var keep = keep(Optional.ofNullable(fields.get(RequestKey.KEEP)));
    Place place = GroupReader.unquoted(value.place());
    return template(value, fields)
        .map(template -> new RequestCheck(template, expected, keep, place));
  }

  private Optional<RequestTemplate> template(
      YamlValue value, SequencedMap<RequestKey, Field> fields) {
    List<Map.Entry<RequestKey, Field>> methods =
        fields.entrySet().stream().filter(field -> field.getKey().isMethod()).toList();
    if (methods.size() != 1) {
      if (value instanceof YamlValue.Fields) {
        group.bad(
            value,
            methods.isEmpty() ? "has no method and path" : "has several methods",
            "Write one, such as `get: /health`.");
      }
      return Optional.empty();
    }
    RequestKey method = methods.getFirst().getKey();
    return path(group.below(method.key()), methods.getFirst().getValue().value())
        .map(text ->
            new RequestTemplate(
                method.name(),
                text,
                headers(group, Optional.ofNullable(fields.get(RequestKey.HEADERS))),
                body(fields)));
  }

  /** Returns a path of the service. */
  static Optional<String> path(GroupReader reader, YamlValue value) {
    Optional<String> path = reader.text(value);
    if (path.isPresent() && !path.get().matches("/[^\\s#]*")) {
      reader.bad(
          value,
          "is not a path of the service",
          "Begin it with a slash, and write spaces as `%20`.");
      return Optional.empty();
    }
    return path;
  }

  /** Returns headers that a request may have. */
  static SequencedMap<String, String> headers(GroupReader group, Optional<Field> field) {
    var headers = new LinkedHashMap<String, String>();
    if (field.isEmpty()) {
      return headers;
    }
    GroupReader reader = group.below(field.get().name());
    reader
        .named(field.get().value())
        .forEach((name, value) -> {
          boolean isToken = name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
          if (isToken && !SENT_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            headers.put(name, value);
          } else {
            reader
                .below(name)
                .bad(
                    field.get().value(),
                    isToken ? "is a header that the client sets itself" : "is not a header's name",
                    "Leave it out.");
          }
        });
    return headers;
  }

  private RequestBody body(SequencedMap<RequestKey, Field> fields) {
    Field json = fields.get(RequestKey.BODY);
    Field form = fields.get(RequestKey.FORM);
    if (json != null && form != null) {
      group.bad(form.value(), "has both `body` and `form`", "Keep one of them.");
    }
    if (json != null) {
      return new RequestBody.OfJson(YamlJson.of(json.value()));
    }
    return form == null
        ? new RequestBody.None()
        : new RequestBody.OfForm(group.below(RequestKey.FORM.key()).named(form.value()));
  }

  private Expectation expectation(SequencedMap<RequestKey, Field> fields) {
    Field headers = fields.get(RequestKey.ANSWER_HEADERS);
    return new Expectation(
        statuses(Optional.ofNullable(fields.get(RequestKey.STATUS))),
        headers == null
            ? new LinkedHashMap<>()
            : group.below(RequestKey.ANSWER_HEADERS.key()).named(headers.value()),
        json(fields));
  }

  private Set<Integer> statuses(Optional<Field> field) {
    Set<Integer> statuses = new TreeSet<>();
    field.ifPresent(status -> {
      GroupReader reader = group.below(RequestKey.STATUS.key());
      for (String text : reader.texts(status.value())) {
        if (text.matches("[1-5][0-9][0-9]")) {
          statuses.add(Integer.valueOf(text));
        } else {
          reader.bad(status.value(), "is not a status of HTTP", "Write a number such as `201`.");
        }
      }
    });
    return statuses;
  }

  private List<JsonExpectation> json(SequencedMap<RequestKey, Field> fields) {
    List<JsonExpectation> conditions = new ArrayList<>();
    fields.forEach((key, field) -> {
      switch (key) {
        case JSON -> conditions.add(new JsonExpectation.Subset(YamlJson.of(field.value())));
        case JSON_EXACT -> conditions.add(new JsonExpectation.Exact(YamlJson.of(field.value())));
        case JSON_AT ->
            pointers(field)
                .forEach((at, value) ->
                    conditions.add(new JsonExpectation.At(at, YamlJson.of(value.value()))));
        case JSON_TYPES ->
            pointers(field)
                .forEach((at, value) ->
                    type(field, value)
                        .ifPresent(type -> conditions.add(new JsonExpectation.Typed(at, type))));
        default -> {}
      }
    });
    return conditions;
  }

  private Optional<JsonType> type(Field group, Field field) {
    GroupReader reader = this.group.below(group.name()).below(field.name());
    Optional<String> word =
        field.value() instanceof YamlValue.Nothing
            ? Optional.of("null")
            : reader.text(field.value());
    Optional<JsonType> type = word.flatMap(JsonType::of);
    if (word.isPresent() && type.isEmpty()) {
      String words = String.join(", ", JsonType.words());
      reader.bad(field.value(), "is not a type of JSON", "Write one of " + words + ".");
    }
    return type;
  }

  private SequencedMap<JsonPointer, Field> pointers(Field field) {
    var pointers = new LinkedHashMap<JsonPointer, Field>();
    GroupReader reader = group.below(field.name());
    if (!(field.value() instanceof YamlValue.Fields fields)) {
      reader.wrong(field.value(), "a group of pointers", "Write such as `/user/id: 1` below it.");
      return pointers;
    }
    for (Field entry : fields.fields()) {
      JsonPointer.parse(entry.name())
          .ifPresentOrElse(
              pointer -> pointers.put(pointer, entry),
              () -> badPointer(reader.below(entry.name()), entry.value()));
    }
    return pointers;
  }

  private static void badPointer(GroupReader reader, YamlValue value) {
    reader.bad(
        value, "is not a JSON Pointer", "Begin it with a slash, such as `/user/id` (RFC 6901).");
  }

  private SequencedMap<String, JsonPointer> keep(Optional<Field> field) {
    var keep = new LinkedHashMap<String, JsonPointer>();
    if (field.isEmpty()) {
      return keep;
    }
    GroupReader reader = group.below(RequestKey.KEEP.key());
    if (!isInFlow) {
      reader.bad(
          field.get().value(), "has no next request", "Move the requests to `verify.flows`.");
    }
    reader
        .named(field.get().value())
        .forEach((name, text) ->
            JsonPointer.parse(text)
                .filter(pointer -> name.matches("[A-Za-z_][A-Za-z0-9_]*"))
                .ifPresentOrElse(
                    pointer -> keep.put(name, pointer),
                    () -> badPointer(reader.below(name), field.get().value())));
    scope.keep(keep.keySet());
    return keep;
  }
}
