package io.alignmentstudio.lm.template;

/** What went wrong inside a template; the line is added where it is known. */
final class TemplateFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TemplateFailure(String message) {
    super(message);
  }

  static TemplateFailure unsupported(String construct) {
    return new TemplateFailure(
        construct + " is not supported; rewrite this line of the template without it");
  }
}
