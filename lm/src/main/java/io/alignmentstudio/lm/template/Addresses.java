package io.alignmentstudio.lm.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.StringJoiner;

/** The filter {@code urlencode}. */
final class Addresses {
  private static final String UNCHANGED = "_.-~";

  private Addresses() {}

  /** Quotes a text for a path, or pairs for a query. */
  static String encode(Value value) {
    if (Python.isText(value) || !Python.iterable(value)) {
      return quoted(Python.str(value), "/");
    }
    List<Value> pairs =
        value instanceof Value.Dict dict ? Attributes.pairs(dict.entries()) : Python.iterate(value);
    StringJoiner query = new StringJoiner("&");
    for (Value pair : pairs) {
      query.add(assignment(pair));
      Session.checkLength(query.length());
    }
    return query.toString();
  }

  private static String assignment(Value pair) {
    List<Value> items = Python.iterate(pair);
    if (items.size() != 2) {
      throw new TemplateFailure("urlencode needs pairs, got " + items.size() + " values");
    }
    return forQuery(items.get(0)) + "=" + forQuery(items.get(1));
  }

  private static String forQuery(Value value) {
    return quoted(Python.str(value), "").replace("%20", "+");
  }

  private static String quoted(String text, String alsoUnchanged) {
    StringBuilder result = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      boolean plain =
          (b >= 'a' && b <= 'z')
              || (b >= 'A' && b <= 'Z')
              || (b >= '0' && b <= '9')
              || (UNCHANGED + alsoUnchanged).indexOf(b) >= 0;
      result.append(plain ? Character.toString(b) : "%%%02X".formatted(b & 0xff));
      Session.checkLength(result.length());
    }
    return result.toString();
  }
}
