package io.alignmentstudio.domain;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.ArrayList;
import java.util.List;

/** Collects every problem of an input, to fail once with all of them. */
public final class Problems {
  private final List<String> messages = new ArrayList<>();

  @FormatMethod
  public void add(@FormatString String format, Object... arguments) {
    messages.add(String.format(format, arguments));
  }

  public boolean isEmpty() {
    return messages.isEmpty();
  }

  public List<String> messages() {
    return List.copyOf(messages);
  }

  /** Throws one {@link StudioException} that lists every problem, if there is any. */
  public void throwIfAny(ErrorCode code, String heading) {
    if (!messages.isEmpty()) {
      throw new StudioException(code, heading + "\n  - " + String.join("\n  - ", messages));
    }
  }
}
