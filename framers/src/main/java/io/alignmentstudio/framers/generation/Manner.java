package io.alignmentstudio.framers.generation;

/** How rows are worded, and which families of rows there are. */
public enum Manner {
  /** Few families, in lively wording: what the bundled example is measured with. */
  LIVELY(7),
  /** Every family, in plain wording that holds for documents that nobody has seen. */
  PLAIN(9);

  /** Version of the wording, which the rows name. */
  final int version;

  Manner(int version) {
    this.version = version;
  }

  /** The name of a section of the wording in this manner. */
  String section(String name) {
    return this == PLAIN ? "plain." + name : name;
  }
}
