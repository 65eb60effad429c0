package io.alignmentstudio.lm.template;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;

/** Errors that users see. */
final class Errors {
  private Errors() {}

  static StudioException atLine(int line, TemplateFailure failure) {
    return new StudioException(
        ErrorCode.DATA,
        "chat template, line %d: %s".formatted(line, failure.getMessage()),
        failure);
  }
}
