package dev.interlock.check.models;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.script.ScriptSplitter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks one object of the models that is not a table: a type, a sequence or a routine. */
record ObjectCheck(
    CatalogObject needed, Catalog made, ObjectOrigins origins, ScriptSplitter splitter) {

  /** Attribute of an enum. */
  private static final String LABELS = "labels";

  /** Attribute of a sequence. */
  private static final String OPTIONS = "options";

  private static final Pattern INCREMENT = Pattern.compile("increment (-?\\d+)");

  Optional<Finding> finding() {
    if (!isJudged()) {
      return Optional.empty();
    }
    Optional<CatalogObject> there = made.find(needed.id());
    return there.isEmpty()
        ? Optional.of(missing())
        : switch (needed.id().kind()) {
          case ENUM -> values(there.get());
          case SEQUENCE -> increment(there.get());
          default -> Optional.empty();
        };
  }

  private boolean isJudged() {
    return switch (needed.id().kind()) {
      case ENUM, COMPOSITE_TYPE, RANGE_TYPE, DOMAIN, ROUTINE -> true;
      case SEQUENCE -> !needed.id().isUnnamed() && !needed.attributes().containsKey("owned by");
      default -> false;
    };
  }

  private Finding missing() {
    ObjectKind kind = needed.id().kind();
    List<CatalogObject> same =
        made.objects().stream()
            .filter(object -> object.id().kind() == kind && !object.id().isUnnamed())
            .toList();
    Optional<ObjectId> near =
        Names.near(needed.id().name(), same.stream().map(o -> o.id().name()).toList())
            .flatMap(name -> same.stream().filter(o -> o.id().name().equals(name)).findFirst())
            .map(CatalogObject::id);
    String what = "models need %s %s".formatted(kind.word(), Names.shown(needed.id()));
    Finding finding =
        near.map(there ->
                Finding.error(
                    Code.MODEL_OBJECT,
                    "%s; migrations create %s%s; did you mean it?"
                        .formatted(what, Names.shown(there), origins.words(there))))
            .orElseGet(
                () -> Finding.error(Code.MODEL_OBJECT, what + ", which no migration creates."))
            .help("Create it in a new migration, or correct the models.");
    return near.flatMap(origins::of).map(finding::at).orElse(finding);
  }

  private Optional<Finding> values(CatalogObject there) {
    List<String> known = labels(there);
    List<String> lacking = labels(needed).stream().filter(value -> !known.contains(value)).toList();
    if (lacking.isEmpty()) {
      return Optional.empty();
    }
    String first = lacking.getFirst();
    Finding finding =
        Finding.error(
                Code.MODEL_VALUES,
                "models use %s of enum %s; migrations do not have %s%s."
                    .formatted(
                        listed(lacking),
                        Names.shown(needed.id()),
                        lacking.size() == 1 ? "it" : "them",
                        origins.words(there.id())))
            .help(
                "Add it in a new migration: `ALTER TYPE %s ADD VALUE '%s';`."
                    .formatted(Names.sql(needed.id()), first.replace("'", "''")));
    return Optional.of(origins.of(there.id()).map(finding::at).orElse(finding));
  }

  private List<String> labels(CatalogObject type) {
    return splitter.tokens(type.attributes().getOrDefault(LABELS, "")).values();
  }

  private static String listed(List<String> values) {
    return values.stream()
        .map(value -> "'" + value + "'")
        .reduce((one, other) -> one + ", " + other)
        .orElse("");
  }

  /**
   * Compares the increments of two sequences. A model that reserves several numbers at once returns
   * duplicates if the increment differs.
   */
  private Optional<Finding> increment(CatalogObject there) {
    String wanted = increment(needed.attributes().getOrDefault(OPTIONS, ""));
    String found = increment(there.attributes().getOrDefault(OPTIONS, ""));
    if (wanted.equals(found)) {
      return Optional.empty();
    }
    Finding finding =
        Finding.error(
                Code.MODEL_OBJECT,
                "models count in steps of %s with sequence %s; migrations make it step by %s%s, so keys collide."
                    .formatted(wanted, Names.shown(needed.id()), found, origins.words(there.id())))
            .help(
                "Change one of them, in a new migration: `ALTER SEQUENCE %s INCREMENT BY %s;`."
                    .formatted(Names.sql(needed.id()), wanted));
    return Optional.of(origins.of(there.id()).map(finding::at).orElse(finding));
  }

  private static String increment(String options) {
    Matcher written = INCREMENT.matcher(options);
    return written.find() ? written.group(1) : "1";
  }
}
