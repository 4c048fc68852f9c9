package dev.interlock.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Behaves like any other sorted map. */
final class TextMapTest {

  @Property(tries = 100)
  void isTheSameAsATreeOfTheSameEntries(@ForAll Map<String, String> entries) {
    var tree = new TreeMap<>(entries);
    var builder = new TextMap.Builder();
    entries.forEach((name, value) -> builder.put(name, "overwritten").put(name, value));
    entries.forEach((name, value) -> assertThat(builder.get(name)).isEqualTo(value));
    TextMap built = builder.build();
    assertThat(builder.build()).isEmpty();
    assertThat(built.entrySet()).containsExactlyElementsOf(tree.entrySet());
    assertThat(built.equals(tree)).isTrue();
    assertThat(tree.equals(built)).isTrue();
    assertThat(built).isEqualTo(TextMap.copyOf(tree)).hasSameHashCodeAs(tree);
    entries.forEach((name, value) -> {
      assertThat(built.get(name)).isEqualTo(value);
      assertThat(built.headMap(name)).isEqualTo(tree.headMap(name));
      assertThat(built.tailMap(name)).isEqualTo(tree.tailMap(name));
    });
    assertThat(built.get("there is none")).isEqualTo(entries.get("there is none"));
  }

  @Property(tries = 100)
  void cannotBeChanged(@ForAll String name) {
    var map = TextMap.empty().with(name, "value");
    assertThatThrownBy(() -> map.put(name, "other"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThat(map.with("another" + name, "value")).hasSize(2);
    assertThat(map).hasSize(1).containsEntry(name, "value");
  }
}
