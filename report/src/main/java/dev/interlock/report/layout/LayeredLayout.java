package dev.interlock.report.layout;

import dev.interlock.report.layout.Graph.Side;
import dev.interlock.report.layout.Placement.Point;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Lays a graph out in columns with right-angled links, by the layered algorithm of Eclipse ELK
 * (Sugiyama's method). Equal graphs get equal coordinates.
 */
public final class LayeredLayout {

  /** Room for the signs at both ends of a link, and one for each link that turns. */
  private static final double BETWEEN_LINK_AND_BOX = 26;

  private static final double BETWEEN_LINKS = 8;
  private static final double BETWEEN_BOXES = 28;
  private static final double BETWEEN_COLUMNS = 56;
  private static final double BETWEEN_PARTS = 48;
  private static final int SEED = 1;

  static {
    // Makes ELK's types known, which it does otherwise as a plug-in of Eclipse.
    LayoutMetaDataService.getInstance();
  }

  private LayeredLayout() {}

  /** Returns the coordinates of the graph. */
  public static Placement of(Graph graph) {
    ElkNode root = root();
    List<ElkNode> nodes = graph.boxes().stream().map(box -> node(box, root)).toList();
    List<ElkEdge> edges =
        graph.links().stream()
            .map(link -> edge(port(link.from(), nodes), port(link.to(), nodes), root))
            .toList();
    new LayeredLayoutProvider().layout(root, new NullElkProgressMonitor());
    return new Placement(
        root.getWidth(),
        root.getHeight(),
        nodes.stream().map(node -> new Point(node.getX(), node.getY())).toList(),
        edges.stream().map(LayeredLayout::bends).toList());
  }

  private static ElkNode root() {
    ElkNode root = ElkGraphUtil.createGraph();
    root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
    root.setProperty(LayeredOptions.RANDOM_SEED, SEED);
    root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_BOXES);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, BETWEEN_LINK_AND_BOX);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, BETWEEN_LINKS);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_COLUMNS);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BETWEEN_LINK_AND_BOX);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BETWEEN_LINKS);
    root.setProperty(LayeredOptions.SPACING_NODE_SELF_LOOP, BETWEEN_LINK_AND_BOX);
    root.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, BETWEEN_PARTS);
    return root;
  }

  private static ElkNode node(Graph.Box box, ElkNode root) {
    ElkNode node = ElkGraphUtil.createNode(root);
    node.setDimensions(box.width(), box.height());
    node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
    for (Graph.Port place : box.ports()) {
      boolean left = place.side() == Side.LEFT;
      ElkPort port = ElkGraphUtil.createPort(node);
      port.setProperty(LayeredOptions.PORT_SIDE, left ? PortSide.WEST : PortSide.EAST);
      port.setLocation(left ? 0 : box.width(), place.y());
    }
    return node;
  }

  private static ElkPort port(Graph.End end, List<ElkNode> nodes) {
    return nodes.get(end.box()).getPorts().get(end.port());
  }

  private static ElkEdge edge(ElkPort from, ElkPort to, ElkNode root) {
    ElkEdge edge = ElkGraphUtil.createEdge(root);
    edge.getSources().add(from);
    edge.getTargets().add(to);
    return edge;
  }

  private static List<Point> bends(ElkEdge edge) {
    ElkEdgeSection section = edge.getSections().getFirst();
    var points = new ArrayList<Point>();
    points.add(new Point(section.getStartX(), section.getStartY()));
    section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
    points.add(new Point(section.getEndX(), section.getEndY()));
    return points;
  }
}
