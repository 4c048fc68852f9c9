package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.project.configuration.YamlValue.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 into values that know their place. Only this class uses the YAML library, which is
 * therefore not loaded without a file. Aliases are refused: a configuration needs none, and a few
 * of them can expand to more text than memory holds.
 */
final class YamlReader {

  private static final int DEEPEST = 20;

  private final SourceText source;
  private final List<Finding> problems = new ArrayList<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private YamlReader(SourceText source) {
    this.source = source;
  }

  /**
   * Returns the file's value.
   *
   * @throws Failure.Misconfigured if the text is not one YAML document
   */
  static YamlFile read(SourceText source) {
    return new YamlReader(source).read();
  }

  private YamlFile read() {
    refuseDeepNesting();
    try {
      // Aliases and keys that are not text are refused here, where their place is known.
      var settings =
          LoadSettings.builder()
              .setSchema(new CoreSchema())
              .setAllowNonScalarKeys(true)
              .setMaxAliasesForCollections(Integer.MAX_VALUE)
              .build();
      YamlValue root =
          new Compose(settings)
              .composeString(source.content())
              .map(this::value)
              .orElse(new YamlValue.Nothing(source.whole()));
      return new YamlFile(root, problems);
    } catch (StackOverflowError e) {
      throw tooDeep(source.whole());
    } catch (YamlEngineException notYaml) {
      throw new Failure.Misconfigured(YamlProblem.of(source, notYaml));
    }
  }

  /** Refuses deep nesting before parsing: the library reads nested values recursively. */
  private void refuseDeepNesting() {
    try {
      int depth = 0;
      var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
      for (Event event : new Parse(settings).parseString(source.content())) {
        switch (event.getEventId()) {
          case MappingStart, SequenceStart -> depth++;
          case MappingEnd, SequenceEnd -> depth--;
          default -> {}
        }
        if (depth > DEEPEST) {
          throw tooDeep(
              event
                  .getStartMark()
                  .map(mark -> source.place(mark.getIndex(), 1))
                  .orElse(source.whole()));
        }
      }
    } catch (YamlEngineException notYaml) {
      // The next reading reports it.
    }
  }

  private static Failure.Misconfigured tooDeep(Place place) {
    return new Failure.Misconfigured(
        unreadable("values are nested more than %d deep.".formatted(DEEPEST), place)
            .help("No key of the configuration needs more than four levels."));
  }

  private YamlValue value(Node node) {
    if (!seen.add(node)) {
      problems.add(
          unreadable("the value is an alias, which is not supported.", place(node))
              .help("Write the value itself instead of the alias."));
      return new YamlValue.Nothing(place(node));
    }
    return switch (node) {
      case MappingNode mapping -> fields(mapping);
      case SequenceNode sequence ->
          new YamlValue.Items(
              sequence.getValue().stream().map(this::value).toList(), place(sequence));
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new IllegalStateException("unknown node " + node.getNodeType());
    };
  }

  private YamlValue scalar(ScalarNode scalar) {
    if (scalar.getTag().equals(Tag.NULL)) {
      return new YamlValue.Nothing(place(scalar));
    }
    return scalar.getTag().equals(Tag.BOOL)
        ? new YamlValue.Flag(Boolean.parseBoolean(scalar.getValue()), place(scalar))
        : new YamlValue.Text(scalar.getValue(), isNumber(scalar), place(scalar));
  }

  private static boolean isNumber(ScalarNode scalar) {
    return scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
  }

  private YamlValue fields(MappingNode mapping) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(unreadable("a key is not a single word.", place(tuple.getKeyNode())));
        continue;
      }
      var field = new Field(key.getValue(), place(key), value(tuple.getValueNode()));
      Field first = fields.putIfAbsent(field.name(), field);
      if (first != null) {
        problems.add(twice(first, field));
      }
    }
    return new YamlValue.Fields(List.copyOf(fields.values()), place(mapping));
  }

  private static Finding twice(Field first, Field second) {
    return unreadable(
            "`" + second.name() + "` occurs twice, first in line " + first.place().line() + ".",
            second.place())
        .help("Keep one of them.");
  }

  private static Finding unreadable(String message, Place place) {
    return Finding.error(Code.UNREADABLE_CONFIGURATION, message).at(place);
  }

  private Place place(Node node) {
    int start = node.getStartMark().map(Mark::getIndex).orElse(0);
    int end = node.getEndMark().map(Mark::getIndex).orElse(start);
    return source.place(start, end - start);
  }
}
