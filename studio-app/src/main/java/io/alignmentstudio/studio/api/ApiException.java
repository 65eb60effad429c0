package io.alignmentstudio.studio.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An error in OpenAI's shape. */
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final String code;
  private final String parameter;

  private ApiException(int status, String type, String code, String parameter, String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.parameter = parameter;
  }

  /** The request is wrong; {@code parameter} is the field, or empty. */
  static ApiException invalid(String code, String parameter, String message) {
    return new ApiException(400, "invalid_request_error", code, parameter, message);
  }

  static ApiException modelNotFound(String message) {
    return new ApiException(404, "invalid_request_error", "model_not_found", "model", message);
  }

  /** The request is refused with an HTTP status that says how. */
  static ApiException refused(int status, String code, String message) {
    return new ApiException(status, "invalid_request_error", code, "", message);
  }

  /** The studio failed. */
  static ApiException failed(String message) {
    return new ApiException(500, "server_error", "internal_error", "", message);
  }

  int status() {
    return status;
  }

  /** The body of the response. */
  Map<String, Object> body() {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", String.valueOf(getMessage()));
    error.put("type", type);
    error.put("param", parameter.isEmpty() ? Optional.empty() : Optional.of(parameter));
    error.put("code", code);
    return Map.of("error", error);
  }
}
