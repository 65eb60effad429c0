package io.alignmentstudio.examples.documents;

/** How a policy numbers its headings. */
enum Headings {
  /** 1, then 1.1: both levels of one list. */
  DECIMAL("decimal", ""),
  /**
   * Chapter I, then Article 1 with its paragraphs and points. Articles are a list of their own:
   * they count through all chapters, and not every word processor knows levels that never restart.
   */
  STATUTE(
      "statute",
      """
        <w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="6"/></w:num>
      """);

  private final String prefix;
  private final String instances;

  Headings(String prefix, String instances) {
    this.prefix = prefix;
    this.instances = instances;
  }

  /** The resource with the definitions of the numbered levels. */
  String levels() {
    return prefix + "-levels.xml";
  }

  /** The resource with the styles that are linked to the levels. */
  String styles() {
    return prefix + "-styles.xml";
  }

  /** The list instances beside those that every document has. */
  String instances() {
    return instances;
  }
}
