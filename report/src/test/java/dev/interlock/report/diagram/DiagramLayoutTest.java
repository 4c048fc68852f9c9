package dev.interlock.report.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.report.diagram.PlacedDiagram.Line;
import dev.interlock.report.diagram.PlacedDiagram.PlacedBox;
import dev.interlock.report.layout.Placement.Point;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DiagramLayoutTest {

  private static PlacedDiagram placed(int tables) {
    return DiagramLayout.of(TestCatalog.tree(tables), Detail.KEYS);
  }

  private static boolean overlap(PlacedBox one, PlacedBox other) {
    return one.corner().x() < other.corner().x() + other.width()
        && other.corner().x() < one.corner().x() + one.width()
        && one.corner().y() < other.corner().y() + other.height()
        && other.corner().y() < one.corner().y() + one.height();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 40, 41, 500})
  void boxesDoNotOverlapAndLieInside(int tables) {
    PlacedDiagram placed = placed(tables);
    List<PlacedBox> boxes = placed.boxes();

    assertThat(boxes).hasSize(tables);
    for (int i = 0; i < boxes.size(); i++) {
      PlacedBox box = boxes.get(i);
      assertThat(box.corner().x()).isNotNegative();
      assertThat(box.corner().x() + box.width()).isLessThanOrEqualTo(placed.width());
      assertThat(box.corner().y() + box.height()).isLessThanOrEqualTo(placed.height());
      for (PlacedBox other : boxes.subList(0, i)) {
        assertThat(overlap(box, other)).as("%s and %s", box, other).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 40, 41, 500})
  void everyForeignKeyIsALineBetweenItsColumnsOrFar(int tables) {
    PlacedDiagram placed = placed(tables);

    assertThat(placed.lines().size() + placed.far().size()).isEqualTo(tables - 1);
    assertThat(placed.far().isEmpty()).isEqualTo(tables <= TableGroups.WHOLE);
    for (Line line : placed.lines()) {
      PlacedBox to = box(placed, line.reference().to());
      PlacedBox from = box(placed, line.reference().from());
      Point start = line.points().getFirst();
      Point end = line.points().getLast();
      assertThat(start.x()).isEqualTo(to.corner().x() + to.width());
      assertThat(start.y() - to.corner().y()).isEqualTo(BoxSize.middle(0) + 5);
      assertThat(end).isEqualTo(from.corner().plus(0, BoxSize.middle(1)));
      for (int i = 1; i < line.points().size(); i++) {
        Point one = line.points().get(i - 1);
        Point next = line.points().get(i);
        assertThat(one.x() == next.x() || one.y() == next.y()).as("%s", line).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Detail.class)
  void sameDiagramGivesTheSameDrawing(Detail detail) {
    Diagram diagram = TestCatalog.tree(100);

    assertThat(SvgWriter.document(diagram, detail)).isEqualTo(SvgWriter.document(diagram, detail));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 2000})
  void groupsStaySmallSoThatLargeSchemasAreLaidOutInPieces(int tables) {
    assertThat(TableGroups.of(TestCatalog.tree(tables)))
        .allSatisfy(group -> assertThat(group).hasSizeLessThanOrEqualTo(TableGroups.PART))
        .hasSizeLessThan(tables / 4);
  }

  private static PlacedBox box(PlacedDiagram placed, QualifiedName name) {
    return placed.boxes().stream()
        .filter(box -> box.box().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
