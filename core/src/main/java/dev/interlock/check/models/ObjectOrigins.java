package dev.interlock.check.models;

import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.finding.Place;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import dev.interlock.script.token.TokenSequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The statement of the migrations that last changed each object. */
public final class ObjectOrigins {

  private final Map<ObjectId, Origin> last = new HashMap<>();

  private ObjectOrigins() {}

  private record Origin(Migration migration, int line) {}

  /**
   * Returns the origins for a whole history.
   *
   * @param effects effects of its migrations, in apply order
   */
  public static ObjectOrigins of(History history, List<MigrationEffect> effects) {
    var origins = new ObjectOrigins();
    for (MigrationEffect effect : effects) {
      history.find(effect.id()).ifPresent(migration -> origins.add(migration, effect.parts()));
    }
    return origins;
  }

  private void add(Migration migration, List<StatementEffect> parts) {
    for (StatementEffect part : parts) {
      for (Change change : part.changes()) {
        last.put(change.id(), new Origin(migration, part.line()));
      }
    }
  }

  /**
   * Returns the place of the last statement that touched the object; at its name, if the statement
   * contains it.
   */
  Optional<Place> of(ObjectId id) {
    return Optional.ofNullable(last.get(id)).map(origin -> place(origin, id));
  }

  private static Place place(Origin origin, ObjectId id) {
    Script script = origin.migration().script();
    return script.statements().stream()
        .filter(statement -> script.placeOf(statement).line() == origin.line())
        .findFirst()
        .map(statement -> place(script, statement, id))
        .orElseGet(() -> Place.line(origin.migration().path(), origin.line()));
  }

  private static Place place(Script script, Statement statement, ObjectId id) {
    TokenSequence tokens = script.tokens(statement);
    return IntStream.range(0, tokens.size())
        .filter(i -> !id.isUnnamed() && tokens.name(i).equalsIgnoreCase(id.name()))
        .mapToObj(tokens::get)
        .findFirst()
        .map(word -> script.placeOf(statement, word.start(), word.length()))
        .orElseGet(() -> script.placeOf(statement));
  }

  /** Returns file and line in parentheses, such as {@code (V1__users.sql:12)}; empty if unknown. */
  String words(ObjectId id) {
    return of(id)
        .map(place ->
            " (%s:%d)"
                .formatted(place.file().substring(place.file().lastIndexOf('/') + 1), place.line()))
        .orElse("");
  }
}
