package io.alignmentstudio.lm.template;

import java.util.Set;

/** Names of filters. */
final class FilterNames {
  /** Jinja 3.1's. Not all are known here: what changes with chance or the machine is not. */
  static final Set<String> ALL =
      Set.of(
          "abs",
          "attr",
          "batch",
          "capitalize",
          "center",
          "count",
          "d",
          "default",
          "dictsort",
          "e",
          "escape",
          "filesizeformat",
          "first",
          "float",
          "forceescape",
          "format",
          "groupby",
          "indent",
          "int",
          "items",
          "join",
          "last",
          "length",
          "list",
          "lower",
          "map",
          "max",
          "min",
          "pprint",
          "random",
          "reject",
          "rejectattr",
          "replace",
          "reverse",
          "round",
          "safe",
          "select",
          "selectattr",
          "slice",
          "sort",
          "string",
          "striptags",
          "sum",
          "title",
          "tojson",
          "trim",
          "truncate",
          "unique",
          "upper",
          "urlencode",
          "urlize",
          "wordcount",
          "wordwrap",
          "xmlattr");

  private FilterNames() {}

  /** What to say of a filter that is not known here. */
  static TemplateFailure unknown(String name) {
    return ALL.contains(name)
        ? TemplateFailure.unsupported("the filter '" + name + "'")
        : new TemplateFailure("Jinja has no filter '" + name + "'");
  }
}
