package dev.interlock.gate.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One pass over the lines of a log. For one use. */
final class LogReading {

  private static final List<KnownError> KNOWN =
      Stream.of(
              OtherToolErrors.ALL,
              PythonToolErrors.ALL,
              JavaToolErrors.ALL,
              NodeToolErrors.ALL,
              ConnectionErrors.ALL,
              PostgresObjectErrors.ALL,
              PostgresErrors.ALL,
              SqliteErrors.ALL)
          .flatMap(List::stream)
          .toList();

  /** Lines around an error that may say which program wrote it. */
  private static final int SURROUNDINGS = 15;

  /** Lines around a SQLSTATE that may hold the message. */
  private static final int MESSAGE_DISTANCE = 4;

  /** Products whose errors resemble those of PostgreSQL. */
  private static final Pattern OTHER_PRODUCT =
      Pattern.compile(
          "(?i)mysql|mariadb|\\bORA-\\d|sqlserver|\\bmssql|pymssql|db2jcc|cassandra|mongo|redis"
              + "|kafka|elastic|dynamo|rabbitmq|amqp|snowflake|bigquery|clickhouse|cockroach");

  /** Levels before a message that is not an error. */
  private static final Pattern NO_ERROR =
      Pattern.compile(
          "(?:NOTICE|INFO|DEBUG\\d?|WARNING|HINT|DETAIL|CONTEXT|STATEMENT|notice):\\s*$");

  private static final Pattern LOOKS_LIKE_AN_ERROR =
      Pattern.compile(
          "(?i:\\b(?:error|fatal|panic|exception|failed|failure)\\b)|(?:Error|Exception)\\b");

  private static final Pattern COUNTS_NONE =
      Pattern.compile("(?i)\\b(?:no|0|without|zero) (?:error|failure|failed|exception)");

  /** The severity in the languages of the server, and the first name in the quotes of each. */
  private static final Pattern LOCALISED =
      Pattern.compile(
          "(?:ERROR|FATAL|FEHLER|ERREUR|ERRORE|ERRO|ОШИБКА|错误|エラー|오류|BŁĄD|HATA|FEL|CHYBA|LỖI"
              + "|psycopg2?\\.errors\\.\\w+\\)?|PG::\\w+)\\s*[:：].*?[\"»«“„]\\s?([^\"»«”“]{1,63}?)\\s?[\"»«”“]");

  private final List<LogLine> lines;
  private final List<Diagnosis> errors = new ArrayList<>();

  /** Index in {@link #errors} of the first one of the stack trace that is being read. */
  private int trace;

  LogReading(List<LogLine> lines) {
    this.lines = lines;
  }

  LogDiagnosis result() {
    for (int at = 0; at < lines.size(); at++) {
      if (!lines.get(at).isContinuation()) {
        trace = errors.size();
      }
      boolean isInner = lines.get(at).isInnerCause();
      read(at).ifPresent(error -> add(error, isInner));
    }
    var unknown = errors.isEmpty() ? unknown() : Optional.<LogDiagnosis.Unknown>empty();
    int count = lines.isEmpty() ? 0 : lines.getLast().number();
    return new LogDiagnosis(rootFirst(), unknown, count);
  }

  private Optional<Diagnosis> read(int at) {
    return wording(at).or(() -> state(at));
  }

  private Optional<Diagnosis> wording(int at) {
    for (KnownError known : KNOWN) {
      Optional<Diagnosis> error = match(known, at);
      if (error.isPresent()) {
        return error;
      }
    }
    return Optional.empty();
  }

  private Optional<Diagnosis> match(KnownError known, int at) {
    return known.in(lines.get(at).text()).flatMap(found -> meant(known, found, at));
  }

  private Optional<Diagnosis> meant(KnownError known, Matcher found, int at) {
    LogLine line = lines.get(at);
    String before = line.text().substring(0, Math.min(found.start() + 1, line.text().length()));
    boolean isMeant =
        !NO_ERROR.matcher(before).find()
            && !OTHER_PRODUCT.matcher(before).find()
            && known.near().map(words -> isNear(words, at)).orElse(true);
    return isMeant
        ? Optional.of(
            new Diagnosis(
                known.tool(),
                known.cause(),
                group(found, "name"),
                group(found, "of"),
                line.number(),
                line.text()))
        : Optional.empty();
  }

  private static Optional<String> group(Matcher found, String name) {
    return found.namedGroups().containsKey(name)
        ? Optional.ofNullable(found.group(name))
        : Optional.empty();
  }

  private boolean isNear(Pattern words, int at) {
    return around(at, SURROUNDINGS).anyMatch(line -> words.matcher(line.text()).find());
  }

  private Stream<LogLine> around(int at, int distance) {
    int from = Math.max(0, at - distance);
    return lines.subList(from, Math.min(lines.size(), at + distance + 1)).stream();
  }

  /** A SQLSTATE decides where no line beside it has a message in English. */
  private Optional<Diagnosis> state(int at) {
    String text = lines.get(at).text();
    return SqlStates.in(text)
        .filter(causes -> !OTHER_PRODUCT.matcher(text).find())
        .flatMap(causes -> ofState(causes, at));
  }

  private Optional<Diagnosis> ofState(List<Cause> causes, int at) {
    int from = Math.max(0, at - MESSAGE_DISTANCE);
    int to = Math.min(lines.size() - 1, at + MESSAGE_DISTANCE);
    for (int near = from; near <= to; near++) {
      if (wording(near).filter(error -> causes.contains(error.cause())).isPresent()) {
        return Optional.empty();
      }
    }
    LogLine line = lines.get(at);
    return Optional.of(
        new Diagnosis(
            ReportingTool.POSTGRESQL,
            causes.getFirst(),
            localisedName(at),
            Optional.empty(),
            line.number(),
            line.text()));
  }

  private Optional<String> localisedName(int at) {
    return Stream.concat(Stream.of(lines.get(at)), around(at, MESSAGE_DISTANCE))
        .map(line -> LOCALISED.matcher(line.text()))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }

  /**
   * Adds an error, unless it is known from another line; an inner cause precedes its outer ones.
   */
  private void add(Diagnosis error, boolean isInner) {
    for (int known = 0; known < errors.size(); known++) {
      if (errors.get(known).isSameAs(error)) {
        errors.set(known, errors.get(known).with(error));
        return;
      }
    }
    errors.add(isInner ? trace : errors.size(), error);
  }

  private List<Diagnosis> rootFirst() {
    var ordered = new ArrayList<>(errors);
    ordered.stream()
        .filter(error -> !error.cause().isConsequence())
        .findFirst()
        .ifPresent(root -> {
          ordered.remove(root);
          ordered.addFirst(root);
        });
    return ordered;
  }

  private Optional<LogDiagnosis.Unknown> unknown() {
    return lines.stream()
        .filter(line -> LOOKS_LIKE_AN_ERROR.matcher(line.text()).find())
        .filter(line -> !COUNTS_NONE.matcher(line.text()).find())
        .findFirst()
        .map(line -> new LogDiagnosis.Unknown(line.number(), line.text().strip()));
  }
}
