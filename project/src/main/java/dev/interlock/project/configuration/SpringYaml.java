package dev.interlock.project.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The documents of an {@code application.yml} as flat properties, such as {@code
 * spring.flyway.table}. Spring reads YAML 1.1, in which some plain words mean something else than
 * in YAML 1.2: below {@code spring.flyway} such a value is refused.
 */
final class SpringYaml {

  private static final int DEEPEST = 40;

  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+\\.[0-9]+");

  /** Octal, hexadecimal and sexagesimal numbers, and those with underscores or an exponent. */
  private static final Pattern OTHER_NUMBER =
      Pattern.compile(
          "[-+]?(0[0-9_]+|0[xb][0-9a-fA-F_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"
              + "|[0-9][0-9_]*_[0-9_]*|[0-9.]+[eE][-+]?[0-9]+|\\.[0-9]+|[0-9]+\\.)");

  private static final Set<String> TRUE = Set.of("true", "yes", "on");
  private static final Set<String> FALSE = Set.of("false", "no", "off");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<Node> open = new HashSet<>();

  private SpringYaml() {}

  /**
   * Reads all documents.
   *
   * @throws YamlEngineException if the text is not YAML
   * @throws IllegalArgumentException with the property that cannot be read
   */
  static List<Map<String, String>> read(String text) {
    var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    var documents = new ArrayList<Map<String, String>>();
    for (Node root : new Compose(settings).composeAllFromString(text)) {
      var document = new SpringYaml();
      document.add("", root);
      documents.add(document.values);
    }
    return documents;
  }

  private void add(String path, Node node) {
    if (!open.add(node) || open.size() > DEEPEST) {
      throw new IllegalArgumentException(path);
    }
    switch (node) {
      case MappingNode mapping -> fields(path, mapping);
      case SequenceNode list -> items(path, list);
      case ScalarNode scalar -> values.putIfAbsent(path, text(path, scalar));
      default -> throw new IllegalArgumentException(path);
    }
    open.remove(node);
  }

  /** Reads the merged mappings ({@code <<}) last, because the keys beside them win. */
  private void fields(String path, MappingNode mapping) {
    var merged = new ArrayList<Node>();
    for (NodeTuple field : mapping.getValue()) {
      if (!(field.getKeyNode() instanceof ScalarNode key)) {
        throw new IllegalArgumentException(path);
      }
      if (key.getValue().equals("<<")) {
        merged.add(field.getValueNode());
      } else {
        String name = key.getValue();
        boolean isWhole = name.startsWith("[") && name.endsWith("]");
        String plain = isWhole ? name.substring(1, name.length() - 1) : name;
        add(path.isEmpty() ? plain : path + "." + plain, field.getValueNode());
      }
    }
    for (Node each : merged) {
      List<Node> parts = each instanceof SequenceNode list ? list.getValue() : List.of(each);
      parts.forEach(part -> add(path, part));
    }
  }

  private void items(String path, SequenceNode list) {
    boolean isFlat = list.getValue().stream().allMatch(ScalarNode.class::isInstance);
    if (isFlat) {
      values.putIfAbsent(
          path,
          list.getValue().stream()
              .map(item -> text(path, (ScalarNode) item))
              .collect(Collectors.joining(",")));
    }
  }

  private static String text(String path, ScalarNode scalar) {
    String written = scalar.getValue();
    return scalar.getScalarStyle() == ScalarStyle.PLAIN
        ? plain(written).orElseGet(() -> path.startsWith("spring.flyway") ? unclear(path) : written)
        : written;
  }

  private static String unclear(String path) {
    throw new IllegalArgumentException(path);
  }

  /** Returns the value; empty if YAML 1.1 and 1.2 may read it differently. */
  private static Optional<String> plain(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    boolean isCased =
        written.equals(lower)
            || written.equals(written.toUpperCase(Locale.ROOT))
            || written.substring(1).equals(lower.substring(1));
    if (written.isEmpty() || written.equals("~") || (isCased && lower.equals("null"))) {
      return Optional.of("");
    }
    if (isCased && TRUE.contains(lower)) {
      return Optional.of("true");
    }
    if (isCased && FALSE.contains(lower)) {
      return Optional.of("false");
    }
    if (WHOLE.matcher(written).matches()) {
      return Optional.of(written.startsWith("+") ? written.substring(1) : written);
    }
    if (OTHER_NUMBER.matcher(written).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        DECIMAL.matcher(written).matches() ? String.valueOf(Double.parseDouble(written)) : written);
  }
}
