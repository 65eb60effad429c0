package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Value.Items;
import java.math.BigDecimal;

/** Keys of mappings. Python holds 1, 1.0 and true for one key, as it does a text and safe text. */
final class Keys {
  private Keys() {}

  /** The form of a value that finds it in a mapping. */
  static Value of(Value value) {
    return switch (value) {
      case Value.Bool bool -> Value.of(bool.value() ? 1 : 0);
      case Value.Real real
          when Double.isFinite(real.value()) && Math.rint(real.value()) == real.value() ->
          Value.of(new BigDecimal(real.value()).toBigInteger());
      case Value.Safe text -> Value.of(text.value());
      case Items items when items.kind() == Items.Kind.LIST -> throw unfit(value);
      case Items items -> new Items(items.kind(), items.items().stream().map(Keys::of).toList());
      case Value.Dict dict -> throw unfit(value);
      default -> value;
    };
  }

  /** A key of a new entry, which is shown as it was given. */
  static Value shown(Value value) {
    Value key = of(value);
    if (!key.equals(value)) {
      throw TemplateFailure.unsupported("a key that is " + Python.type(value));
    }
    return key;
  }

  private static TemplateFailure unfit(Value value) {
    return new TemplateFailure(Python.type(value) + " cannot be a key");
  }
}
